package vn.bordergate.stats.release;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.asked.AskedDays;
import vn.bordergate.stats.release.StudyAnswers.ChannelRow;
import vn.bordergate.stats.release.StudyAnswers.CheckRow;
import vn.bordergate.stats.release.StudyAnswers.TimeRow;

/** Reads the study: few statements, each over whole days. */
@Component
class StudyReading {

    static final String BREAKER = "release";

    private static final String WHERE =
            " where day between :from and :to and (:gate = '' or gate = :gate)";

    private static final String TIMES =
            """
            select measure, gate, channel, goods, peak, bucket, sum(count)::bigint as count
            from (
                select measure, gate, channel, goods, bucket, count, exists (
                    select 1 from unnest(:froms::date[], :untils::date[], :firsts::integer[],
                            :lasts::integer[]) as p (since, until, first, last)
                    where day >= since and day < until and hour between first and last) as peak
                from release_time
            """
                    + WHERE
                    + """
                    ) as t
                    group by measure, gate, channel, goods, peak, bucket
                    order by measure, gate, channel, goods, peak, bucket
                    """;

    private static final String CHANNELS =
            "select gate, channel, sum(declarations)::bigint as declarations from channel_total"
                    + WHERE
                    + " group by gate, channel having sum(declarations) <> 0 order by gate, channel";

    private static final String CHECKS =
            "select gate, authority, kind, sum(done)::bigint as done, sum(found)::bigint as found"
                    + " from check_total"
                    + WHERE
                    + " group by gate, authority, kind order by gate, authority, kind";

    private final DatabaseClient database;
    private final PeakHours peak;
    private final CircuitBreaker breaker;

    StudyReading(DatabaseClient database, PeakHours peak, CircuitBreakerRegistry breakers) {
        this.database = database;
        this.peak = peak;
        this.breaker = breakers.circuitBreaker(BREAKER);
    }

    Mono<List<TimeRow>> times(AskedDays asked) {
        List<PeakHours.Span> spans = peak.spans();
        return asked(TIMES, asked)
                .bind("froms", spans.stream().map(PeakHours.Span::from).toArray(LocalDate[]::new))
                .bind("untils", spans.stream().map(PeakHours.Span::until).toArray(LocalDate[]::new))
                .bind("firsts", hours(spans.stream().map(PeakHours.Span::firstHour).toList()))
                .bind("lasts", hours(spans.stream().map(PeakHours.Span::lastHour).toList()))
                .map((row, meta) -> bucket(row))
                .all()
                .collectList()
                .map(Buckets::rows)
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    Mono<List<ChannelRow>> channels(AskedDays asked) {
        return asked(CHANNELS, asked)
                .map(
                        (row, meta) ->
                                new ChannelRow(
                                        text(row, "gate"),
                                        text(row, "channel"),
                                        count(row, "declarations")))
                .all()
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    Mono<List<CheckRow>> checks(AskedDays asked) {
        return asked(CHECKS, asked)
                .map(
                        (row, meta) ->
                                CheckRow.of(
                                        text(row, "gate"),
                                        text(row, "authority"),
                                        text(row, "kind"),
                                        count(row, "done"),
                                        count(row, "found")))
                .all()
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private GenericExecuteSpec asked(String sql, AskedDays asked) {
        String gate = asked.gate();
        return database.sql(sql)
                .bind("from", asked.from())
                .bind("to", asked.to())
                .bind("gate", gate == null ? "" : gate);
    }

    private static Buckets.Found bucket(Readable row) {
        return new Buckets.Found(
                new Buckets.Group(
                        text(row, "measure"),
                        text(row, "gate"),
                        text(row, "channel"),
                        text(row, "goods"),
                        present(row.get("peak", Boolean.class))),
                present(row.get("bucket", Integer.class)),
                count(row, "count"));
    }

    private static Integer[] hours(List<Integer> hours) {
        return hours.toArray(Integer[]::new);
    }

    private static String text(Readable row, String column) {
        return present(row.get(column, String.class));
    }

    private static long count(Readable row, String column) {
        return present(row.get(column, Long.class));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
