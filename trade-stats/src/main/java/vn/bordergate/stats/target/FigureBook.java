package vn.bordergate.stats.target;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The figures as entered: every revision is kept, the latest holds. */
@Component
class FigureBook {

    /** Revisions that one page of the history shows. */
    static final int HISTORY_MAX = 200;

    /** Figures of two years, in every indicator, scope and month: a limit, not an expectation. */
    static final int READ_MAX = 20_000;

    /** Circuit breaker of everything that reads and writes plans and figures. */
    static final String BREAKER = "targets";

    private static final String COLUMNS =
            "year, span, indicator, kind, scope, value, unit, source, revision, entered_by,"
                    + " entered_at";

    private static final String LATEST =
            "select distinct on (year, span, indicator, kind, scope) "
                    + COLUMNS
                    + " from board_figure where year = any(:years::integer[])"
                    + " order by year, span, indicator, kind, scope, revision desc limit "
                    + READ_MAX;

    private static final String HISTORY =
            "select "
                    + COLUMNS
                    + " from board_figure order by entered_at desc, year desc, indicator, scope,"
                    + " span, kind, revision desc limit "
                    + HISTORY_MAX;

    /** One who enters at a time, so that two revisions never have one number. */
    private static final String LOCK = "lock table board_figure in share row exclusive mode";

    private static final String ADD =
            """
            insert into board_figure (year, span, indicator, kind, scope, revision, value, unit,
                source, entered_by, entered_at)
            select n.year, n.span, n.indicator, n.kind, n.scope, coalesce(l.revision, 0) + 1,
                n.value, n.unit, n.source, :who, :now
            from unnest(:years::integer[], :spans::text[], :indicators::text[], :kinds::text[],
                :scopes::text[], :values::numeric[], :units::text[], :sources::text[])
                as n (year, span, indicator, kind, scope, value, unit, source)
            left join lateral (
                select f.revision, f.value, f.unit, f.source from board_figure f
                where f.year = n.year and f.span = n.span and f.indicator = n.indicator
                  and f.kind = n.kind and f.scope = n.scope
                order by f.revision desc limit 1) l on true
            where case when :firstOnly then l.revision is null
                when l.revision is null then n.value is not null
                else (l.value, l.unit, l.source) is distinct from (n.value, n.unit, n.source)
                  and (l.value is not null or n.value is not null) end
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Indicators indicators;
    private final CircuitBreaker breaker;

    FigureBook(
            DatabaseClient database,
            ReactiveTransactionManager transactions,
            Indicators indicators,
            CircuitBreakerRegistry breakers) {
        this.database = database;
        this.transactions = TransactionalOperator.create(transactions);
        this.indicators = indicators;
        this.breaker = breakers.circuitBreaker(BREAKER);
    }

    /**
     * Keeps the figures, all or none.
     *
     * @return how many are new; one that says what the last said is a repeat and changes nothing
     */
    Mono<Long> add(List<Entry> entries, String who, Instant now) {
        return written(entries, who, now, false);
    }

    /** Keeps those of whose key nothing was ever entered. */
    Mono<Long> addFirst(List<Entry> entries, String who, Instant now) {
        return written(entries, who, now, true);
    }

    /** What holds of these years; figures that were taken back are not among them. */
    Mono<List<Figure>> latest(Collection<Integer> years) {
        return database.sql(LATEST)
                .bind("years", years.toArray(Integer[]::new))
                .map(this::figure)
                .all()
                .<Figure>handle((figure, sink) -> figure.ifPresent(sink::next))
                .filter(figure -> figure.value() != null)
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** The last revisions, the newest first, those taken back among them. */
    Mono<List<Figure>> history() {
        return database.sql(HISTORY)
                .map(this::figure)
                .all()
                .<Figure>handle((figure, sink) -> figure.ifPresent(sink::next))
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private Mono<Long> written(List<Entry> entries, String who, Instant now, boolean firstOnly) {
        Mono<Long> rows =
                database.sql(ADD)
                        .bind("years", column(entries, Integer[]::new, e -> e.key().year()))
                        .bind("spans", texts(entries, e -> e.key().span().text()))
                        .bind("indicators", texts(entries, e -> e.key().indicator().name()))
                        .bind("kinds", texts(entries, e -> e.key().kind().text()))
                        .bind("scopes", texts(entries, e -> e.key().scope().name()))
                        .bind(
                                "values",
                                entries.stream().map(Entry::value).toArray(BigDecimal[]::new))
                        .bind("units", texts(entries, e -> e.unit().text()))
                        .bind("sources", texts(entries, Entry::source))
                        .bind("who", who)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("firstOnly", firstOnly)
                        .fetch()
                        .rowsUpdated();
        return database.sql(LOCK)
                .then()
                .then(rows)
                .as(transactions::transactional)
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** A figure of an indicator that is no longer in the table is kept and not shown. */
    private Optional<Figure> figure(Readable row) {
        Optional<Span> span = Span.named(text(row, "span"));
        Optional<Indicator> indicator = indicators.indicator(text(row, "indicator"));
        Optional<Scope> scope = indicators.scope(text(row, "scope"));
        Optional<Unit> unit = Unit.named(text(row, "unit"));
        Optional<FigureKind> kind = FigureKind.named(text(row, "kind"));
        if (span.isEmpty() || indicator.isEmpty() || scope.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = row.get("value", BigDecimal.class);
        return Optional.of(
                new Figure(
                        new FigureKey(
                                present(row.get("year", Integer.class)),
                                span.get(),
                                indicator.get(),
                                kind.orElseThrow(),
                                scope.get()),
                        value == null ? null : plain(value),
                        unit.get(),
                        text(row, "source"),
                        present(row.get("revision", Integer.class)),
                        text(row, "entered_by"),
                        present(row.get("entered_at", OffsetDateTime.class)).toInstant()));
    }

    /** Without the zeros that the column fills up with. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> part) {
        return column(entries, String[]::new, part);
    }

    private static <T> T[] column(
            List<Entry> entries,
            java.util.function.IntFunction<T[]> array,
            Function<Entry, T> part) {
        return entries.stream().map(part).toArray(array);
    }

    private static String text(Readable row, String name) {
        return present(row.get(name, String.class));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
