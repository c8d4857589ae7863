package vn.bordergate.stats.totals;

import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarantGroup;
import vn.bordergate.stats.fold.GoodsKey;
import vn.bordergate.stats.fold.GroupCounts;
import vn.bordergate.stats.fold.HourKey;
import vn.bordergate.stats.fold.HourSums;

/**
 * The statements that add what only the board needs: hours, and how many firms are behind goods.
 */
final class BoardUpserts {

    private static final String HOURS =
            """
            insert into gate_hour%s as t (day, gate, direction, stage, hour, usd_cents, declarations)
            select * from unnest(:days::date[], :gates::text[], :directions::text[],
                :stages::text[], :hours::smallint[], :cents::bigint[], :declarations::bigint[])
            on conflict (day, gate, direction, stage, hour) do update set
                usd_cents = t.usd_cents + excluded.usd_cents,
                declarations = t.declarations + excluded.declarations
            """;

    private static final String GROUPS = groups();

    private final DatabaseClient database;
    private final String hours;
    private final String groups;

    BoardUpserts(DatabaseClient database, TotalTables tables) {
        this.database = database;
        this.hours = tables.in(HOURS);
        this.groups = tables.in(GROUPS);
    }

    Mono<Void> hours(SortedMap<HourKey, HourSums> sums) {
        Collection<HourKey> keys = sums.keySet();
        return database.sql(hours)
                .bind("days", dates(keys, HourKey::day))
                .bind("gates", texts(keys, key -> key.gate().value()))
                .bind("directions", texts(keys, key -> key.direction().name()))
                .bind("stages", texts(keys, key -> key.stage().name()))
                .bind("hours", keys.stream().map(key -> (short) key.hour()).toArray(Short[]::new))
                .bind("cents", longs(sums.values(), HourSums::usdCents))
                .bind("declarations", longs(sums.values(), HourSums::declarations))
                .then();
    }

    /** Asks nothing of the database while no fact tells its group. */
    Mono<Void> groups(SortedMap<GoodsKey, GroupCounts> figures) {
        if (figures.isEmpty()) {
            return Mono.empty();
        }
        Collection<GoodsKey> keys = figures.keySet();
        var bound =
                database.sql(groups)
                        .bind("months", dates(keys, GoodsKey::month))
                        .bind("gates", texts(keys, key -> key.gate().value()))
                        .bind("directions", texts(keys, key -> key.direction().name()))
                        .bind("types", texts(keys, key -> key.tradeType().name()))
                        .bind("stages", texts(keys, key -> key.stage().name()))
                        .bind("headings", texts(keys, GoodsKey::heading));
        for (int i = 0; i < DeclarantGroup.COUNT; i++) {
            int group = i;
            bound = bound.bind("g" + i, longs(figures.values(), counts -> counts.of(group)));
        }
        return bound.then();
    }

    private static String groups() {
        String columns = each(i -> "g" + i);
        StringJoiner sums = new StringJoiner(", ");
        IntStream.range(0, DeclarantGroup.COUNT)
                .forEach(i -> sums.add("g%1$d = t.g%1$d + excluded.g%1$d".formatted(i)));
        return "insert into declarant_group%s as t"
                + " (month, gate, direction, trade_type, stage, heading, "
                + columns
                + ") select * from unnest(:months::date[], :gates::text[], :directions::text[],"
                + " :types::text[], :stages::text[], :headings::text[], "
                + each(i -> ":g" + i + "::bigint[]")
                + ") on conflict (month, gate, direction, trade_type, stage, heading)"
                + " do update set "
                + sums;
    }

    private static String each(Function<Integer, String> column) {
        return IntStream.range(0, DeclarantGroup.COUNT)
                .boxed()
                .map(column)
                .collect(Collectors.joining(", "));
    }

    private static <K> String[] texts(Collection<K> keys, Function<K, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }

    private static <K> LocalDate[] dates(Collection<K> keys, Function<K, LocalDate> part) {
        return keys.stream().map(part).toArray(LocalDate[]::new);
    }

    private static <V> Long[] longs(Collection<V> values, ToLongFunction<V> part) {
        return values.stream().mapToLong(part).boxed().toArray(Long[]::new);
    }
}
