package vn.bordergate.stats.report;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps reports for good. */
@Component
class ReportBook {

    private static final String COLUMNS = "id, origin, made_at, made_by, figures";

    private static final String ADD =
            """
            insert into report (id, period, gate, origin, made_at, made_by, figures)
            values (:id, :period, :gate, :origin, :at, :by, :figures)
            on conflict (period, gate) where origin = 'CLOCK' do nothing
            """;

    private static final String LIST =
            """
            select id, period, gate, origin, made_at, made_by from report r
            where starts_with(period, :period) and (:gate = '' or gate = :gate)
                and (:before::uuid is null or (made_at, period, id) <
                    (select b.made_at, b.period, b.id from report b where b.id = :before::uuid))
            order by made_at desc, period desc, id desc limit\s"""
                    + KeptQuestion.PAGE;

    private static final String MADE_BY_CLOCK =
            "select period from report"
                    + " where origin = 'CLOCK' and gate = '' and period = any(:periods::text[])";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final CircuitBreaker breaker;

    ReportBook(DatabaseClient database, JsonMapper json, CircuitBreakerRegistry breakers) {
        this.database = database;
        this.json = json;
        this.breaker = breakers.circuitBreaker(ReportReading.BREAKER);
    }

    /** Whether it was kept: the clock's report of a period is made once. */
    Mono<Boolean> add(KeptReport report) {
        ReportFigures figures = report.figures();
        return database.sql(ADD)
                .bind("id", report.id())
                .bind("period", figures.period())
                .bind("gate", figures.gate() == null ? "" : figures.gate())
                .bind("origin", report.origin().name())
                .bind("at", report.madeAt().atOffset(ZoneOffset.UTC))
                .bind("by", report.madeBy())
                .bind("figures", json.writeValueAsString(figures))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0)
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    Mono<KeptReport> find(UUID id) {
        return database.sql("select " + COLUMNS + " from report where id = :id")
                .bind("id", id)
                .map((row, meta) -> kept(row))
                .one()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** A page of them, the newest first. */
    Mono<List<KeptLine>> list(KeptQuestion question) {
        var asked =
                database.sql(LIST).bind("period", question.period()).bind("gate", question.gate());
        UUID before = question.before();
        return (before == null
                        ? asked.bindNull("before", UUID.class)
                        : asked.bind("before", before))
                .map((row, meta) -> line(row))
                .all()
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** Which of these periods the clock has made a report of. */
    Mono<Set<String>> madeByClock(Collection<String> periods) {
        return database.sql(MADE_BY_CLOCK)
                .bind("periods", periods.toArray(String[]::new))
                .map((row, meta) -> present(row.get(0, String.class)))
                .all()
                .collect(HashSet<String>::new, Set::add)
                .<Set<String>>map(made -> made)
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private static KeptLine line(Readable row) {
        String gate = present(row.get("gate", String.class));
        return new KeptLine(
                present(row.get("id", UUID.class)),
                present(row.get("period", String.class)),
                gate.isEmpty() ? null : gate,
                KeptReport.Origin.valueOf(present(row.get("origin", String.class))),
                present(row.get("made_at", OffsetDateTime.class)).toInstant(),
                present(row.get("made_by", String.class)));
    }

    private KeptReport kept(Readable row) {
        return new KeptReport(
                present(row.get("id", UUID.class)),
                KeptReport.Origin.valueOf(present(row.get("origin", String.class))),
                present(row.get("made_at", OffsetDateTime.class)).toInstant(),
                present(row.get("made_by", String.class)),
                json.readValue(present(row.get("figures", String.class)), ReportFigures.class));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
