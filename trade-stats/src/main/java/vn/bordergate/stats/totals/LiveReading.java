package vn.bordergate.stats.totals;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;
import vn.bordergate.stats.totals.LiveTotals.Figures;
import vn.bordergate.stats.totals.LiveTotals.Line;
import vn.bordergate.stats.totals.LiveTotals.TypeLine;

/** Reads what the live stream and the board show. */
@Component
public final class LiveReading {

    /** The day of a total is a day at the gates. */
    private static final ZoneId GATES_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final String STATE =
            "select coalesce(sum(facts + switches), 0)::bigint as version from folded";

    /** One statement, hence one moment: version, freshness and sums belong together. */
    private static final String SNAPSHOT =
            """
            with progress as (
                select coalesce(sum(facts + switches), 0)::bigint as version, max(last_fact_at) as last_fact_at,
                    (select folded_at - last_fact_at from folded order by folded_at desc limit 1)
                        as lag
                from folded),
            today as (
                select gate, direction, stage, sum(usd_cents)::bigint as cents,
                    sum(vnd)::bigint as dong, sum(facts_without_vnd)::bigint as without,
                    sum(net_mass_grams)::bigint as grams, sum(declarations)::bigint as declared
                from gate_total where day = :today group by gate, direction, stage),
            types as (
                select string_agg(line, ';' order by line) as lines from (
                    select trade_type || ',' || stage || ',' || sum(usd_cents) || ','
                        || sum(declarations) as line
                    from gate_total where day = :today group by trade_type, stage) t)
            select p.version, p.last_fact_at, (extract(epoch from p.lag) * 1000)::bigint as lag,
                e.gate, e.direction, e.stage,
                e.usd_cents, e.vnd, e.facts_without_vnd, e.net_mass_grams, e.declarations,
                coalesce(t.cents, 0), coalesce(t.dong, 0), coalesce(t.without, 0),
                coalesce(t.grams, 0), coalesce(t.declared, 0), y.lines
            from progress p
            cross join types y
            left join gate_ever e on true
            left join today t using (gate, direction, stage)
            order by e.gate, e.direction, e.stage
            """;

    private final DatabaseClient database;
    private final ReadGuard guard;
    private final InstantSource clock;
    private final Mono<LiveTotals> shared;

    LiveReading(
            DatabaseClient database,
            ReadGuard guard,
            InstantSource clock,
            TotalsSettings settings) {
        this.database = database;
        this.guard = guard;
        this.clock = clock;
        this.shared =
                Mono.defer(this::snapshot)
                        .cache(
                                read -> settings.liveTick(),
                                failure -> Duration.ZERO,
                                () -> Duration.ZERO);
    }

    /** What changes whenever a snapshot would: a few rows read, so cheap enough for every tick. */
    Mono<State> state() {
        return guard.live(
                database.sql(STATE)
                        .map((row, meta) -> new State(longAt(row, 0), today()))
                        .one()
                        .defaultIfEmpty(new State(0, today())));
    }

    /** Everything of a moment ago: one reading, however many open the board at once. */
    public Mono<LiveTotals> latest() {
        return shared;
    }

    /** Everything of this moment. */
    Mono<LiveTotals> snapshot() {
        LocalDate today = today();
        return guard.live(
                database.sql(SNAPSHOT)
                        .bind("today", today)
                        .map((row, meta) -> Row.of(row))
                        .all()
                        .collectList()
                        .map(rows -> totals(today, rows)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), GATES_ZONE);
    }

    private static LiveTotals totals(LocalDate today, List<Row> rows) {
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            if (row.line != null) {
                lines.add(row.line);
            }
        }
        Row first = rows.getFirst();
        return new LiveTotals(
                first.version, today, first.lastFactAt, first.lagMillis, lines, first.types);
    }

    /** Which snapshot is the present one. */
    record State(long version, LocalDate today) {}

    private record Row(
            long version,
            @Nullable Instant lastFactAt,
            @Nullable Long lagMillis,
            @Nullable Line line,
            List<TypeLine> types) {

        static Row of(Readable row) {
            OffsetDateTime last = row.get(1, OffsetDateTime.class);
            Long lag = row.get(2, Long.class);
            return new Row(
                    longAt(row, 0),
                    last == null ? null : last.toInstant(),
                    // Clocks of two machines may differ by more than the lag.
                    lag == null ? null : Math.max(0L, lag),
                    row.get(3, String.class) == null ? null : line(row),
                    types(row.get(16, String.class)));
        }

        /** Written by the statement itself, for all of a moment to be in one answer. */
        private static List<TypeLine> types(@Nullable String text) {
            if (text == null) {
                return List.of();
            }
            List<TypeLine> types = new ArrayList<>();
            for (String line : text.split(";", -1)) {
                String[] parts = line.split(",", -1);
                types.add(
                        new TypeLine(
                                TradeType.valueOf(parts[0]),
                                Stage.valueOf(parts[1]),
                                Long.parseLong(parts[2]),
                                Long.parseLong(parts[3])));
            }
            return types;
        }

        private static Line line(Readable row) {
            return new Line(
                    textAt(row, 3),
                    Direction.valueOf(textAt(row, 4)),
                    Stage.valueOf(textAt(row, 5)),
                    figures(row, 11),
                    figures(row, 6));
        }

        private static Figures figures(Readable row, int from) {
            return Figures.of(
                    longAt(row, from),
                    longAt(row, from + 1),
                    longAt(row, from + 2),
                    longAt(row, from + 3),
                    longAt(row, from + 4));
        }
    }

    private static long longAt(Readable row, int place) {
        return Objects.requireNonNull(row.get(place, Long.class));
    }

    private static String textAt(Readable row, int place) {
        return Objects.requireNonNull(row.get(place, String.class));
    }
}
