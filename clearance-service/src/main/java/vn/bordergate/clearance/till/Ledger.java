package vn.bordergate.clearance.till;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.PaidBy;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.GateCode;

/** The book of the till. Rows are added, each with the next number of its gate and year. */
final class Ledger {

    /**
     * Takes no snapshot, so that what is read behind it is as the one before has left it. Without
     * it each who pays at the same moment would be a conflict for all others.
     */
    private static final String LOCK = "lock table fee_number in share row exclusive mode";

    private static final String LAST =
            """
            insert into fee_number (gate, year, last) values ($1, $2, 0)
            on conflict (gate, year) do update set last = fee_number.last returning last
            """;

    private static final String TAKEN =
            "update fee_number set last = $3 where gate = $1 and year = $2";

    private static final String ADD =
            """
            insert into fee_ledger (gate, year, no, number, kind, crossing_id, payment_id, vnd,
              of_number, reason, paid_by, actor_kind, actor, plate, announcer, at, day)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """;

    private final DatabaseClient database;

    Ledger(DatabaseClient database) {
        this.database = database;
    }

    /** The next number of a gate and year; taken only when a row is added with it. */
    record Number(GateCode gate, int year, int no, LocalDate day) {
        String text() {
            return "%s-%d-%06d".formatted(gate, year, no);
        }
    }

    /**
     * Money that came in or went back.
     *
     * @param ofNumber receipt that it is given back of, or null where it came in
     */
    record Movement(
            CrossingId crossingId,
            UUID paymentId,
            long vnd,
            @Nullable String ofNumber,
            @Nullable String reason,
            PaidBy paidBy,
            Actor by,
            @Nullable Announced of,
            Instant at) {}

    /** The first statement of a transaction that may take a number; they come one by one. */
    Mono<Void> lock() {
        return database.sql(LOCK).then();
    }

    Mono<Number> next(GateCode gate, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, Valuation.GATE_ZONE);
        return database.sql(LAST)
                .bind(0, gate.value())
                .bind(1, day.getYear())
                .map(row -> Objects.requireNonNull(row.get(0, Integer.class)))
                .one()
                .map(last -> new Number(gate, day.getYear(), last + 1, day));
    }

    Mono<Void> add(Number number, Movement movement) {
        GenericExecuteSpec row =
                database.sql(ADD)
                        .bind(0, number.gate().value())
                        .bind(1, number.year())
                        .bind(2, number.no())
                        .bind(3, number.text())
                        .bind(4, movement.ofNumber() == null ? "PAID" : "GIVEN_BACK")
                        .bind(5, movement.crossingId().value())
                        .bind(6, movement.paymentId())
                        .bind(7, movement.vnd());
        row = nullable(row, 8, movement.ofNumber());
        row = nullable(row, 9, movement.reason());
        row =
                row.bind(10, movement.paidBy().name())
                        .bind(11, movement.by().kind().name())
                        .bind(12, movement.by().id());
        Announced of = movement.of();
        row = nullable(row, 13, of == null ? null : of.plate().value());
        row = nullable(row, 14, of == null ? null : of.announcer());
        return row.bind(15, movement.at())
                .bind(16, number.day())
                .then()
                .then(
                        Mono.defer(
                                () ->
                                        database.sql(TAKEN)
                                                .bind(0, number.gate().value())
                                                .bind(1, number.year())
                                                .bind(2, number.no())
                                                .then()));
    }

    static GenericExecuteSpec nullable(GenericExecuteSpec row, int place, @Nullable String text) {
        return text == null ? row.bindNull(place, String.class) : row.bind(place, text);
    }
}
