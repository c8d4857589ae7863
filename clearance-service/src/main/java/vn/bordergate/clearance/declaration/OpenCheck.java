package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;

/**
 * A check that is still to be decided.
 *
 * @param within its legal limit
 * @param since from when the limit counts
 * @param dueAt when its result is due
 * @param extended whether an officer has given it more time, which is done once
 * @param rows ids of the rows of the table of checks that ask for it: what it finds speaks for them
 */
public record OpenCheck(
        Authority authority,
        CheckKind kind,
        WorkingTime within,
        Instant since,
        Instant dueAt,
        boolean extended,
        List<String> rows) {

    public OpenCheck {
        rows = rows == null ? List.of() : List.copyOf(rows);
    }

    /** Of a check that was opened before limits were kept: it is never late. */
    public static final Instant UNDATED = Instant.parse("9999-12-31T17:00:00Z");

    /** What an inspection may be extended to (Law 54/2014/QH13, Article 23). */
    static final WorkingTime EXTENDED_TO = WorkingTime.ofDays(2);

    /** Results of specialised checks: two working days (Law 54/2014/QH13, Article 35). */
    private static final WorkingTime SPECIALISED = WorkingTime.ofDays(2);

    /** A check as it was kept before it had an authority and a limit: one of Customs. */
    public static OpenCheck undated(CheckKind kind) {
        return new OpenCheck(
                Authority.CUSTOMS, kind, limitOf(kind), Instant.EPOCH, UNDATED, false, List.of());
    }

    /** The legal limit of a check that no table gives one. */
    public static WorkingTime limitOf(CheckKind kind) {
        return switch (kind) {
            case DOCUMENT_CHECK -> WorkingTime.ofHours(2);
            case PHYSICAL_INSPECTION -> WorkingTime.ofHours(8);
            case SAMPLE, QUARANTINE_CERTIFICATE, FEE -> SPECIALISED;
        };
    }

    static List<OpenCheck> of(List<RequiredCheck> required, WorkingCalendar hours, Instant at) {
        return required.stream().map(check -> of(check, hours, at)).toList();
    }

    static OpenCheck of(RequiredCheck check, WorkingCalendar hours, Instant at) {
        return new OpenCheck(
                check.authority(),
                check.kind(),
                check.within(),
                at,
                hours.due(at, check.within()),
                false,
                check.rows());
    }

    public boolean is(Authority ofAuthority, CheckKind ofKind) {
        return authority == ofAuthority && kind == ofKind;
    }

    public boolean isLate(Instant at) {
        return !dueAt.isAfter(at);
    }

    OpenCheck due(Instant anew) {
        return new OpenCheck(authority, kind, within, since, anew, extended, rows);
    }

    /** The same limit again from now on, for a check that has become late. */
    OpenCheck again(WorkingCalendar hours, Instant at) {
        return new OpenCheck(authority, kind, within, at, hours.due(at, within), extended, rows);
    }

    /** More time, counted from when the check began; never less than there was. */
    OpenCheck extended(WorkingCalendar hours) {
        Instant longer = hours.due(since, EXTENDED_TO);
        return new OpenCheck(
                authority, kind, within, since, longer.isAfter(dueAt) ? longer : dueAt, true, rows);
    }

    /**
     * The time that was left when the clock was stopped, from now on. A check that was opened while
     * it stood still has all of its time left and no more.
     */
    OpenCheck resumed(WorkingCalendar hours, Instant stopped, Instant at) {
        Instant from = since.isAfter(stopped) ? since : stopped;
        return isLate(from) || dueAt.equals(UNDATED)
                ? this
                : due(hours.after(at, hours.between(from, dueAt)));
    }

    /** The appointment that the declarant is given: when the last of them is due. */
    public static Instant appointment(List<OpenCheck> open) {
        Instant latest = Instant.EPOCH;
        for (OpenCheck check : open) {
            latest = check.dueAt().isAfter(latest) ? check.dueAt() : latest;
        }
        return latest;
    }

    static List<OpenCheck> without(List<OpenCheck> open, Authority authority, CheckKind kind) {
        List<OpenCheck> left = new ArrayList<>(open);
        left.removeIf(check -> check.is(authority, kind));
        return List.copyOf(left);
    }
}
