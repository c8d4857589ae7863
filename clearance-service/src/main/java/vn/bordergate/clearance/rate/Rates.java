package vn.bordergate.clearance.rate;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.rate.RateBook.Rate;
import vn.bordergate.events.CurrencyCode;

/** The rate table: seeded from what is shipped, read into a book that is looked up in memory. */
public final class Rates {

    private static final String SHIPPED = "/rates/usd-rates.csv";

    private static final String SEED =
            """
            insert into rate (currency, effective_from, units_per_usd, source)
            select c, f::date, u::numeric, 'shipped'
            from unnest($1::text[], $2::text[], $3::text[]) as seed (c, f, u)
            on conflict do nothing
            """;

    private static final String READ = "select currency, effective_from, units_per_usd from rate";

    private final DatabaseClient database;
    private volatile RateBook book = new RateBook(List.of());

    public Rates(DatabaseClient database) {
        this.database = database;
    }

    /** The rates as last read. */
    public RateBook book() {
        return book;
    }

    /** Enters the shipped rates that the table does not have. */
    public Mono<Void> seed() {
        List<Rate> shipped = shipped();
        return database.sql(SEED)
                .bind(0, shipped.stream().map(r -> r.currency().value()).toArray(String[]::new))
                .bind(
                        1,
                        shipped.stream()
                                .map(r -> r.effectiveFrom().toString())
                                .toArray(String[]::new))
                .bind(
                        2,
                        shipped.stream()
                                .map(r -> r.unitsPerUsd().toPlainString())
                                .toArray(String[]::new))
                .then();
    }

    /**
     * Reads the table anew; a rate entered by hand holds from then on. Answers with the currencies
     * of which there is news.
     */
    public Mono<Set<CurrencyCode>> reread() {
        return database.sql(READ)
                .map(
                        row ->
                                new Rate(
                                        new CurrencyCode(known(row.get(0, String.class))),
                                        known(row.get(1, LocalDate.class)),
                                        known(row.get(2, BigDecimal.class))))
                .all()
                .collectList()
                .map(
                        rates -> {
                            RateBook before = book;
                            RateBook read = new RateBook(rates);
                            book = read;
                            return read.newsSince(before);
                        });
    }

    static List<Rate> shipped() {
        try (InputStream in = Rates.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is not on the classpath");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(Rates::rate)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(SHIPPED + " cannot be read", e);
        }
    }

    private static Rate rate(String line) {
        List<String> cells = List.of(line.split(",", -1));
        return new Rate(
                new CurrencyCode(cells.get(1)),
                LocalDate.parse(cells.get(0)),
                new BigDecimal(cells.get(2)));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
