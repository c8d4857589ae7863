package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;

/** Everybody sees goods, and nobody's business. */
class DisclosureTrial {

    private static final Stand STAND = Stand.shared();
    private static final String GATE = "FEW-FIRMS";
    private static long ids;
    private static LocalDate today = LocalDate.of(2100, 1, 1);

    @BeforeAll
    static void goodsOfManyAndOfFew() {
        List<TradeFact> facts = new ArrayList<>();
        // October: durian of four firms, banana of three, coke of two, fertiliser of one.
        facts.addAll(of("2026-10-05", "0810", 1_000, 0, 1, 2, 3));
        facts.addAll(of("2026-10-06", "0803", 100, 0, 1, 2));
        facts.addAll(of("2026-10-07", "2704", 10_000, 4, 5));
        facts.addAll(of("2026-10-07", "3102", 20_000, 6));
        // November: durian of four, coke of one; December: coke of one and nothing else.
        facts.addAll(of("2026-11-05", "0810", 1_000, 0, 1, 2, 3));
        facts.addAll(of("2026-11-06", "2704", 70_000, 4));
        facts.addAll(of("2026-12-06", "2704", 3_000, 4));
        // What was taken back is behind nothing: of the three firms one is left.
        List<TradeFact> pepper = of("2026-10-08", "0904", 500, 0, 1, 2);
        facts.addAll(pepper);
        facts.add(pepper.get(1).reversed(Facts.AT));
        facts.add(pepper.get(2).reversed(Facts.AT));
        STAND.fold(facts);
        dayBegins();
    }

    @Test
    void aFigureMovesOnlyOnceADayAndOnlyByWhatIsOfEnoughFirms() {
        String gate = "MOVES";
        STAND.fold(of(gate, "2026-10-05", "0810", 1_000, 0, 1, 2));
        dayBegins();
        assertThat(cents(gate, "by=heading&period=2026-10")).isEqualTo(Map.of("0810", 3_000L));

        STAND.fold(of(gate, "2026-10-06", "0810", 70, 7));
        assertThat(cents(gate, "by=heading&period=2026-10"))
                .as("what has come is in the sum, and of no goods")
                .isEqualTo(Map.of("0810", 3_000L, "*", 70L));
        dayBegins();
        assertThat(cents(gate, "by=heading&period=2026-10"))
                .as("before and after the day, nobody learns what the one firm carried")
                .isEqualTo(Map.of("0810", 3_000L, "*", 70L));

        STAND.fold(of(gate, "2026-10-07", "0810", 5, 8, 9));
        assertThat(STAND.bean(GoodsShowing.class).show(today).block())
                .as("this day has begun already")
                .isZero();
        dayBegins();
        assertThat(cents(gate, "by=heading&period=2026-10")).isEqualTo(Map.of("0810", 3_080L));
    }

    @Test
    void whatOneFirmTakesBackIsOfNoGoodsEither() {
        String gate = "TAKES-BACK";
        List<TradeFact> facts = of(gate, "2026-10-05", "0810", 1_000, 0, 1, 2, 3);
        STAND.fold(facts);
        dayBegins();

        STAND.fold(List.of(facts.getFirst().reversed(Facts.AT)));
        dayBegins();

        assertThat(cents(gate, "by=heading&period=2026-10"))
                .isEqualTo(Map.of("0810", 4_000L, "*", -1_000L));
    }

    @Test
    void anAnswerOfYesterdayIsNoAnswerOfToday() {
        String path = "/api/totals?by=heading&period=2026-10&gate=" + GATE;
        String tag = STAND.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(STAND.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);

        dayBegins();

        assertThat(STAND.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "by=heading 400",
                "chapter=08 400",
                "by=section&from=2026-10-01 400",
                "by=section&to=2026-10-31 400",
                "by=section&from=2016-11-01&to=2026-11-30 400",
                "by=section&from=2016-12-01&to=2026-11-30 200",
                "by=direction 200"
            })
    void goodsAreAskedAboutByPeriodOfTenYearsAtMost(String query, int status) {
        HttpResponse<String> answer = STAND.get("/api/totals?" + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body().contains("TOTALS_GOODS_PERIOD_REQUIRED")).isEqualTo(status == 400);
    }

    @Test
    void goodsOfFewerThanThreeFirmsArePutTogether() {
        assertThat(cents("by=heading&period=2026-10"))
                .isEqualTo(Map.of("0810", 4_000L, "0803", 300L, "*", 40_500L));
    }

