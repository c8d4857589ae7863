package vn.bordergate.stats.report;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Direction;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.totals.CommodityGroups;

/** What was cleared of each group of the national statistics, for reports longer than a day. */
@Component
class GroupReading {

    private static final String SUMS =
            "select direction, "
                    + CommodityGroups.ofHeading("heading")
                    + """
                     as goods, sum(declarations)::bigint as declarations,
                        sum(usd_cents)::bigint as usd_cents, sum(vnd)::bigint as vnd,
                        sum(facts_without_vnd)::bigint as without,
                        sum(net_mass_grams)::bigint as grams
                    from total
                    where day between :from and :to and (:gate = '' or gate = :gate)
                        and stage = 'CLEARED'
                    group by 1, 2
                    having sum(declarations) <> 0 or sum(usd_cents) <> 0
                        or sum(net_mass_grams) <> 0
                    order by 1, 4 desc, 2
                    """;

    private final DatabaseClient database;
    private final CircuitBreaker breaker;

    GroupReading(DatabaseClient database, CircuitBreakerRegistry breakers) {
        this.database = database;
        this.breaker = breakers.circuitBreaker(ReportReading.BREAKER);
    }

    /** Export before import, and of each the largest first; none for a day. */
    Mono<List<GroupRow>> rows(Period period, @Nullable String gate) {
        if (period.kind() == Period.Kind.DAY) {
            return Mono.just(List.of());
        }
        return database.sql(SUMS)
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("gate", gate == null ? "" : gate)
                .map((row, meta) -> row(row))
                .all()
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private static GroupRow row(Readable row) {
        return new GroupRow(
                Direction.valueOf(present(row.get("direction", String.class))),
                present(row.get("goods", String.class)),
                new Sums(
                        present(row.get("declarations", Long.class)),
                        present(row.get("usd_cents", Long.class)),
                        present(row.get("vnd", Long.class)),
                        present(row.get("without", Long.class)),
                        present(row.get("grams", Long.class))));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
