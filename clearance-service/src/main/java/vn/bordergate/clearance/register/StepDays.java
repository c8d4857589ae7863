package vn.bordergate.clearance.register;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;

/** How long each step took, day by day; kept beside the files, so that telling it reads none. */
public final class StepDays {

    private static final String SINCE =
            """
            select flow, authority, kind, within_minutes, sum(done)::bigint, sum(late)::bigint,
              sum(minutes)::bigint
            from step_day where day >= $1
            group by flow, authority, kind, within_minutes
            order by flow, authority, kind, within_minutes
            """;

    /** One statement, so that a reader finds either the parts or their sum. */
    private static final String SUM_UP =
            """
            with parts as (
              delete from step_day where (flow, authority, kind, day, within_minutes) in (
                select flow, authority, kind, day, within_minutes from step_day
                group by flow, authority, kind, day, within_minutes having count(*) > 1)
              returning flow, authority, kind, day, within_minutes, done, late, minutes)
            insert into step_day (flow, authority, kind, day, within_minutes, done, late, minutes)
            select flow, authority, kind, day, within_minutes, sum(done), sum(late), sum(minutes)
            from parts group by flow, authority, kind, day, within_minutes
            """;

    private final DatabaseClient database;

    public StepDays(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Steps that took no longer than a bound and longer than the one below it.
     *
     * @param late how many of all became late, counted when they did
     */
    public record Part(
            Flow flow,
            Authority authority,
            CheckKind kind,
            int withinMinutes,
            long done,
            long late,
            long minutes) {}

    /** Upper bounds by which times are told apart, in minutes. */
    public static Integer[] bounds() {
        return Arrays.stream(StepTally.BOUNDS).boxed().toArray(Integer[]::new);
    }

    /** What was decided from that day on. */
    public Mono<List<Part>> since(LocalDate day) {
        return database.sql(SINCE)
                .bind(0, day)
                .map(
                        row ->
                                new Part(
                                        Flow.valueOf(known(row.get(0, String.class))),
                                        Authority.valueOf(known(row.get(1, String.class))),
                                        CheckKind.valueOf(known(row.get(2, String.class))),
                                        known(row.get(3, Integer.class)),
                                        known(row.get(4, Long.class)),
                                        known(row.get(5, Long.class)),
                                        known(row.get(6, Long.class))))
                .all()
                .collectList();
    }

    /** Puts sums in the place of what transactions have added. */
    @Scheduled(
            fixedDelayString = "${gate.counts.sum:10s}",
            initialDelayString = "${gate.counts.sum:10s}")
    public Mono<Void> sumUp() {
        return Mono.defer(() -> database.sql(SUM_UP).then());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
