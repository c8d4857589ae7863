package vn.bordergate.ingest.declaring;

import java.time.Instant;
import java.util.List;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.declaring.form.VehicleSaid;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.journal.JournalEntry;

/**
 * One sound declaration on its way in, with everything that its transaction will write, so that no
 * work is left to be done while the transaction is open.
 *
 * @param declarationId the identity it gets if it is new
 * @param who lodges it
 * @param vehicles announced with it
 * @param contentJson what is kept for copying and amending
 * @param entry the event for the journal
 * @param valueBytes of that event in UTF-8: what the door counts, since one of 999 items is as
 *     large as a thousand of one
 */
record Lodgement(
        DeclarationId declarationId,
        FirmRights who,
        DeclaredContent content,
        List<Remark> remarks,
        List<VehicleSaid> vehicles,
        String contentHash,
        String contentJson,
        String remarksJson,
        Instant receivedAt,
        JournalEntry entry,
        int valueBytes)
        implements Door.Entrant {

    @Override
    public Key key() {
        return Key.of(content);
    }

    @Override
    public DeclarationId id() {
        return declarationId;
    }

    /** Subject of the sign-in. */
    String lodgedBy() {
        return who.subject();
    }

    /** What makes two declarations one. */
    record Key(String reference, String number, String scheme) implements Comparable<Key> {

        static Key of(DeclaredContent content) {
            return new Key(
                    content.reference(),
                    content.declarant().number(),
                    content.declarant().scheme().name());
        }

        FirmNumber firm() {
            return FirmNumber.of(scheme, number);
        }

        @Override
        public int compareTo(Key other) {
            int byReference = reference.compareTo(other.reference);
            int byNumber = number.compareTo(other.number);
            return byReference != 0
                    ? byReference
                    : byNumber != 0 ? byNumber : scheme.compareTo(other.scheme);
        }
    }
}
