package vn.bordergate.clearance.till;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.FeeCommand.GiveBack;
import vn.bordergate.clearance.fee.PaidBy;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CrossingId;

/** Sends money back that was agreed to go back, part by part, until it has gone. */
final class Returns {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);
    private static final int PARTS_MAX = 100;

    /** After which a provider that took a return and said nothing more is asked once again. */
    private static final Duration SILENCE_MAX = Duration.ofHours(1);

    private static final String COLUMNS =
            "refund_id, receipt, crossing_id, payment_id, paid_by, vnd, actor, state";

    private static final String OF_CROSSING =
            "select %s from fee_return where crossing_id = $1 and state = 'WAITING'"
                    .formatted(COLUMNS);

    private static final String WAITING =
            """
            select %s from fee_return
            where state = 'WAITING' or (state = 'SENT' and tried_at < $1)
            order by tried_at nulls first limit $2
            """
                    .formatted(COLUMNS);

    private static final String OF_REFUND =
            "select %s from fee_return where refund_id = $1 and payment_id = $2".formatted(COLUMNS);

    private static final String LOCK =
            "select %s from fee_return where refund_id = $1 and receipt = $2 for update"
                    .formatted(COLUMNS);

    private static final String MARK =
            "update fee_return set state = $3, reference = coalesce($4, reference), tried_at = $5"
                    + " where refund_id = $1 and receipt = $2 and state <> 'DONE'";

    private final DatabaseClient database;
    private final Bookkeeping books;
    private final Payments payments;
    private final InstantSource clock;

    Returns(DatabaseClient database, Bookkeeping books, Payments payments, InstantSource clock) {
        this.database = database;
        this.books = books;
        this.payments = payments;
        this.clock = clock;
    }

    /** A part that goes back, and the officer by whose word. */
    record Part(
            UUID refundId,
            String receipt,
            CrossingId crossingId,
            UUID paymentId,
            PaidBy paidBy,
            long vnd,
            String actor,
            String state) {}

    /** What waits of one passage. */
    Mono<Void> sendBack(CrossingId id) {
        return database.sql(OF_CROSSING)
                .bind(0, id.value())
                .map(Returns::part)
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::send)
                .then();
    }

    /** What could not be sent before. One that cannot does not keep the others. */
    @Scheduled(
            fixedDelayString = "${gate.fees.returns:30s}",
            initialDelayString = "${gate.fees.returns:30s}")
    public Mono<Void> sendBack() {
        return Mono.defer(
                () -> {
                    return database.sql(WAITING)
                            .bind(0, now().minus(SILENCE_MAX))
                            .bind(1, PARTS_MAX)
                            .map(Returns::part)
                            .all()
                            .collectList()
                            .flatMapMany(Flux::fromIterable)
                            .concatMap(
                                    part ->
                                            send(part)
                                                    .onErrorResume(
                                                            e -> {
                                                                LOG.warn(
                                                                        "a return of {} waits",
                                                                        part.receipt(),
                                                                        e);
                                                                return Mono.empty();
                                                            }))
                            .then();
                });
    }

    private Mono<Void> send(Part part) {
        // At the counter the officer who gives it back has it in hand.
        if (part.paidBy() == PaidBy.COUNTER) {
            return done(part);
        }
        var back =
                new Payments.Return(part.refundId(), part.paymentId(), part.receipt(), part.vnd());
        return payments.giveBack(back)
                .flatMap(
                        answer ->
                                answer.done()
                                        ? done(part)
                                        : mark(part, "SENT", answer.reference()));
    }

    /** The provider's part of a refund, by its notice; nothing where there is none. */
    Mono<Part> of(UUID refundId, UUID paymentId) {
        return database.sql(OF_REFUND)
                .bind(0, refundId)
                .bind(1, paymentId)
                .map(Returns::part)
                .one();
    }

    private Mono<Void> done(Part part) {
        return books.inTurn(inBooks(part));
    }

    /** The money has gone back; in the caller's transaction. A repeat changes nothing. */
    Mono<Void> inBooks(Part part) {
        return books.take(part.crossingId())
                .flatMap(
                        open ->
                                lock(part)
                                        .filter(now -> !now.state().equals("DONE"))
                                        .flatMap(
                                                _ ->
                                                        books.decide(
                                                                open,
                                                                number ->
                                                                        new GiveBack(
                                                                                part.refundId(),
                                                                                part.receipt(),
                                                                                number),
                                                                new Actor(
                                                                        ActorKind.OFFICER,
                                                                        part.actor()),
                                                                now()))
                                        .flatMap(_ -> mark(part, "DONE", null)));
    }

    private Mono<Part> lock(Part part) {
        return database.sql(LOCK)
                .bind(0, part.refundId())
                .bind(1, part.receipt())
                .map(Returns::part)
                .one();
    }

    private Mono<Void> mark(Part part, String state, @Nullable String reference) {
        return Ledger.nullable(
                        database.sql(MARK)
                                .bind(0, part.refundId())
                                .bind(1, part.receipt())
                                .bind(2, state),
                        3,
                        reference)
                .bind(4, now())
                .then();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Part part(Readable row) {
        return new Part(
                known(row.get(0, UUID.class)),
                known(row.get(1, String.class)),
                new CrossingId(known(row.get(2, UUID.class))),
                known(row.get(3, UUID.class)),
                PaidBy.valueOf(known(row.get(4, String.class))),
                known(row.get(5, Long.class)),
                known(row.get(6, String.class)),
                known(row.get(7, String.class)));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
