package vn.bordergate.trials.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.events.TradeType;

/**
 * Facts made of the shipped declarations of the year 2020, again and again with other declarations,
 * in the order of their days or in the order of the file, in which every day comes soon.
 */
final class FactLoad {

    private static final String SHIPPED = "/demo/declarations-2020/declarations-2020.csv";
    private static final BigDecimal WON_PER_USD = new BigDecimal("1180.3");
    private static final long DONG_PER_USD = 23_200;
    private static final CurrencyCode WON = new CurrencyCode("KRW");
    private static final int HEADING_DIGITS = 4;
    private static final int GRAM_DIGITS = 3;

    private final List<Row> rows;
    private final int copies;
    private final boolean byDay;

    private FactLoad(List<Row> rows, int copies, boolean byDay) {
        this.rows = rows;
        this.copies = copies;
        this.byDay = byDay;
    }

    /** A line of the file, as far as facts tell it. */
    private record Row(
            LocalDate day,
            GateCode gate,
            CountryCode partner,
            String heading,
            BigDecimal won,
            long grams) {}

    /** Every day after the one before it, as a gate tells them. */
    static FactLoad inTheOrderOfDays(int facts) {
        List<Row> rows = shipped();
        rows.sort(Comparator.comparing(Row::day));
        return new FactLoad(rows, facts / rows.size() + 1, true);
    }

    /** The whole year over and over, its lines mixed, so that every batch holds every day. */
    static FactLoad inTheOrderOfTheFile(int facts) {
        List<Row> rows = shipped();
        Collections.shuffle(rows, new Random(2020));
        return new FactLoad(rows, facts / rows.size() + 1, false);
    }

    TradeFact fact(int number) {
        int at = byDay ? number / copies : number % rows.size();
        Row row = rows.get(at);
        long cents =
                row.won
                        .movePointRight(2)
                        .divide(WON_PER_USD, 0, RoundingMode.HALF_UP)
                        .longValueExact();
        return new TradeFact(
                new DeclarationId(new UUID(0x0197_0000_0000_7000L, number)),
                1,
                number % 2 == 0 ? Stage.DECLARED : Stage.CLEARED,
                1,
                row.gate,
                Direction.IMPORT,
                TradeType.IMPORT,
                row.heading,
                row.partner,
                row.day,
                WON,
                row.won,
                WON_PER_USD,
                cents,
                cents * DONG_PER_USD / 100,
                row.grams,
                1,
                Instant.ofEpochSecond(row.day.toEpochDay() * 86_400 + number % 86_400));
    }

    private static List<Row> shipped() {
        List<Row> rows = new ArrayList<>();
        try (var in = Objects.requireNonNull(FactLoad.class.getResourceAsStream(SHIPPED));
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> names = List.of(reader.readLine().split(",", -1));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                rows.add(
                        new Row(
                                LocalDate.parse(cells[names.indexOf("Date")]),
                                new GateCode("KCS-0" + cells[names.indexOf("Office ID")]),
                                new CountryCode(cells[names.indexOf("Country of Origin")]),
                                cells[names.indexOf("HS6 Code")].substring(0, HEADING_DIGITS),
                                new BigDecimal(cells[names.indexOf("Item Price")])
                                        .setScale(1, RoundingMode.HALF_UP),
                                new BigDecimal(cells[names.indexOf("Net Mass")])
                                        .movePointRight(GRAM_DIGITS)
                                        .setScale(0, RoundingMode.HALF_UP)
                                        .longValueExact()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
