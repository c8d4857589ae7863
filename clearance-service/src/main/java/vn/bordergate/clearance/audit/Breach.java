package vn.bordergate.clearance.audit;

/**
 * One thing by which the trail shows that it is not what was written.
 *
 * @param number of the seal where it shows, 0 where it has none
 * @param what the entry, the table or the head that is concerned
 */
public record Breach(Kind kind, long number, String what) {

    /** How a trail may be broken. */
    public enum Kind {
        /** Entry and hash disagree: one of them, or the order, was changed. */
        HASH_DIFFERS,
        /** A seal without its entry: the entry was deleted. */
        ENTRY_MISSING,
        /** Numbers are missing: seals were deleted. */
        SEALS_MISSING,
        /** An entry that was put among sealed ones without a seal. */
        ENTRY_WITHOUT_SEAL,
        /** Entries that wait for their seals for longer than a minute. */
        SEALING_LATE,
        /** The table may be changed: its trigger is missing, off or another one. */
        TRIGGER_MISSING,
        /** The chain no longer leads through a head that somebody has kept: it was rewritten. */
        HEAD_DIFFERS
    }
}
