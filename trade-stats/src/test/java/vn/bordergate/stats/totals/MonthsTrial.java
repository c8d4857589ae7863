package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.events.TradeType;
import vn.bordergate.events.reference.CsvTable;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;

/** The published trade with China of 2024, by month and group, as the totals add it up again. */
class MonthsTrial {

    private static final Stand STAND = Stand.shared();

    /** A gate that no other trial uses. */
    private static final String GATE = "CHINA-2024";

    private static final String TOTAL = "TOTAL";
    private static final List<Line> LINES = lines();

    /** A line of the published table. */
    private record Line(Direction direction, String group, YearMonth month, long cents) {}

    @BeforeAll
    static void everyGroupAndMonthAsFacts() {
        // Each group has a heading of its own, so that what is asked by heading is a group.
        Map<String, String> headings = new HashMap<>();
        Set<String> groups = new LinkedHashSet<>();
        LINES.forEach(line -> groups.add(line.group));
        groups.remove(TOTAL);
        groups.forEach(group -> headings.put(group, "%04d".formatted(101 + 100 * headings.size())));
        List<TradeFact> facts = new ArrayList<>();
        for (Line line : LINES) {
            if (!line.group.equals(TOTAL)) {
                facts.addAll(facts(line, Objects.requireNonNull(headings.get(line.group))));
            }
        }
        STAND.fold(facts);
    }

    @ParameterizedTest
    @CsvSource({"month,month", "month,chapter", "month,heading", "year,year", "quarter,day"})
    void monthsAndTheYearAddUpToTheTablesOwnSums(String span, String alsoBy) {
        Map<String, Long> told = new HashMap<>();
        for (String period : periods(alsoBy)) {
            STAND.json(
                            "/api/totals?by=direction,"
                                    + span
                                    + (span.equals(alsoBy) ? "" : "," + alsoBy)
                                    + "&period="
                                    + period
                                    + "&gate="
                                    + GATE)
                    .get("rows")
                    .forEach(
                            row ->
                                    told.merge(
                                            row.get("direction").asString()
                                                    + " "
                                                    + row.get(span).asString(),
                                            cents(row),
                                            Long::sum));
        }
        Map<String, Long> published = new HashMap<>();
        for (Line line : LINES) {
            if (!line.group.equals(TOTAL) && line.cents != 0) {
                published.merge(
                        line.direction + " " + span(span, line.month), line.cents, Long::sum);
            }
        }
        assertThat(told).isNotEmpty().isEqualTo(published);
    }

    @Test
    void theGroupsNeverExceedThePublishedTotal() {
        Map<String, Long> groups = new HashMap<>();
        Map<String, Long> totals = new HashMap<>();
        for (Line line : LINES) {
            (line.group.equals(TOTAL) ? totals : groups)
                    .merge(line.direction + " " + line.month, line.cents, Long::sum);
        }
        totals.forEach(
                (month, total) ->
                        assertThat(groups.getOrDefault(month, 0L))
                                .as(month)
                                .isLessThanOrEqualTo(total));
    }

    /** The year at once, or its months one after the other where the answer would be too long. */
    private static List<String> periods(String alsoBy) {
        boolean goods = alsoBy.equals("chapter") || alsoBy.equals("heading");
        return goods
                ? IntStream.rangeClosed(1, 12).mapToObj("2024-%02d"::formatted).toList()
                : List.of("2024");
    }

    private static long cents(JsonNode row) {
        return row.get("usdCents").asLong();
    }

    private static String span(String span, YearMonth month) {
        return switch (span) {
            case "month" -> month.toString();
            case "quarter" -> month.getYear() + "-Q" + (month.getMonthValue() + 2) / 3;
            default -> Integer.toString(month.getYear());
        };
    }

    /** Two facts on two days of the month, which is more than the table says and sums to it. */
    private static List<TradeFact> facts(Line line, String heading) {
        long first = line.cents / 3;
        LocalDate day = line.month.atDay(1 + Math.floorMod(line.group.hashCode(), 20));
        return List.of(
                fact(line, heading, first, day),
                fact(line, heading, line.cents - first, line.month.atEndOfMonth()));
    }

    private static TradeFact fact(Line line, String heading, long cents, LocalDate day) {
        return new TradeFact(
                new DeclarationId(
                        UUID.nameUUIDFromBytes(
                                (line + "|" + day).getBytes(StandardCharsets.UTF_8))),
                1,
                Stage.CLEARED,
                1,
                new GateCode(GATE),
                line.direction,
                line.direction == Direction.EXPORT ? TradeType.EXPORT : TradeType.IMPORT,
                heading,
                new CountryCode("CN"),
                day,
                new CurrencyCode("USD"),
                BigDecimal.valueOf(cents, 2),
                BigDecimal.ONE,
                cents,
                null,
                1_000,
                1,
                Facts.AT);
    }

    private static List<Line> lines() {
        return CsvTable.shipped("/trade/vn-china-2024-monthly.csv").rows().stream()
                .map(
                        row ->
                                new Line(
                                        Direction.valueOf(row.get("direction")),
                                        row.get("commodity_group"),
                                        YearMonth.parse(row.get("month")),
                                        thousandsToCents(row.get("value_thousand_usd"))))
                .toList();
    }

    private static long thousandsToCents(String text) {
        return text.isEmpty()
                ? 0
                : new BigDecimal(text)
                        .movePointRight(5)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