    @Test
    void oneFigureAloneTakesAnotherWithItOrItWouldBeWhatIsMissingFromTheSum() {
        assertThat(cents("by=heading&period=2026-11")).isEqualTo(Map.of("*", 74_000L));
    }

    @Test
    void whereNothingMayBeShownTheWholeIsOne() {
        assertThat(cents("by=heading&period=2026-12")).isEqualTo(Map.of("*", 3_000L));
    }

    @Test
    void aYearIsTheSumOfWhatItsMonthsShowSoNoMonthFollowsFromIt() {
        assertThat(cents("by=heading&period=2026"))
                .isEqualTo(Map.of("0810", 4_000L, "0803", 300L, "*", 117_500L));
        assertThat(cents("by=section&period=2026")).isEqualTo(Map.of("II", 4_300L, "*", 117_500L));
    }

    @Test
    void whoAsksForOneKindOfGoodsGetsOnlyWhatMayBeShown() {
        assertThat(cents("by=heading&period=2026-10&heading=0810,2704"))
                .isEqualTo(Map.of("0810", 4_000L));
        assertThat(cents("by=month&period=2026-10&chapter=27")).isEmpty();
    }

    @Test
    void nothingIsLostFromTheSum() {
        long open = cents("by=gate&period=2026-10").getOrDefault(GATE, 0L);
        assertThat(
                        cents("by=heading&period=2026-10").values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(open);
    }

    @Test
    void whoMayKnowEverythingDoes() {
        HttpResponse<String> answer =
                STAND.get(
                        "/api/totals?by=heading,partner&stage=CLEARED&period=2026-10&gate=" + GATE,
                        "Authorization",
                        STAND.bearer("management-board"));

        JsonNode rows = JsonMapper.shared().readTree(answer.body()).get("rows");
        assertThat(rows.findValuesAsString("heading"))
                .containsExactly("0803", "0810", "0904", "2704", "3102");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
    }

    @Test
    void anAnswerForOneIsNoAnswerForAll() {
        String path = "/api/totals?by=heading&stage=CLEARED&period=2026-10&gate=" + GATE;
        String tag =
                STAND.get(path, "Authorization", STAND.bearer("auditor"))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();

        assertThat(STAND.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "by=partner TOTALS_NOT_PUBLIC",
                "currency=CNY TOTALS_NOT_PUBLIC",
                "by=heading,day&period=2026-10 TOTALS_GOODS_BY_MONTH",
                "by=chapter,week&period=2026-10 TOTALS_GOODS_BY_MONTH",
                "chapter=08&from=2026-10-02 TOTALS_GOODS_BY_MONTH",
                "chapter=08&to=2026-10-30 TOTALS_GOODS_BY_MONTH",
                "section=II&period=2026-W44 TOTALS_GOODS_BY_MONTH"
            })
    void whatWouldTellOneFirmFromAnotherIsNotForEverybody(String query, String code) {
        HttpResponse<String> answer = STAND.get("/api/totals?" + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains(code);
    }

    /** The day after the last one, in these trials. */
    private static void dayBegins() {
        today = today.plusDays(1);
        STAND.bean(GoodsShowing.class).show(today).block();
    }

    private static Map<String, Long> cents(String query) {
        return cents(GATE, query);
    }

    private static Map<String, Long> cents(String gate, String query) {
        Map<String, Long> cents = new TreeMap<>();
        STAND.json("/api/totals?stage=CLEARED&gate=" + gate + "&" + query)
                .get("rows")
                .forEach(
                        row ->
                                cents.merge(
                                        row.propertyStream()
                                                .findFirst()
                                                .orElseThrow()
                                                .getValue()
                                                .asString(),
                                        row.get("usdCents").asLong(),
                                        Long::sum));
        return cents;
    }

    /** A declaration of so many cents by one firm of each of the groups. */
    private static List<TradeFact> of(String day, String heading, long cents, int... groups) {
        return of(GATE, day, heading, cents, groups);
    }

    private static List<TradeFact> of(
            String gate, String day, String heading, long cents, int... groups) {
        List<TradeFact> facts = new ArrayList<>();
        for (int group : groups) {
            facts.add(
                    Facts.by(
                            group,
                            Facts.fact(
                                    new UUID(61, ++ids),
                                    1,
                                    Stage.CLEARED,
                                    gate,
                                    heading,
                                    "CNY",
                                    cents,
                                    1,
                                    LocalDate.parse(day))));
        }
        return facts;
    }
}
