package vn.bordergate.stats.totals;

import java.util.Collection;
import java.util.SortedMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.fold.ChannelKey;
import vn.bordergate.stats.fold.MonthKey;
import vn.bordergate.stats.fold.ParkKey;
import vn.bordergate.stats.fold.Sums;

/**
 * The statements that add to the small tables beside the totals; nothing where there is nothing.
 */
final class SideUpserts {

    private static final String CHANNELS =
            "insert into channel_total%s as t (day, gate, direction, channel, declarations)"
                    + " select * from unnest(:days::date[], :gates::text[], :directions::text[],"
                    + " :channels::text[], :declarations::bigint[])"
                    + " on conflict (day, gate, direction, channel) do update set"
                    + " declarations = t.declarations + excluded.declarations";

    private static final String PARKS =
            "insert into park_total%s as t (day, gate, direction, trade_type, stage, park, "
                    + TotalUpserts.SUMS
                    + ") select * from unnest(:days::date[], :gates::text[], :directions::text[],"
                    + " :types::text[], :stages::text[], :parks::text[], "
                    + TotalUpserts.SUM_COLUMNS
                    + ") on conflict (day, gate, direction, trade_type, stage, park) do update set "
                    + TotalUpserts.ADD;

    private static final String MONTHS =
            "insert into month_total%s as t (day, gate, direction, trade_type, stage, heading, "
                    + TotalUpserts.SUMS
                    + ") select * from unnest(:days::date[], :gates::text[], :directions::text[],"
                    + " :types::text[], :stages::text[], :chapters::text[], "
                    + TotalUpserts.SUM_COLUMNS
                    + ") on conflict (day, gate, direction, trade_type, stage, heading)"
                    + " do update set "
                    + TotalUpserts.ADD;

    private final DatabaseClient database;
    private final String months;
    private final String channels;
    private final String parks;

    SideUpserts(DatabaseClient database, TotalTables tables) {
        this.database = database;
        months = tables.in(MONTHS);
        channels = tables.in(CHANNELS);
        parks = tables.in(PARKS);
    }

    Mono<Void> channels(SortedMap<ChannelKey, Long> totals) {
        if (totals.isEmpty()) {
            return Mono.empty();
        }
        Collection<ChannelKey> keys = totals.keySet();
        return database.sql(channels)
                .bind("days", TotalUpserts.dates(keys, ChannelKey::day))
                .bind("gates", TotalUpserts.texts(keys, key -> key.gate().value()))
                .bind("directions", TotalUpserts.texts(keys, key -> key.direction().name()))
                .bind("channels", TotalUpserts.texts(keys, key -> key.channel().name()))
                .bind("declarations", totals.values().toArray(Long[]::new))
                .then();
    }

    Mono<Void> months(SortedMap<MonthKey, Sums> totals) {
        Collection<MonthKey> keys = totals.keySet();
        var bound =
                database.sql(months)
                        .bind("days", TotalUpserts.dates(keys, MonthKey::first))
                        .bind("gates", TotalUpserts.texts(keys, key -> key.gate().value()))
                        .bind("directions", TotalUpserts.texts(keys, key -> key.direction().name()))
                        .bind("types", TotalUpserts.texts(keys, key -> key.tradeType().name()))
                        .bind("stages", TotalUpserts.texts(keys, key -> key.stage().name()))
                        .bind("chapters", TotalUpserts.texts(keys, MonthKey::chapter));
        return TotalUpserts.sums(bound, totals.values());
    }

    Mono<Void> parks(SortedMap<ParkKey, Sums> totals) {
        if (totals.isEmpty()) {
            return Mono.empty();
        }
        Collection<ParkKey> keys = totals.keySet();
        var bound =
                database.sql(parks)
                        .bind("days", TotalUpserts.dates(keys, ParkKey::day))
                        .bind("gates", TotalUpserts.texts(keys, key -> key.gate().value()))
                        .bind("directions", TotalUpserts.texts(keys, key -> key.direction().name()))
                        .bind("types", TotalUpserts.texts(keys, key -> key.tradeType().name()))
                        .bind("stages", TotalUpserts.texts(keys, key -> key.stage().name()))
                        .bind("parks", TotalUpserts.texts(keys, ParkKey::park));
        return TotalUpserts.sums(bound, totals.values());
    }
}
