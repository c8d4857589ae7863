package vn.bordergate.stats.published;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.TradeFact;

/**
 * Notes each fact that counts on a day which was published before, in the transaction that adds it
 * to the totals. One small question a batch, and nothing more while the days are not published.
 */
public final class DayChanges {

    private static final String PUBLISHED =
            "select day, max(edition) as edition from published_day"
                    + " where day = any(:days::date[]) group by day";

    private static final String NOTE =
            """
            insert into day_change (day, edition, gate, direction, trade_type, stage, heading,
                declaration_id, generation, sign, usd_cents, vnd, facts_without_vnd,
                net_mass_grams, declarations, fact_at, folded_at)
            select f.*, :now from unnest(:days::date[], :editions::integer[], :gates::text[],
                :directions::text[], :types::text[], :stages::text[], :headings::text[],
                :ids::uuid[], :generations::integer[], :signs::integer[], :cents::bigint[],
                :vnd::bigint[], :without::bigint[], :grams::bigint[], :declarations::bigint[],
                :ats::timestamptz[]) as f
            """;

    private DayChanges() {}

    /** To be called between the note of what was folded and the sums by gate and day. */
    public static Mono<Void> note(DatabaseClient database, List<TradeFact> facts, Instant now) {
        LocalDate[] days = facts.stream().map(TradeFact::day).distinct().toArray(LocalDate[]::new);
        return database.sql(PUBLISHED)
                .bind("days", days)
                .map(
                        (row, meta) ->
                                Map.entry(
                                        Objects.requireNonNull(row.get("day", LocalDate.class)),
                                        Objects.requireNonNull(row.get("edition", Integer.class))))
                .all()
                .collect(
                        HashMap<LocalDate, Integer>::new,
                        (all, e) -> all.put(e.getKey(), e.getValue()))
                .flatMap(editions -> noted(database, facts, editions, now));
    }

    private static Mono<Void> noted(
            DatabaseClient database,
            List<TradeFact> facts,
            Map<LocalDate, Integer> editions,
            Instant now) {
        List<TradeFact> late =
                facts.stream().filter(fact -> editions.containsKey(fact.day())).toList();
        if (late.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(NOTE)
                .bind("days", column(late, LocalDate[]::new, TradeFact::day))
                .bind(
                        "editions",
                        column(
                                late,
                                Integer[]::new,
                                f -> Objects.requireNonNull(editions.get(f.day()))))
                .bind("gates", texts(late, f -> f.gate().value()))
                .bind("directions", texts(late, f -> f.direction().name()))
                .bind("types", texts(late, f -> f.tradeType().name()))
                .bind("stages", texts(late, f -> f.stage().name()))
                .bind("headings", texts(late, TradeFact::heading))
                .bind("ids", column(late, UUID[]::new, f -> f.declarationId().value()))
                .bind("generations", column(late, Integer[]::new, TradeFact::generation))
                .bind("signs", column(late, Integer[]::new, TradeFact::sign))
                .bind("cents", signed(late, TradeFact::usdCents))
                .bind("vnd", signed(late, f -> f.vnd() == null ? 0 : f.vnd()))
                .bind("without", signed(late, f -> f.vnd() == null ? 1 : 0))
                .bind("grams", signed(late, TradeFact::netMassGrams))
                .bind("declarations", signed(late, TradeFact::declarations))
                .bind(
                        "ats",
                        column(late, OffsetDateTime[]::new, f -> f.at().atOffset(ZoneOffset.UTC)))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .then();
    }

    private static Long[] signed(List<TradeFact> facts, ToLongFunction<TradeFact> measure) {
        return column(facts, Long[]::new, f -> f.sign() * measure.applyAsLong(f));
    }

    private static String[] texts(List<TradeFact> facts, Function<TradeFact, String> part) {
        return column(facts, String[]::new, part);
    }

    private static <T> T[] column(
            List<TradeFact> facts, IntFunction<T[]> array, Function<TradeFact, T> part) {
        return facts.stream().map(part).toArray(array);
    }
}
