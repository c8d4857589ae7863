package vn.bordergate.stats.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.Stage;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;
import vn.bordergate.web.Roles;

class PlanTrial {

    private static final Stand STAND = Stand.shared();
    private static final String HEADER = "year,period,indicator,kind,value,unit,scope,source\n";

    @Test
    void theHalfYearIsToldAsTheProvinceToldIt() {
        JsonNode trade = line("year=2024&period=H1", "trade value through border gates", "Lao Cai");

        assertThat(trade.at("/actual/value").decimalValue()).isEqualByComparingTo("1570000000");
        assertThat(trade.at("/cumulativeAttainment/value").decimalValue())
                .isEqualByComparingTo("34.89");
        assertThat(trade.at("/cumulativeAttainment/words").asString())
                .isEqualTo("lũy kế bằng 34,89\u00A0% kế hoạch năm");
        assertThat(trade.at("/planAttainment/silence").asString()).isEqualTo("NO_PLAN");
        assertThat(trade.at("/yoyRatio/silence").asString()).isEqualTo("NO_PAST");
    }

    @Test
    void ratioAndGrowthOfTheFollowingYearAreTwoFigures() {
        JsonNode trade = line("year=2025&period=H1", "trade value through border gates", "Lao Cai");

        // 662 of 1,570 million, divided by hand.
        assertThat(trade.at("/yoyRatio/value").decimalValue()).isEqualByComparingTo("42.17");
        assertThat(trade.at("/yoyGrowth/value").decimalValue()).isEqualByComparingTo("-57.83");
        assertThat(trade.at("/yoyGrowth/words").asString()).isEqualTo("giảm 57,83\u00A0%");
    }

