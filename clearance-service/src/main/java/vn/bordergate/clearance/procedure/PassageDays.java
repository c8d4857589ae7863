package vn.bordergate.clearance.procedure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.Flow;
import vn.bordergate.clearance.register.StepDays;
import vn.bordergate.events.Direction;

/**
 * How long vehicles waited in the yard and crossed, day by day. Only the last two days are ever
 * read from the crossings themselves: nobody crosses on a day that is longer over.
 */
final class PassageDays {

    /** What is waited for. */
    enum Step {
        /** From the yard's ticket to the call to a lane. */
        CALLED,
        /** From the call to the other side. */
        CROSSED
    }

    private static final int DAYS_COUNTED = 2;

    private static final String FORGET = "delete from passage_day where day >= $1";

    private static final String COUNT =
            """
            insert into passage_day (day, direction, step, within_minutes, done, minutes)
            select day, direction, step,
              (select min(bound) from unnest($2::int[]) as bound
                where bound >= least(took, (select max(b) from unnest($2::int[]) as b))),
              count(*), sum(took)::bigint
            from (
              select (c.crossed_at at time zone 'Asia/Ho_Chi_Minh')::date as day, c.direction,
                s.step, floor(extract(epoch from s.ended - s.began) / 60) as took
              from crossing c
              cross join lateral (values
                ('CALLED', c.admitted_at, c.called_at), ('CROSSED', c.called_at, c.crossed_at))
                as s (step, began, ended)
              where c.crossed_at >= $1 and s.began is not null and s.ended >= s.began) as passed
            group by 1, 2, 3, 4
            """;

    private static final String SINCE =
            """
            select direction, step, within_minutes, sum(done)::bigint, sum(minutes)::bigint
            from passage_day where day >= $1
            group by direction, step, within_minutes order by within_minutes
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Clock clock;

    PassageDays(DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Passages of one direction that took no longer than a bound. */
    record Part(Direction direction, Step step, Kept.Bucket bucket) {

        boolean isOf(Flow flow, Step asked) {
            return step == asked && flow.directions().contains(direction);
        }
    }

    Mono<List<Part>> since(LocalDate day) {
        return database.sql(SINCE)
                .bind(0, day)
                .map(
                        row ->
                                new Part(
                                        Direction.valueOf(known(row.get(0, String.class))),
                                        Step.valueOf(known(row.get(1, String.class))),
                                        new Kept.Bucket(
                                                known(row.get(2, Integer.class)),
                                                known(row.get(3, Long.class)),
                                                0,
                                                known(row.get(4, Long.class)))))
                .all()
                .collectList();
    }

    /** Counts the last days anew; of two instances that do the second does it again. */
    @Scheduled(
            fixedDelayString = "${gate.procedures.count:10m}",
            initialDelayString = "${gate.procedures.first:1m}")
    Mono<Void> count() {
        return Mono.defer(
                () -> {
                    LocalDate from =
                            LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE)
                                    .minusDays(DAYS_COUNTED - 1);
                    Instant begin = from.atStartOfDay(Valuation.GATE_ZONE).toInstant();
                    Integer[] bounds = StepDays.bounds();
                    return database.sql("lock table passage_day in exclusive mode")
                            .then()
                            .then(database.sql(FORGET).bind(0, from).then())
                            .then(database.sql(COUNT).bind(0, begin).bind(1, bounds).then())
                            .as(transactions::transactional);
                });
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
