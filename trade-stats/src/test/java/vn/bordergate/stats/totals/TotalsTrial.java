package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
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

class TotalsTrial {

    private static final Stand STAND = Stand.shared();

    /** Somebody who reads every figure as it is; what everybody reads is another trial. */
    private static final String AUDITOR = STAND.bearer("auditor");

    /** A gate that no other trial uses. */
    private static final String GATE = "TOTALS-GATE";

    @BeforeAll
    static void threeDeclarationsOfWhichOneIsTakenBack() {
        TradeFact durian = fact(1, Stage.CLEARED, "0810", "CNY", 170_051, "2026-10-31");
        TradeFact banana = fact(2, Stage.CLEARED, "0803", "CNY", 1, "2026-11-01");
        TradeFact coke = fact(3, Stage.CLEARED, "2704", "USD", 99_999, "2026-11-01");
        TradeFact declared = fact(1, Stage.DECLARED, "0810", "CNY", 170_051, "2026-10-30");
        STAND.fold(List.of(declared, durian, banana, coke));
        STAND.fold(List.of(coke.reversed(Facts.AT)));
    }

    @Test
    void theStagesAreToldApartEvenWhenNobodyAsks() {
        JsonNode rows = rows("by=gate");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("stage").asString()).isEqualTo("CLEARED");
        assertThat(rows.get(0).get("usdCents").asLong()).isEqualTo(170_052);
        assertThat(rows.get(0).get("usd").asString()).isEqualTo("1700.52");
        assertThat(rows.get(0).get("vnd").asLong()).isEqualTo(170_052L * 263);
        assertThat(rows.get(0).get("netMassGrams").asLong()).isEqualTo(36_000_000);
        assertThat(rows.get(0).get("declarations").asLong()).isEqualTo(2);
        assertThat(rows.get(1).get("stage").asString()).isEqualTo("DECLARED");
    }

    @Test
    void whatWasTakenBackIsNoRow() {
        assertThat(rows("by=heading&stage=CLEARED").findValuesAsString("heading"))
                .containsExactly("0803", "0810");
    }

    @Test
    void monthsChaptersAndCurrenciesAreToldApart() {
        JsonNode rows = rows("by=month,chapter,currency&stage=CLEARED");

        assertThat(rows.findValuesAsString("month")).containsExactly("2026-10", "2026-11");
        assertThat(rows.findValuesAsString("chapter")).containsExactly("08", "08");
        assertThat(new BigDecimal(rows.get(1).get("amount").asString()))
                .isEqualByComparingTo("0.10");
    }

    @Test
    void fromAndToAreBothCounted() {
        assertThat(rows("by=day&from=2026-10-31&to=2026-10-31").findValuesAsString("day"))
                .containsExactly("2026-10-31");
        assertThat(rows("by=day&from=2026-11-01&stage=CLEARED")).hasSize(1);
        assertThat(rows("by=day&to=2026-10-29")).isEmpty();
    }

    @Test
    void aSpreadsheetGetsTheSameAsCsv() {
        HttpResponse<String> csv =
                STAND.get(
                        "/api/totals?by=heading&stage=CLEARED&gate=" + GATE,
                        "Accept",
                        "text/csv",
                        "Authorization",
                        AUDITOR);

        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body())
                .isEqualTo(
                        """
                        heading,stage,usd,usdCents,vnd,factsWithoutVnd,netMassGrams,declarations\r
                        0803,CLEARED,0.01,1,263,0,18000000,1\r
                        0810,CLEARED,1700.51,170051,44723413,0,18000000,1\r
                        """);
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        HttpResponse<String> first = STAND.get("/api/totals?by=gate");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(STAND.get("/api/totals?by=gate", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(STAND.get("/api/totals?by=stage", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(
                        STAND.get("/api/totals?by=gate", "If-None-Match", tag, "Accept", "text/csv")
                                .statusCode())
                .isEqualTo(200);
        STAND.fold(
                List.of(
                        Facts.fact(
                                new UUID(7, 9),
                                1,
                                Stage.DECLARED,
                                "OTHER-GATE",
                                "0810",
                                "CNY",
                                1,
                                1,
                                Facts.DAY)));
        assertThat(STAND.get("/api/totals?by=gate", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "by=colour TOTALS_DIMENSION_UNKNOWN",
                "by= TOTALS_DIMENSION_UNKNOWN",
                "by TOTALS_DIMENSION_UNKNOWN",
                "by=gate, TOTALS_DIMENSION_UNKNOWN",
                "by=gate,gate TOTALS_DIMENSION_REPEATED",
                "by=gate&by=day TOTALS_PARAMETER_REPEATED",
                "colour=red TOTALS_PARAMETER_UNKNOWN",
                "day=2026-11-22 TOTALS_PARAMETER_UNKNOWN",
                "from=2026-02-29 TOTALS_DATE_MALFORMED",
                "from=22/11/2026 TOTALS_DATE_MALFORMED",
                "to=1899-12-31 TOTALS_DATE_MALFORMED",
                "to=3000-01-01 TOTALS_DATE_MALFORMED",
                "from= TOTALS_DATE_MALFORMED",
                "from=2026-11-23&to=2026-11-22 TOTALS_PERIOD_REVERSED",
                "period=2026-Q5 TOTALS_PERIOD_MALFORMED",
                "period= TOTALS_PERIOD_MALFORMED",
                "period=2026&from=2026-01-01 TOTALS_PERIOD_TWICE",
                "section=XXII TOTALS_VALUE_MALFORMED",
                "week=2026-W47 TOTALS_PARAMETER_UNKNOWN",
                "gate=kim-thanh TOTALS_VALUE_MALFORMED",
                "gate=' TOTALS_VALUE_MALFORMED",
                "direction=NORTH TOTALS_VALUE_MALFORMED",
                "stage=cleared TOTALS_VALUE_MALFORMED",
                "chapter=8 TOTALS_VALUE_MALFORMED",
                "chapter=080 TOTALS_VALUE_MALFORMED",
                "heading=08100 TOTALS_VALUE_MALFORMED",
                "partner=CHN TOTALS_VALUE_MALFORMED",
                "currency=cny TOTALS_VALUE_MALFORMED"
            })
    void whatCannotBeAskedIsRefusedWithItsCode(String query, String code) {
        HttpResponse<String> answer = STAND.get("/api/totals?" + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(
                        JsonMapper.shared()
                                .readTree(answer.body())
                                .get("errors")
                                .findValuesAsString("code"))
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "from=1900-01-01&to=2999-12-31",
        "from=2026-11-22&to=2026-11-22",
        "from=2024-02-29",
        "chapter=00,99",
        "section=I,XXI",
        "by=gate,direction,tradeType,section,chapter,heading,partner,currency,day,week,month,quarter,halfYear,year,stage"
    })
    void whatLiesJustInsideTheLimitsIsAnswered(String query) {
        assertThat(STAND.get("/api/totals?" + query, "Authorization", AUDITOR).statusCode())
                .isEqualTo(200);
    }

    @Test
    void allFaultsAreToldAtOnceInTheReadersLanguage() {
        HttpResponse<String> answer =
                STAND.get("/api/totals?by=colour&from=never&chapter=8", "Accept-Language", "en");

        JsonNode errors = JsonMapper.shared().readTree(answer.body()).get("errors");
        assertThat(errors).hasSize(3);
        assertThat(errors.findValuesAsString("message"))
                .contains("Totals cannot be told apart by \"colour\".");
    }

    @Test
    void anAnswerBeyondTheLimitIsRefused() {
        STAND.fold(
                IntStream.range(0, 501)
                        .mapToObj(
                                i ->
                                        Facts.fact(
                                                new UUID(8, i),
                                                1,
                                                Stage.DECLARED,
                                                "MANY-DAYS",
                                                "0810",
                                                "CNY",
                                                1,
                                                1,
                                                Facts.DAY.minusDays(i)))
                        .toList());

        assertThat(STAND.get("/api/totals?by=day&gate=MANY-DAYS").body())
                .contains("TOTALS_ANSWER_TOO_LARGE");
        assertThat(STAND.get("/api/totals?by=month&gate=MANY-DAYS").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10, 1",
        "2026-11, 1",
        "2026-Q4, 2",
        "2026-H2, 2",
        "2026-H1, 0",
        "2026, 2",
        "2026-10-31, 1",
        "2026-W44, 2",
        "2026-W45, 0",
        "2026-10-31..2026-11-01, 2"
    })
    void aNamedPeriodCountsItsDays(String period, long cleared) {
        JsonNode rows = rows("stage=CLEARED&period=" + period);

        assertThat(rows.valueStream().mapToLong(row -> row.get("declarations").asLong()).sum())
                .isEqualTo(cleared);
    }

    @Test
    void partsOfAYearAreToldApartByTheirNames() {
        JsonNode row =
                rows("by=section,week,quarter,halfYear,year&stage=CLEARED&period=2026-10").get(0);

        assertThat(row.get("section").asString()).isEqualTo("II");
        assertThat(row.get("week").asString()).isEqualTo("2026-W44");
        assertThat(row.get("quarter").asString()).isEqualTo("2026-Q4");
        assertThat(row.get("halfYear").asString()).isEqualTo("2026-H2");
        assertThat(row.get("year").asString()).isEqualTo("2026");
    }

    private static JsonNode rows(String query) {
        HttpResponse<String> answer =
                STAND.get("/api/totals?gate=" + GATE + "&" + query, "Authorization", AUDITOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).get("rows");
    }

    private static TradeFact fact(
            long id, Stage stage, String heading, String currency, long cents, String day) {
        return Facts.fact(
                new UUID(7, id), 1, stage, GATE, heading, currency, cents, 1, LocalDate.parse(day));
    }
}