    @Test
    void whatTheGatesCountIsTheActualFigureWhereNoneWasEntered() {
        STAND.fold(
                List.of(
                        Facts.fact(
                                new UUID(41, 1),
                                1,
                                Stage.CLEARED,
                                "MUONG-KHUONG",
                                "0810",
                                "CNY",
                                1_500_000_00L,
                                1,
                                LocalDate.of(2019, 5, 3)),
                        Facts.fact(
                                new UUID(41, 2),
                                1,
                                Stage.CLEARED,
                                "MUONG-KHUONG",
                                "0810",
                                "CNY",
                                1_000_000_00L,
                                1,
                                LocalDate.of(2018, 5, 31))));
        upload("2019,M05,trade value through border gates,target,2,million USD,MUONG-KHUONG,Plan");

        JsonNode gate =
                line("year=2019&period=M05", "trade value through border gates", "MUONG-KHUONG");

        assertThat(gate.get("origin").asString()).isEqualTo("COUNTED");
        assertThat(gate.at("/actual/value").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(gate.at("/planAttainment/value").decimalValue()).isEqualByComparingTo("75");
        assertThat(gate.at("/yoyGrowth/words").asString()).isEqualTo("tăng 50\u00A0%");
    }

    @Test
    void aFileIsTakenWholeOrNotAtAll() {
        String good = "2021,year,workers,actual,10,count,Lao Cai parks,Report 1";
        String bad = "2021,year,workers,actual,many,count,Tang Loong park,Report 1";

        HttpResponse<String> answer = post(HEADER + good + "\n" + bad);

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode error = JsonMapper.shared().readTree(answer.body()).at("/errors/0");
        assertThat(error.get("code").asString()).isEqualTo("FIGURE_VALUE");
        assertThat(error.get("pointer").asString()).isEqualTo("/rows/2/value");
        assertThat(error.get("line").asInt()).isEqualTo(3);
        assertThat(error.get("column").asInt()).isEqualTo(26);
        assertThat(STAND.get("/api/plan?year=2021").body()).doesNotContain("\"workers\"");
    }

    @Test
    void aRepeatChangesNothingAndACorrectionIsANewRevision() {
        String first = "2022,year,workers,actual,10,count,Lao Cai parks,Report 1";

        assertThat(upload(first)).isEqualTo(1);
        assertThat(upload(first)).isZero();
        assertThat(upload(first.replace(",10,", ",11,"))).isEqualTo(1);

        assertThat(line("year=2022", "workers", "Lao Cai parks").at("/actual/value").decimalValue())
                .isEqualByComparingTo("11");
        List<JsonNode> revisions =
                entries().stream()
                        .filter(e -> e.get("scope").asString().equals("Lao Cai parks"))
                        .filter(e -> e.get("year").asInt() == 2022)
                        .toList();
        assertThat(revisions).extracting(e -> e.get("revision").asInt()).containsExactly(2, 1);
        assertThat(revisions)
                .extracting(e -> e.get("enteredBy").asString())
                .containsOnly("somebody");
    }

    @Test
    void aFigureTakenBackIsGoneAndRememberedWithItsReason() {
        upload("2020,year,workers,actual,10,count,Lao Cai parks,Report 1");
        String back =
                """
                {"year":"2020","period":"year","indicator":"workers","kind":"actual",
                 "unit":"count","scope":"Lao Cai parks","source":"counted twice"}
                """;

        assertThat(json("/api/figures/taken-back", back).statusCode()).isEqualTo(200);

        assertThat(STAND.get("/api/plan?year=2020").body()).doesNotContain("\"workers\"");
        assertThat(entries().toString()).contains("counted twice");
        assertThat(json("/api/figures/taken-back", back).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "year=1944, PLAN_YEAR_MALFORMED",
        "year=3000, PLAN_YEAR_MALFORMED",
        "year=20x4, PLAN_YEAR_MALFORMED",
        "period=H3, PLAN_PERIOD_UNKNOWN",
        "period=, PLAN_PERIOD_UNKNOWN"
    })
    void aQuestionOfAnotherFormIsRefusedWithItsCode(String query, String code) {
        HttpResponse<String> answer = STAND.get("/api/plan?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(code);
    }

    @Test
    void onlyTheBoardEntersAndOnlyForAllGates() {
        String body = HEADER + "2022,year,workers,target,1,count,Lao Cai parks,x";

        assertThat(
                        STAND.post(
                                        "/api/figures",
                                        "text/csv",
                                        body,
                                        STAND.bearerEverywhere(Roles.CUSTOMS_LEAD))
                                .statusCode())
                .isEqualTo(403);
        HttpResponse<String> atNoGate =
                STAND.post("/api/figures", "text/csv", body, STAND.bearer(Roles.MANAGEMENT_BOARD));
        assertThat(atNoGate.statusCode()).isEqualTo(403);
        assertThat(atNoGate.body()).contains("ALL_GATES_NEEDED");
        assertThat(STAND.get("/api/figures").statusCode()).isEqualTo(401);
    }

    @Test
    void everybodyReadsThePageAndNobodyInItWhoEntered() {
        Document page =
                Jsoup.parse(STAND.get("/plan?year=2025&period=H1", "Accept", "text/html").body());

        assertThat(page.select(".plan-table tbody tr").text())
                .contains("giảm 57,83")
                .contains("662 triệu USD");
        assertThat(page.select("#entries, form[method=post]")).isEmpty();
    }

    @Test
    void theBoardSeesWhoEnteredWhatAndTheForms() {
        Document page =
                Jsoup.parse(
                        STAND.get(
                                        "/plan",
                                        "Accept",
                                        "text/html",
                                        "Accept-Language",
                                        "en",
                                        "Authorization",
                                        STAND.bearerEverywhere(Roles.MANAGEMENT_BOARD))
                                .body());

        assertThat(page.select("#entries").text()).contains("published-figures.csv");
        assertThat(page.select("form[action=/plan/upload]")).hasSize(1);
        assertThat(page.select("#f-indicator option")).hasSize(21);
    }

    private static List<JsonNode> entries() {
        HttpResponse<String> answer =
                STAND.get("/api/figures", "Authorization", STAND.bearerEverywhere(Roles.AUDITOR));
        return JsonMapper.shared().readTree(answer.body()).valueStream().toList();
    }

    private static JsonNode line(String query, String indicator, String scope) {
        return STAND.json("/api/plan?" + query)
                .valueStream()
                .filter(line -> line.get("indicator").asString().equals(indicator))
                .filter(line -> line.get("scope").asString().equals(scope))
                .findFirst()
                .orElseThrow();
    }

    private static long upload(String row) {
        HttpResponse<String> answer = post(HEADER + row + "\n");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).get("figures").asLong();
    }

    private static HttpResponse<String> post(String csv) {
        return STAND.post(
                "/api/figures", "text/csv", csv, STAND.bearerEverywhere(Roles.MANAGEMENT_BOARD));
    }

    private static HttpResponse<String> json(String path, String body) {
        return STAND.post(
                path, "application/json", body, STAND.bearerEverywhere(Roles.MANAGEMENT_BOARD));
    }
}
