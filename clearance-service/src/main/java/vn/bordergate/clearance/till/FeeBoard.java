package vn.bordergate.clearance.till;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the management board looks at: a day's book, and what waits for it. */
final class FeeBoard {

    /** Rows of a list on the page; the book of a day is given out whole as CSV. */
    static final int ROWS_MAX = 200;

    /** More than ten times the busiest day. */
    static final int BOOK_ROWS_MAX = 20_000;

    private static final String BOOK =
            """
            select number, kind, crossing_id, vnd, of_number, reason, paid_by, actor, plate,
              announcer, at
            from fee_ledger where gate = $1 and day = $2 order by no limit $3
            """;

    private static final String SUMS =
            """
            select count(*) filter (where kind = 'PAID'),
              coalesce(sum(vnd) filter (where kind = 'PAID'), 0)::bigint,
              count(*) filter (where kind = 'GIVEN_BACK'),
              coalesce(sum(vnd) filter (where kind = 'GIVEN_BACK'), 0)::bigint
            from fee_ledger where gate = $1 and day = $2
            """;

    private static final String ACCOUNTS =
            """
            select crossing_id, plate, announcer, announced_at, quoted_vnd, outstanding_vnd,
              overpaid_vnd, passing, refund, state
            from fee_account where gate = $1 and %s limit $2
            """;

    private static final String WAITING =
            ACCOUNTS.formatted("passing = 'AWAITED' and not settled order by announced_at");

    private static final String REFUNDS =
            ACCOUNTS.formatted("(overpaid_vnd > 0 or refund is not null) order by announced_at");

    private static final String MISMATCHES =
            """
            select p.payment_id, p.crossing_id, a.plate, p.vnd, n.vnd, n.came_at, p.state
            from fee_notice n
            join fee_payment p on p.payment_id = n.payment_id
            join fee_account a on a.crossing_id = p.crossing_id
            where p.gate = $1 and n.applied = 'MISMATCHED'
            order by n.came_at desc limit $2
            """;

    private final DatabaseClient database;

    FeeBoard(DatabaseClient database) {
        this.database = database;
    }

    /** A line of the book. */
    record Line(
            String number,
            boolean paid,
            UUID crossingId,
            long vnd,
            @Nullable String ofNumber,
            @Nullable String reason,
            String paidBy,
            String actor,
            @Nullable String plate,
            @Nullable String announcer,
            Instant at) {}

    /** What came in and went back on a day. */
    record Sums(long paid, long paidVnd, long returned, long returnedVnd) {}

    /** A passage that something waits for. */
    record Waiting(
            UUID crossingId,
            @Nullable String plate,
            @Nullable String announcer,
            @Nullable Instant announcedAt,
            @Nullable Long quotedVnd,
            long outstandingVnd,
            long overpaidVnd,
            String passing,
            @Nullable String refund) {}

    /** Another amount than was asked for. */
    record Mismatch(
            UUID paymentId,
            UUID crossingId,
            @Nullable String plate,
            long askedVnd,
            long cameVnd,
            Instant at,
            String state) {}

    Flux<Line> book(String gate, LocalDate day, int most) {
        return database.sql(BOOK)
                .bind(0, gate)
                .bind(1, day)
                .bind(2, most)
                .map(FeeBoard::line)
                .all();
    }

    Mono<Sums> sums(String gate, LocalDate day) {
        return database.sql(SUMS)
                .bind(0, gate)
                .bind(1, day)
                .map(
                        row ->
                                new Sums(
                                        known(row.get(0, Long.class)),
                                        known(row.get(1, Long.class)),
                                        known(row.get(2, Long.class)),
                                        known(row.get(3, Long.class))))
                .one();
    }

    Mono<List<Waiting>> unpaid(String gate) {
        return of(WAITING, gate, FeeBoard::waiting);
    }

    Mono<List<Waiting>> refunds(String gate) {
        return of(REFUNDS, gate, FeeBoard::waiting);
    }

    Mono<List<Mismatch>> mismatches(String gate) {
        return of(
                MISMATCHES,
                gate,
                row ->
                        new Mismatch(
                                known(row.get(0, UUID.class)),
                                known(row.get(1, UUID.class)),
                                row.get(2, String.class),
                                known(row.get(3, Long.class)),
                                known(row.get(4, Long.class)),
                                known(row.get(5, Instant.class)),
                                known(row.get(6, String.class))));
    }

    private <T> Mono<List<T>> of(String sql, String gate, Function<Readable, T> read) {
        return database.sql(sql).bind(0, gate).bind(1, ROWS_MAX).map(read).all().collectList();
    }

    private static Waiting waiting(Readable row) {
        return new Waiting(
                known(row.get(0, UUID.class)),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, Instant.class),
                row.get(4, Long.class),
                known(row.get(5, Long.class)),
                known(row.get(6, Long.class)),
                known(row.get(7, String.class)),
                row.get(8, String.class));
    }

    private static Line line(Readable row) {
        return new Line(
                known(row.get(0, String.class)),
                known(row.get(1, String.class)).equals("PAID"),
                known(row.get(2, UUID.class)),
                known(row.get(3, Long.class)),
                row.get(4, String.class),
                row.get(5, String.class),
                known(row.get(6, String.class)),
                known(row.get(7, String.class)),
                row.get(8, String.class),
                row.get(9, String.class),
                known(row.get(10, Instant.class)));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
