package vn.bordergate.ingest.declaring;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DeclarationAmended;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.ingest.declaring.form.CanonicalForm;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.JournalEntry;

/** Prepares what was read for the door. */
final class Lodgements {

    private final EventJson json;
    private final Supplier<DeclarationId> ids;

    Lodgements(EventJson json, Supplier<DeclarationId> ids) {
        this.json = json;
        this.ids = ids;
    }

    Lodgement prepare(Reading.Sound sound, FirmRights who, Instant now) {
        // PostgreSQL keeps microseconds; a receipt must not change by being stored.
        Instant receivedAt = now.truncatedTo(ChronoUnit.MILLIS);
        DeclarationId id = ids.get();
        DeclarationLodged event =
                new DeclarationLodged(
                        id,
                        1,
                        sound.content(),
                        sound.remarks(),
                        receivedAt,
                        declarant(who.subject()));
        return lodgement(id, who, sound, receivedAt, json.entry(event));
    }

    /** The same for a generation after the first. */
    Lodgement prepareAmendment(
            DeclarationId id, int generation, Reading.Sound sound, FirmRights who, Instant now) {
        Instant receivedAt = now.truncatedTo(ChronoUnit.MILLIS);
        DeclarationAmended event =
                new DeclarationAmended(
                        id,
                        generation,
                        sound.content(),
                        sound.remarks(),
                        receivedAt,
                        declarant(who.subject()));
        return lodgement(id, who, sound, receivedAt, json.entry(event));
    }

    private Lodgement lodgement(
            DeclarationId id,
            FirmRights who,
            Reading.Sound sound,
            Instant receivedAt,
            JournalEntry entry) {
        DeclaredContent content = sound.content();
        return new Lodgement(
                id,
                who,
                content,
                sound.remarks(),
                sound.vehicles(),
                CanonicalForm.hash(content),
                json.write(content),
                json.write(sound.remarks()),
                receivedAt,
                entry,
                entry.value().getBytes(StandardCharsets.UTF_8).length);
    }

    /** Whose sign-in it was. */
    static Actor declarant(String subject) {
        return new Actor(ActorKind.DECLARANT, subject);
    }
}
