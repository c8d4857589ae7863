package vn.bordergate.ingest.declaring;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarationWithdrawn;
import vn.bordergate.events.SupplementAnswered;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.ingest.door.IfMatch;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.Progress;
import vn.bordergate.ingest.tracking.ProgressTable;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;

/** Amending and withdrawing: one declaration, locked while its next state is decided. */
final class Changes {

    private static final String KEEP_FORMER =
            """
            insert into former_generation
                (declaration_id, generation, content, content_hash, remarks, received_at)
            select declaration_id, generation, content, content_hash, remarks, received_at
            from declaration where declaration_id = $1
            on conflict do nothing
            """;

    private static final String AMEND =
            """
            update declaration set generation = $2, generation_last = $2, content = $3,
                content_hash = $4, remarks = $5, received_at = to_timestamp($6::bigint / 1000.0)
            where declaration_id = $1
            """;

    private static final String WITHDRAW =
            """
            update declaration set withdrawn_at = to_timestamp($2::bigint / 1000.0)
            where declaration_id = $1
            """;

    private final Declarations declarations;
    private final ProgressTable progress;
    private final Lodgements lodgements;
    private final Writing writing;
    private final InstantSource clock;

    /** What the changes are written with. */
    record Writing(
            DatabaseClient database,
            TransactionalOperator transactions,
            Journal journal,
            EventJson json) {}

    Changes(
            Declarations declarations,
            ProgressTable progress,
            Lodgements lodgements,
            Writing writing,
            InstantSource clock) {
        this.declarations = declarations;
        this.progress = progress;
        this.lodgements = lodgements;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * Makes what was read the next generation, and answers its receipt. The same content again is
     * no change, however old the sender's tag is: then only the answer was lost.
     */
    Mono<Receipt> amend(UUID id, FirmRights who, Reading.Sound sound, IfMatch ifMatch) {
        return own(id, who)
                .flatMap(
                        stored -> {
                            Instant now = clock.instant();
                            Lodgement next =
                                    lodgements.prepareAmendment(
                                            stored.declarationId(),
                                            stored.generationLast() + 1,
                                            sound,
                                            who,
                                            now);
                            boolean open = stored.withdrawnAt() == null;
                            if (open && next.contentHash().equals(stored.contentHash())) {
                                return Mono.just(stored.receipt());
                            }
                            ifMatch.require(stored.generation());
                            Refusals.requireSameIdentity(stored.key(), next.key());
                            Refusals.requireFewGenerations(stored.generationLast());
                            return declarations
                                    .content(id)
                                    .doOnNext(c -> Refusals.requireSamePlace(c, next.content()))
                                    .then(requireOpen(stored))
                                    .then(write(stored, next));
                        })
                .as(writing.transactions()::transactional);
    }

    /** Asks for the declaration to be taken back; asking twice is asking once. */
    Mono<Stored> withdraw(UUID id, FirmRights who, IfMatch ifMatch) {
        return own(id, who)
                .flatMap(
                        stored -> {
                            if (stored.withdrawnAt() != null) {
                                return Mono.just(stored);
                            }
                            ifMatch.require(stored.generation());
                            return requireOpen(stored).then(write(stored, who.subject()));
                        })
                .as(writing.transactions()::transactional);
    }

    /** Passes on the answer to the request that is open; the authorities take it up. */
    Mono<Stored> supplement(UUID id, FirmRights who, int slip, String text) {
        return own(id, who)
                .flatMap(
                        stored ->
                                progress.find(List.of(stored.declarationId()))
                                        .map(found -> progressOf(stored, found))
                                        .doOnNext(now -> Refusals.requireAsked(now, slip))
                                        .then(answer(stored, who.subject(), slip, text)))
                .as(writing.transactions()::transactional);
    }

    private Mono<Stored> answer(Stored stored, String by, int slip, String text) {
        var event =
                new SupplementAnswered(
                        stored.declarationId(),
                        stored.generation(),
                        slip,
                        text,
                        Instant.ofEpochMilli(clock.millis()),
                        Lodgements.declarant(by));
        return writing.journal().append(List.of(writing.json().entry(event))).thenReturn(stored);
    }

    private Mono<Stored> own(UUID id, FirmRights who) {
        return declarations
                .findForChange(id)
                .filter(stored -> who.mayLookAt(stored.firm()))
                .switchIfEmpty(Mono.error(Refusals::notFound))
                .doOnNext(stored -> Refusals.requireDeclaring(who, stored.firm()));
    }

    private Mono<Void> requireOpen(Stored stored) {
        return progress.find(List.of(stored.declarationId()))
                .map(found -> Standing.of(stored, progressOf(stored, found)))
                .doOnNext(Refusals::requireOpen)
                .then();
    }

    private static Progress progressOf(
            Stored stored, Map<vn.bordergate.events.DeclarationId, Progress> found) {
        return found.getOrDefault(stored.declarationId(), Progress.none(stored.declarationId()));
    }

    private Mono<Receipt> write(Stored stored, Lodgement next) {
        int generation = stored.generationLast() + 1;
        UUID id = stored.declarationId().value();
        return writing.database()
                .sql(KEEP_FORMER)
                .bind(0, id)
                .then()
                .then(
                        writing.database()
                                .sql(AMEND)
                                .bind(0, id)
                                .bind(1, generation)
                                .bind(2, next.contentJson())
                                .bind(3, next.contentHash())
                                .bind(4, next.remarksJson())
                                .bind(5, next.receivedAt().toEpochMilli())
                                .then())
                .then(writing.journal().append(List.of(next.entry())))
                .thenReturn(
                        Receipt.of(
                                stored.declarationId(),
                                generation,
                                stored.key().reference(),
                                next.receivedAt(),
                                next.remarks(),
                                next.contentHash()));
    }

    private Mono<Stored> write(Stored stored, String by) {
        Instant at = Instant.ofEpochMilli(clock.millis());
        DeclarationWithdrawn event =
                new DeclarationWithdrawn(
                        stored.declarationId(),
                        stored.generationLast(),
                        at,
                        Lodgements.declarant(by));
        return writing.database()
                .sql(WITHDRAW)
                .bind(0, stored.declarationId().value())
                .bind(1, at.toEpochMilli())
                .then()
                .then(writing.journal().append(List.of(writing.json().entry(event))))
                .thenReturn(stored.withdrawn(at));
    }
}
