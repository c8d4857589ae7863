package vn.bordergate.stats.totals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.fold.CellKey;
import vn.bordergate.stats.fold.GateEverKey;
import vn.bordergate.stats.fold.GateKey;
import vn.bordergate.stats.fold.Measures;
import vn.bordergate.stats.fold.Sums;
import vn.bordergate.stats.totals.TotalsWriting.Heard;

/**
 * The statements that add, to the totals that are served or to those that are being rebuilt; each
 * takes whole columns, and rows in the order of their keys.
 */
final class TotalUpserts {

    static final String SUMS =
            "usd_cents, vnd, facts_without_vnd, net_mass_grams, declarations, facts";

    static final String SUM_COLUMNS =
            ":cents::bigint[], :vnd::bigint[], :without::bigint[], :grams::bigint[],"
                    + " :declarations::bigint[], :facts::bigint[]";

    static final String ADD =
            """
            usd_cents = t.usd_cents + excluded.usd_cents,
            vnd = t.vnd + excluded.vnd,
            facts_without_vnd = t.facts_without_vnd + excluded.facts_without_vnd,
            net_mass_grams = t.net_mass_grams + excluded.net_mass_grams,
            declarations = t.declarations + excluded.declarations,
            facts = t.facts + excluded.facts
            """;

    private static final String CELLS =
            "insert into total%s as t (day, gate, direction, trade_type, stage, heading, partner,"
                    + " currency, amount, "
                    + SUMS
                    + ") select * from unnest(:days::date[], :gates::text[], :directions::text[],"
                    + " :types::text[], :stages::text[], :headings::text[], :partners::text[],"
                    + " :currencies::text[], :amounts::numeric[], "
                    + SUM_COLUMNS
                    + ") on conflict (day, gate, direction, trade_type, stage, heading, partner,"
                    + " currency) do update set amount = t.amount + excluded.amount, "
                    + ADD;

    private static final String DAYS =
            "insert into gate_total%s as t (day, gate, direction, trade_type, stage, "
                    + SUMS
                    + ") select * from unnest(:days::date[], :gates::text[], :directions::text[],"
                    + " :types::text[], :stages::text[], "
                    + SUM_COLUMNS
                    + ") on conflict (day, gate, direction, trade_type, stage) do update set "
                    + ADD;

    private static final String GATES =
            "insert into gate_ever%s as t (gate, direction, stage, "
                    + SUMS
                    + ") select * from unnest(:gates::text[], :directions::text[], :stages::text[], "
                    + SUM_COLUMNS
                    + ") on conflict (gate, direction, stage) do update set "
                    + ADD;

    private static final String FOLDED =
            """
            insert into folded as t (partition, facts, last_fact_at, folded_at)
            select p, f, a, :now from
                unnest(:partitions::integer[], :facts::bigint[], :ats::timestamptz[]) as h (p, f, a)
            on conflict (partition) do update set
                facts = t.facts + excluded.facts,
                last_fact_at = greatest(t.last_fact_at, excluded.last_fact_at),
                folded_at = excluded.folded_at
            """;

    private final DatabaseClient database;
    private final String cells;
    private final String days;
    private final String gates;

    TotalUpserts(DatabaseClient database, TotalTables tables) {
        this.database = database;
        cells = tables.in(CELLS);
        days = tables.in(DAYS);
        gates = tables.in(GATES);
    }

    Mono<Void> cells(SortedMap<CellKey, Measures> totals) {
        Collection<CellKey> keys = totals.keySet();
        var bound =
                database.sql(cells)
                        .bind("days", dates(keys, CellKey::day))
                        .bind("gates", texts(keys, key -> key.gate().value()))
                        .bind("directions", texts(keys, key -> key.direction().name()))
                        .bind("types", texts(keys, key -> key.tradeType().name()))
                        .bind("stages", texts(keys, key -> key.stage().name()))
                        .bind("headings", texts(keys, CellKey::heading))
                        .bind("partners", texts(keys, key -> key.partner().value()))
                        .bind("currencies", texts(keys, key -> key.currency().value()))
                        .bind(
                                "amounts",
                                totals.values().stream()
                                        .map(Measures::amount)
                                        .toArray(BigDecimal[]::new));
        return sums(bound, totals.values().stream().map(Measures::sums).toList());
    }

    Mono<Void> days(SortedMap<GateKey, Sums> totals) {
        Collection<GateKey> keys = totals.keySet();
        var bound =
                database.sql(days)
                        .bind("days", dates(keys, GateKey::day))
                        .bind("gates", texts(keys, key -> key.gate().value()))
                        .bind("directions", texts(keys, key -> key.direction().name()))
                        .bind("types", texts(keys, key -> key.tradeType().name()))
                        .bind("stages", texts(keys, key -> key.stage().name()));
        return sums(bound, totals.values());
    }

    Mono<Void> gates(SortedMap<GateEverKey, Sums> totals) {
        Collection<GateEverKey> keys = totals.keySet();
        var bound =
                database.sql(gates)
                        .bind("gates", texts(keys, key -> key.gate().value()))
                        .bind("directions", texts(keys, key -> key.direction().name()))
                        .bind("stages", texts(keys, key -> key.stage().name()));
        return sums(bound, totals.values());
    }

    static Mono<Void> folded(
            DatabaseClient database, SortedMap<Integer, Heard> heard, Instant now) {
        return database.sql(FOLDED)
                .bind("partitions", heard.keySet().toArray(Integer[]::new))
                .bind("facts", longs(heard.values(), Heard::facts))
                .bind(
                        "ats",
                        heard.values().stream()
                                .map(h -> h.lastFactAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .then();
    }

    static Mono<Void> sums(GenericExecuteSpec statement, Collection<Sums> sums) {
        return statement
                .bind("cents", longs(sums, Sums::usdCents))
                .bind("vnd", longs(sums, Sums::vnd))
                .bind("without", longs(sums, Sums::factsWithoutVnd))
                .bind("grams", longs(sums, Sums::netMassGrams))
                .bind("declarations", longs(sums, Sums::declarations))
                .bind("facts", longs(sums, Sums::facts))
                .then();
    }

    static <K> String[] texts(Collection<K> keys, Function<K, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }

    static <K> LocalDate[] dates(Collection<K> keys, Function<K, LocalDate> part) {
        return keys.stream().map(part).toArray(LocalDate[]::new);
    }

    private static <V> Long[] longs(Collection<V> values, ToLongFunction<V> part) {
        return values.stream().mapToLong(part).boxed().toArray(Long[]::new);
    }
}
