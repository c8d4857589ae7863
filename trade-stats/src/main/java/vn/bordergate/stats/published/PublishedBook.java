package vn.bordergate.stats.published;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;

/** Keeps what was published, and tells what has become of it. */
@Component
class PublishedBook {

    static final String BREAKER = "published";

    /** Editions that one answer lists: a year of days, and some of them twice. */
    static final int EDITIONS_MAX = 400;

    /** Changes of one day that are listed one by one. */
    static final int CHANGES_MAX = 1_000;

    /**
     * No batch of facts is half folded while a day is copied: one that has noted its progress is
     * waited for, and one that has not yet waits, and then finds the day published.
     */
    private static final String LOCK = "lock table folded in share row exclusive mode";

    private static final String ADD =
            """
            insert into published_day (day, edition, published_at, published_by)
            select :day::date, coalesce(max(edition), 0) + 1, :now, :who from published_day
            where day = :day::date returning edition
            """;

    private static final String COPY =
            """
            insert into published_cell (day, edition, gate, direction, trade_type, stage,
                usd_cents, vnd, facts_without_vnd, net_mass_grams, declarations)
            select day, :edition, gate, direction, trade_type, stage, usd_cents, vnd,
                facts_without_vnd, net_mass_grams, declarations
            from gate_total where day = :day::date
            """;

    private static final String CELLS =
            """
            select gate, direction, trade_type, stage, usd_cents, vnd, facts_without_vnd,
                net_mass_grams, declarations
            from published_cell where day = :day::date and edition = :edition
            """;

    private static final String KNOWN =
            """
            select gate, direction, trade_type, stage, usd_cents, vnd, facts_without_vnd,
                net_mass_grams, declarations
            from gate_total where day = :day::date
            """;

    private static final String CHANGES =
            """
            with touched as (
                select gate, direction, trade_type, stage, declaration_id,
                    bool_or(sign > 0) as added, bool_or(sign < 0) as taken,
                    sum(usd_cents) as usd_cents, sum(vnd) as vnd,
                    sum(facts_without_vnd) as facts_without_vnd,
                    sum(net_mass_grams) as net_mass_grams, sum(declarations) as declarations
                from day_change where day = :day::date and edition >= :edition
                group by gate, direction, trade_type, stage, declaration_id)
            select gate, direction, trade_type, stage,
                case when added and taken then 'CORRECTED' when added then 'LATE'
                    else 'TAKEN_BACK' end as kind,
                count(*) as touched, sum(usd_cents)::bigint as usd_cents, sum(vnd)::bigint as vnd,
                sum(facts_without_vnd)::bigint as facts_without_vnd,
                sum(net_mass_grams)::bigint as net_mass_grams,
                sum(declarations)::bigint as declarations
            from touched group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
            """;

    private static final String EDITIONS =
            "select day, edition, published_at, published_by from published_day"
                    + " where day between :from and :to order by day desc, edition desc limit "
                    + EDITIONS_MAX;

    private static final String FACTS =
            """
            select gate, direction, trade_type, stage, heading, declaration_id, generation, sign,
                usd_cents, vnd, facts_without_vnd, net_mass_grams, declarations, fact_at, folded_at
            from day_change where day = :day::date and edition >= :edition order by id limit
            """
                    + CHANGES_MAX;

    private final DatabaseClient database;
    private final TransactionalOperator writing;
    private final TransactionalOperator reading;
    private final CircuitBreaker breaker;

    PublishedBook(
            DatabaseClient database,
            ReactiveTransactionManager transactions,
            CircuitBreakerRegistry breakers) {
        this.database = database;
        this.writing = TransactionalOperator.create(transactions);
        DefaultTransactionDefinition oneMoment = new DefaultTransactionDefinition();
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.reading = TransactionalOperator.create(transactions, oneMoment);
        this.breaker = breakers.circuitBreaker(BREAKER);
    }

    /** Publishes a day as it is known now. */
    Mono<Edition> publish(LocalDate day, String who, Instant now) {
        Mono<Integer> added =
                database.sql(ADD)
                        .bind("day", day)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("who", who)
                        .map((row, meta) -> present(row.get(0, Integer.class)))
                        .one();
        return database.sql(LOCK)
                .then()
                .then(added)
                .flatMap(edition -> copied(day, edition).thenReturn(edition))
                .map(edition -> new Edition(day, edition, now, who))
                .as(writing::transactional)
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** The newest day first, and of a day the newest edition. */
    Mono<List<Edition>> editions(LocalDate from, LocalDate to) {
        return database.sql(EDITIONS)
                .bind("from", from)
                .bind("to", to)
                .map(
                        (row, meta) ->
                                new Edition(
                                        present(row.get("day", LocalDate.class)),
                                        present(row.get("edition", Integer.class)),
                                        present(row.get("published_at", OffsetDateTime.class))
                                                .toInstant(),
                                        present(row.get("published_by", String.class))))
                .all()
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** An edition beside what is known, all of one moment. */
    Mono<DayComparison> comparison(LocalDate day, int edition) {
        Mono<DayComparison> read =
                measured(CELLS, day, edition)
                        .flatMap(
                                published ->
                                        measured(KNOWN, day, null)
                                                .zipWhen(known -> changes(day, edition))
                                                .map(
                                                        both ->
                                                                DayComparison.of(
                                                                        published,
                                                                        both.getT1(),
                                                                        both.getT2())));
        return read.as(reading::transactional)
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** The facts that came after an edition, in the order in which they came. */
    Mono<List<LateFact>> lateFacts(LocalDate day, int edition) {
        return database.sql(FACTS)
                .bind("day", day)
                .bind("edition", edition)
                .map((row, meta) -> LateFact.of(row))
                .all()
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private Mono<Void> copied(LocalDate day, int edition) {
        return database.sql(COPY).bind("day", day).bind("edition", edition).then();
    }

    private Mono<Map<CellName, Measured>> measured(
            String sql, LocalDate day, @Nullable Integer edition) {
        var statement = database.sql(sql).bind("day", day);
        if (edition != null) {
            statement = statement.bind("edition", edition);
        }
        return statement
                .map((row, meta) -> Map.entry(name(row), Measured.of(row)))
                .all()
                .collect(HashMap::new, (all, cell) -> all.put(cell.getKey(), cell.getValue()));
    }

    private Mono<Map<CellName, List<Change>>> changes(LocalDate day, int edition) {
        return database.sql(CHANGES)
                .bind("day", day)
                .bind("edition", edition)
                .map((row, meta) -> Map.entry(name(row), change(row)))
                .all()
                .collect(
                        HashMap::new,
                        (all, one) ->
                                all.computeIfAbsent(one.getKey(), name -> new ArrayList<>())
                                        .add(one.getValue()));
    }

    private static Change change(Readable row) {
        return new Change(
                Change.Kind.valueOf(present(row.get("kind", String.class))),
                present(row.get("touched", Long.class)),
                Measured.of(row));
    }

    static CellName name(Readable row) {
        return new CellName(
                present(row.get("gate", String.class)),
                Direction.valueOf(present(row.get("direction", String.class))),
                TradeType.valueOf(present(row.get("trade_type", String.class))),
                Stage.valueOf(present(row.get("stage", String.class))));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
