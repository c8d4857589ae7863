package vn.bordergate.clearance.till;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.PaidBy;
import vn.bordergate.events.CrossingId;

/** Payments that were asked for, and the provider's notices of them. */
final class PaymentStore {

    private static final String COLUMNS =
            "payment_id, crossing_id, gate, vnd, paid_by, asked_by, state, reference, pay_at";

    private static final String LOOK =
            "select %s from fee_payment where payment_id = $1".formatted(COLUMNS);

    private static final String TAKE = LOOK + " for update";

    private static final String BEGUN =
            """
            select %s from fee_payment
            where crossing_id = $1 and state = 'ASKED' and vnd = $2 and paid_by = 'PROVIDER'
            """
                    .formatted(COLUMNS);

    /**
     * Where another transaction begins the same payment at once, this one is a conflict and is done
     * once more, after the other.
     */
    private static final String ADD =
            """
            insert into fee_payment (payment_id, crossing_id, gate, vnd, paid_by, asked_by,
              asked_at, state)
            values ($1, $2, $3, $4, $5, $6, $7, 'ASKED') on conflict do nothing
            """;

    private static final String LAPSE =
            "update fee_payment set state = 'LAPSED'"
                    + " where crossing_id = $1 and state = 'ASKED' and asked_at <= $2";

    private static final String STARTED =
            "update fee_payment set reference = $2, pay_at = $3 where payment_id = $1";

    private static final String ANSWERED =
            "update fee_payment set state = $2, got_vnd = $3, answered_at = $4"
                    + " where payment_id = $1";

    private static final String NOTED =
            """
            insert into fee_notice (notice_id, payment_id, outcome, vnd, came_at, applied)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing
            """;

    private static final String KNOWN = "select count(*) from fee_notice where notice_id = $1";

    private final DatabaseClient database;

    PaymentStore(DatabaseClient database) {
        this.database = database;
    }

    /** Where a payment stands. */
    enum State {
        ASKED,
        /** Not gone on with any more; what comes in for it all the same is taken. */
        LAPSED,
        PAID,
        FAILED,
        /** Another amount came in; a person must look. */
        MISMATCHED
    }

    record Payment(
            UUID id,
            CrossingId crossingId,
            String gate,
            long vnd,
            PaidBy paidBy,
            String askedBy,
            State state,
            @Nullable String reference,
            @Nullable String payAt) {}

    Mono<Payment> look(UUID id) {
        return database.sql(LOOK).bind(0, id).map(PaymentStore::payment).one();
    }

    /** The payment, locked until the caller's transaction ends. */
    Mono<Payment> take(UUID id) {
        return database.sql(TAKE).bind(0, id).map(PaymentStore::payment).one();
    }

    /** A payment of that amount that was begun after that time and can be gone on with. */
    Mono<Payment> begun(CrossingId crossing, long vnd, Instant after) {
        return database.sql(LAPSE)
                .bind(0, crossing.value())
                .bind(1, after)
                .then()
                .then(
                        Mono.defer(
                                () ->
                                        database.sql(BEGUN)
                                                .bind(0, crossing.value())
                                                .bind(1, vnd)
                                                .map(PaymentStore::payment)
                                                .one()));
    }

    Mono<Void> add(Payment payment, Instant at) {
        return database.sql(ADD)
                .bind(0, payment.id())
                .bind(1, payment.crossingId().value())
                .bind(2, payment.gate())
                .bind(3, payment.vnd())
                .bind(4, payment.paidBy().name())
                .bind(5, payment.askedBy())
                .bind(6, at)
                .then();
    }

    Mono<Void> started(UUID id, Payments.Answer answer) {
        return Ledger.nullable(
                        database.sql(STARTED).bind(0, id).bind(1, answer.reference()),
                        2,
                        answer.payAt() == null ? null : answer.payAt().toString())
                .then();
    }

    Mono<Void> answered(UUID id, State state, long gotVnd, Instant at) {
        return database.sql(ANSWERED)
                .bind(0, id)
                .bind(1, state.name())
                .bind(2, gotVnd)
                .bind(3, at)
                .then();
    }

    Mono<Boolean> isKnown(String noticeId) {
        return database.sql(KNOWN)
                .bind(0, noticeId)
                .map(row -> known(row.get(0, Long.class)) > 0)
                .one();
    }

    Mono<Void> noted(ProviderNotice notice, String applied, Instant at) {
        return database.sql(NOTED)
                .bind(0, notice.noticeId())
                .bind(1, notice.paymentId())
                .bind(2, notice.outcome().name())
                .bind(3, notice.vnd())
                .bind(4, at)
                .bind(5, applied)
                .then();
    }

    private static Payment payment(Readable row) {
        return new Payment(
                known(row.get(0, UUID.class)),
                new CrossingId(known(row.get(1, UUID.class))),
                known(row.get(2, String.class)),
                known(row.get(3, Long.class)),
                PaidBy.valueOf(known(row.get(4, String.class))),
                known(row.get(5, String.class)),
                State.valueOf(known(row.get(6, String.class))),
                row.get(7, String.class),
                row.get(8, String.class));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
