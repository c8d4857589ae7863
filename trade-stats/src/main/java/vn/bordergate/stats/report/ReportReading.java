package vn.bordergate.stats.report;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Stage;
import vn.bordergate.stats.asked.AskedDays;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.vehicles.VehicleReading;

/** Computes the figures of a report: one statement for goods, one for vehicles. */
@Component
class ReportReading {

    static final String BREAKER = "reports";

    private static final String SUMS =
            "select p.place, gate, "
                    + GoodsGroup.SQL
                    + """
                     as goods, stage, sum(declarations)::bigint as declarations,
                        sum(usd_cents)::bigint as usd_cents, sum(vnd)::bigint as vnd,
                        sum(facts_without_vnd)::bigint as without,
                        sum(net_mass_grams)::bigint as grams
                    from unnest(:places::integer[], :froms::date[], :tos::date[])
                        as p (place, first, last)
                    join total t on t.day between p.first and p.last
                    where (:gate = '' or gate = :gate) and stage in ('DECLARED', 'CLEARED')
                    group by 1, 2, 3, 4
                    having sum(declarations) <> 0 or sum(usd_cents) <> 0
                        or sum(net_mass_grams) <> 0
                    """;

    private static final int NOW = 0;
    private static final int LAST_YEAR = 1;

    private final DatabaseClient database;
    private final VehicleReading vehicles;
    private final CircuitBreaker breaker;

    ReportReading(
            DatabaseClient database, VehicleReading vehicles, CircuitBreakerRegistry breakers) {
        this.database = database;
        this.vehicles = vehicles;
        this.breaker = breakers.circuitBreaker(BREAKER);
    }

    /**
     * The figures of a period as they are now.
     *
     * @param today a period that is not over reaches to it, and last year's to the same day
     * @param stockBefore the stock of vehicles is that of the last 20:00 until then
     */
    Mono<ReportFigures> figures(
            Period period,
            @Nullable String gate,
            LocalDate today,
            Instant now,
            Instant stockBefore) {
        return goods(spans(period, today), gate)
                .collectList()
                .flatMap(found -> withVehicles(period, gate, today, now, stockBefore, found))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** The same figures of now, month by month; after each month the step is waited for. */
    Mono<ReportFigures> byMonth(
            Period period,
            @Nullable String gate,
            LocalDate today,
            Instant now,
            Supplier<Mono<Void>> step) {
        return Flux.fromIterable(months(spans(period, today)))
                .concatMap(
                        month ->
                                goods(List.of(month), gate)
                                        .collectList()
                                        .transformDeferred(CircuitBreakerOperator.of(breaker))
                                        .delayUntil(_ -> step.get()))
                .flatMapIterable(found -> found)
                .collectList()
                .flatMap(found -> withVehicles(period, gate, today, now, now, found));
    }

    /** How many steps that takes. */
    static int steps(Period period, LocalDate today) {
        return months(spans(period, today)).size();
    }

    private Mono<ReportFigures> withVehicles(
            Period period,
            @Nullable String gate,
            LocalDate today,
            Instant now,
            Instant stockBefore,
            List<Found> found) {
        return vehicles.cells(days(period, gate, today), now)
                .map(
                        counted ->
                                new ReportFigures(
                                        period.text(),
                                        gate,
                                        now,
                                        rows(found),
                                        VehicleFigures.of(period, counted, stockBefore)));
    }

    private Flux<Found> goods(List<Stretch> asked, @Nullable String gate) {
        return database.sql(SUMS)
                .bind("places", asked.stream().map(Stretch::place).toArray(Integer[]::new))
                .bind("froms", asked.stream().map(Stretch::from).toArray(LocalDate[]::new))
                .bind("tos", asked.stream().map(Stretch::to).toArray(LocalDate[]::new))
                .bind("gate", gate == null ? "" : gate)
                .map((row, meta) -> Found.of(row))
                .all();
    }

    /** Days that are added up for one side of the comparison. */
    private record Stretch(int place, LocalDate from, LocalDate to) {}

    private static List<Stretch> spans(Period period, LocalDate today) {
        List<Stretch> spans = new ArrayList<>();
        spans.add(new Stretch(NOW, period.from(), period.to()));
        lastYear(period, today)
                .ifPresent(past -> spans.add(new Stretch(LAST_YEAR, past.from(), past.to())));
        return spans;
    }

    private static List<Stretch> months(List<Stretch> spans) {
        List<Stretch> months = new ArrayList<>();
        for (Stretch span : spans) {
            LocalDate from = span.from();
            while (!from.isAfter(span.to())) {
                LocalDate end = from.withDayOfMonth(from.lengthOfMonth());
                LocalDate to = end.isAfter(span.to()) ? span.to() : end;
                months.add(new Stretch(span.place(), from, to));
                from = to.plusDays(1);
            }
        }
        return months;
    }

    /** No vehicle comes after today. */
    private static AskedDays days(Period period, @Nullable String gate, LocalDate today) {
        LocalDate last = today.isBefore(period.to()) ? today : period.to();
        return new AskedDays(
                period.from(), last.isBefore(period.from()) ? period.from() : last, gate);
    }

    private static Optional<Period> lastYear(Period period, LocalDate today) {
        boolean running = !today.isBefore(period.from()) && today.isBefore(period.to());
        if (running && period.kind() != Period.Kind.DAY) {
            return period.until(today).flatMap(Period::lastYear);
        }
        return period.lastYear();
    }

    private static List<ReportFigures.Row> rows(List<Found> found) {
        Set<String> gates = new TreeSet<>();
        Set<String> withPast = new HashSet<>();
        Map<String, Sums> sums = new HashMap<>();
        for (Found one : found) {
            gates.add(one.gate);
            String key = key(one.place, one.gate, one.group, one.stage);
            Sums sum = sums.merge(key, one.sums, Sums::plus);
            if (one.place == LAST_YEAR && one.stage == Stage.CLEARED && !sum.equals(Sums.NONE)) {
                withPast.add(one.gate);
            }
        }
        List<ReportFigures.Row> rows = new ArrayList<>();
        for (String gate : gates) {
            for (GoodsGroup group : GoodsGroup.values()) {
                Sums declared = sum(sums, NOW, gate, group, Stage.DECLARED);
                Sums cleared = sum(sums, NOW, gate, group, Stage.CLEARED);
                Sums past = sum(sums, LAST_YEAR, gate, group, Stage.CLEARED);
                boolean any =
                        !declared.equals(Sums.NONE)
                                || !cleared.equals(Sums.NONE)
                                || !past.equals(Sums.NONE);
                if (any) {
                    rows.add(
                            new ReportFigures.Row(
                                    gate,
                                    group,
                                    declared,
                                    cleared,
                                    withPast.contains(gate) ? past : null));
                }
            }
        }
        return rows;
    }

    private static Sums sum(
            Map<String, Sums> sums, int place, String gate, GoodsGroup group, Stage stage) {
        return sums.getOrDefault(key(place, gate, group, stage), Sums.NONE);
    }

    private static String key(int place, String gate, GoodsGroup group, Stage stage) {
        return place + "|" + gate + "|" + group + "|" + stage;
    }

    /** A row of the answer. */
    private record Found(int place, String gate, GoodsGroup group, Stage stage, Sums sums) {
        static Found of(Readable row) {
            return new Found(
                    present(row.get("place", Integer.class)),
                    present(row.get("gate", String.class)),
                    GoodsGroup.valueOf(present(row.get("goods", String.class))),
                    Stage.valueOf(present(row.get("stage", String.class))),
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
}
