package vn.bordergate.clearance.rate;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the page of exchange rates shows. */
final class RateSheet {

    /** Rates in force or to come; there are some twenty currencies. */
    static final int RATES_MAX = 1_000;

    /** Of what was entered, the newest. */
    static final int CHANGES_MAX = 100;

    private static final String IN_FORCE =
            """
            select r.currency, r.effective_from, r.units_per_usd, r.source,
                coalesce(o.name, r.entered_by), r.entered_at,
                (select min(n.effective_from) from rate n
                    where n.currency = r.currency and n.effective_from > r.effective_from)
            from rate r left join officer o on o.subject = r.entered_by
            where r.effective_from >= coalesce(
                (select max(b.effective_from) from rate b
                    where b.currency = r.currency and b.effective_from <= $1), r.effective_from)
            order by r.currency, r.effective_from limit %d
            """
                    .formatted(RATES_MAX);

    private static final String CHANGES =
            """
            select c.currency, c.effective_from, c.units_before, c.units_per_usd,
                coalesce(o.name, c.entered_by), c.entered_at
            from rate_change c left join officer o on o.subject = c.entered_by
            order by c.entered_at desc, c.id desc limit %d
            """
                    .formatted(CHANGES_MAX);

    private static final String CORRECTIONS =
            """
            select c.currency, c.from_day, c.files_valued, c.done_at, c.entered_at
            from rate_correction c order by c.entered_at desc, c.id desc limit %d
            """
                    .formatted(CHANGES_MAX);

    private final DatabaseClient database;

    RateSheet(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A rate in force or to come.
     *
     * @param next first day of the next one; null where there is none
     * @param by null for one that was shipped
     */
    record Line(
            String currency,
            LocalDate from,
            BigDecimal units,
            String source,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable LocalDate next) {

        /** Its last day; null while no other follows. */
        public @Nullable LocalDate last() {
            return next == null ? null : next.minusDays(1);
        }

        public int decimals() {
            return decimalsOf(units);
        }
    }

    /**
     * A rate as it was entered.
     *
     * @param before null where there was none of that day
     */
    record Change(
            String currency,
            LocalDate from,
            @Nullable BigDecimal before,
            BigDecimal units,
            String by,
            Instant at) {

        public int decimals() {
            return decimalsOf(units);
        }

        public int decimalsBefore() {
            return before == null ? 0 : decimalsOf(before);
        }
    }

    /**
     * What a rate that was entered has changed: files lodged since its day are valued again.
     *
     * @param files valued again so far
     * @param done null while there are more
     */
    record Correction(
            String currency, LocalDate from, long files, @Nullable Instant done, Instant at) {}

    /**
     * All of it.
     *
     * @param waiting files whose goods wait for a rate
     */
    record Sheet(
            List<Line> rates, List<Change> changes, List<Correction> corrections, long waiting) {
        Sheet {
            rates = List.copyOf(rates);
            changes = List.copyOf(changes);
            corrections = List.copyOf(corrections);
        }
    }

    Mono<Sheet> read(LocalDate today) {
        return Mono.zip(
                        lines(today).collectList(),
                        all(CHANGES, RateSheet::change).collectList(),
                        all(CORRECTIONS, RateSheet::correction).collectList(),
                        all(
                                        "select count(*) from declaration where awaiting_rate",
                                        row -> known(row.get(0, Long.class)))
                                .single())
                .map(all -> new Sheet(all.getT1(), all.getT2(), all.getT3(), all.getT4()));
    }

    private Flux<Line> lines(LocalDate today) {
        return database.sql(IN_FORCE)
                .bind(0, today)
                .map(
                        row ->
                                new Line(
                                        known(row.get(0, String.class)),
                                        known(row.get(1, LocalDate.class)),
                                        known(row.get(2, BigDecimal.class)),
                                        known(row.get(3, String.class)),
                                        row.get(4, String.class),
                                        at(row, 5),
                                        row.get(6, LocalDate.class)))
                .all();
    }

    private static Change change(Readable row) {
        return new Change(
                known(row.get(0, String.class)),
                known(row.get(1, LocalDate.class)),
                row.get(2, BigDecimal.class),
                known(row.get(3, BigDecimal.class)),
                known(row.get(4, String.class)),
                known(at(row, 5)));
    }

    private static Correction correction(Readable row) {
        return new Correction(
                known(row.get(0, String.class)),
                known(row.get(1, LocalDate.class)),
                known(row.get(2, Long.class)),
                at(row, 3),
                known(at(row, 4)));
    }

    private <T> Flux<T> all(String sql, Function<Readable, T> one) {
        return database.sql(sql).map(one).all();
    }

    private static @Nullable Instant at(Readable row, int place) {
        OffsetDateTime at = row.get(place, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static int decimalsOf(BigDecimal value) {
        return Math.max(0, value.stripTrailingZeros().scale());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
