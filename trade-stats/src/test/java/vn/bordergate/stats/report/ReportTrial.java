package vn.bordergate.stats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
import vn.bordergate.stats.period.Period;
import vn.bordergate.web.Roles;

class ReportTrial {

    private static final Stand STAND = Stand.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A gate that no other trial uses. */
    private static final String GATE = "REPORT-GATE";

    @BeforeAll
    static void someFruitAndSomeOtherGoodsInTwoYears() {
        STAND.fold(
                List.of(
                        fact(1, Stage.DECLARED, "0810", 150_00, "2023-02-28"),
                        fact(1, Stage.CLEARED, "0810", 150_00, "2023-02-28"),
                        fact(2, Stage.CLEARED, "7208", 50_00, "2023-02-10"),
                        fact(3, Stage.CLEARED, "0810", 100_00, "2022-02-01")));
    }

    @Test
    void aMonthIsToldByGroupsOfGoodsBesideTheSameMonth() {
        JsonNode rows = draft("2023-02").get("rows");

        assertThat(rows.valueStream().map(row -> row.get("group").asString()))
                .containsExactly("FRUIT", "OTHER_EXPORT");
        assertThat(rows.at("/0/cleared/usdCents").asLong()).isEqualTo(150_00);
        assertThat(rows.at("/0/declared/declarations").asLong()).isEqualTo(1);
        assertThat(rows.at("/0/clearedLastYear/usdCents").asLong()).isEqualTo(100_00);
        assertThat(rows.at("/1/clearedLastYear/usdCents").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-02-28, 15000",
        "2023-W09, 15000",
        "2023-02, 20000",
        "2023-Q1, 20000",
        "2023-H1, 20000",
        "2023, 20000",
        "2023-02-10..2023-02-27, 5000"
    })
    void anyPeriodAddsUpItsDays(String period, long cents) {
        assertThat(
                        draft(period)
                                .get("rows")
                                .valueStream()
                                .mapToLong(row -> row.at("/cleared/usdCents").asLong())
                                .sum())
                .isEqualTo(cents);
    }

    @Test
    void whatWasHandedInStaysAndIsComparedWithNow() {
        STAND.fold(List.of(fact(11, Stage.CLEARED, "0810", 10_00, "2021-05-05")));
        String id = handIn("2021-05-05");
        assertThat(board("/api/reports/" + id + "/comparison").get("same").asBoolean()).isTrue();

        STAND.fold(List.of(fact(12, Stage.CLEARED, "0810", 7_00, "2021-05-05")));

        JsonNode compared = board("/api/reports/" + id + "/comparison");
        assertThat(compared.get("same").asBoolean()).isFalse();
        assertThat(compared.get("differences").findValuesAsString("figure"))
                .contains("cleared.usdCents", "cleared.declarations");
        assertThat(board("/api/reports/" + id).at("/rows/0/cleared/usdCents").asLong())
                .isEqualTo(10_00);
        assertThat(draft("2021-05-05").at("/rows/0/cleared/usdCents").asLong()).isEqualTo(17_00);
        assertThat(board("/api/reports").findValuesAsString("id")).contains(id);
        Document page = page("/reports/" + id);
        assertThat(page.text()).contains("10,00 USD").contains("17,00").contains("Khi nộp");
    }

    @Test
    void theClockMakesWhatIsDueOnceAndPublishesTheDay() {
        ReportClock clock = STAND.bean(ReportClock.class);
        Instant before = Instant.parse("2020-06-30T12:59:59Z");
        Instant eight = Instant.parse("2020-06-30T13:00:00Z");

        assertThat(clock.makeDue(before).block(PATIENCE)).isPositive();
        assertThat(clock.makeDue(before).block(PATIENCE)).isZero();
        // The day, the month, the quarter and the half-year; the seven days before are made.
        assertThat(clock.makeDue(eight).block(PATIENCE)).isEqualTo(4);
        assertThat(clock.makeDue(eight.plusSeconds(3600)).block(PATIENCE)).isZero();

        assertThat(board("/api/reports").toString()).contains("2020-H1").contains("CLOCK");
        assertThat(STAND.json("/api/published/2020-06-30").at("/edition/edition").asInt())
                .isEqualTo(1);
    }

    @Test
    void everyFormIsGivenOutAsAFile() throws Exception {
        HttpResponse<byte[]> pdf = file("pdf");
        HttpResponse<byte[]> csv = file("csv");
        HttpResponse<byte[]> xlsx = file("xlsx");

        assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(new String(csv.body(), StandardCharsets.UTF_8)).contains("Hoa quả;1;1;150,00;");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("bao-cao-2023-02-REPORT-GATE.csv");
        assertThat(PaperTest.part(xlsx.body(), "xl/worksheets/sheet1.xml"))
                .contains("<v>150.00</v>");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/reports/draft?period=soon, 400, TOTALS_PERIOD_MALFORMED",
        "/api/reports/draft?period=2998, 400, REPORT_NOT_BEGUN",
        "/api/reports/draft?period=2023&gate=kim, 400, TOTALS_VALUE_MALFORMED",
        "/api/reports/draft/doc?period=2023, 404, REPORT_FORM_UNKNOWN",
        "/api/reports/x, 404, REPORT_UNKNOWN",
        "/api/reports/00000000-0000-0000-0000-000000000000, 404, REPORT_UNKNOWN"
    })
    void whatCannotBeAskedIsRefusedWithItsCode(String path, int status, String code) {
        HttpResponse<String> answer = STAND.get(path, "Authorization", token());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
    }

    @Test
    void reportsAreForTheBoardAndForAuditorsWhoHandInNothing() {
        assertThat(STAND.get("/api/reports").statusCode()).isEqualTo(401);
        assertThat(
                        STAND.get(
                                        "/api/reports",
                                        "Authorization",
                                        STAND.bearer(Roles.CUSTOMS_OFFICER))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        STAND.post(
                                        "/api/reports?period=2023",
                                        "Authorization",
                                        STAND.bearer(Roles.AUDITOR))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aReportLongerThanADayTellsGroupsOfTheNationalStatistics() {
        JsonNode groups = draft("2023-02").get("groups");

        assertThat(groups.findValuesAsString("group"))
                .containsExactly("VEGETABLES_FRUIT", "IRON_STEEL");
        assertThat(groups.at("/0/cleared/usdCents").asLong()).isEqualTo(150_00);
        assertThat(draft("2023-02-28").get("groups")).isEmpty();
        assertThat(page("/reports/draft?period=2023-02&gate=" + GATE).text())
                .contains("Hàng hóa theo nhóm hàng thống kê")
                .contains("Sắt thép các loại");
    }

    @Test
    void aReportSaysHowThePlanStandsAndKeepsIt() {
        String said = "lũy kế bằng 34,89 % kế hoạch năm";
        assertThat(page("/reports/draft?period=2024-H1").text().replace('\u00A0', ' '))
                .contains("Kim ngạch xuất nhập khẩu qua các cửa khẩu, Tỉnh Lào Cai: 1,57 tỷ USD")
                .contains(said);

        HttpResponse<String> kept =
                STAND.post("/api/reports?period=2024-H1", "Authorization", token());
        String id = JsonMapper.shared().readTree(kept.body()).get("id").asString();
        assertThat(board("/api/reports/" + id).get("plans").findValuesAsString("indicator"))
                .contains("trade value through border gates");
        assertThat(page("/reports/" + id).text().replace('\u00A0', ' ')).contains(said);
    }

    @Test
    void aLongReportIsMadeAsideAndIsTheSameAsOneThatIsMadeAtOnce() {
        HttpResponse<String> begun =
                STAND.post("/api/reports?period=2023&gate=" + GATE, "Authorization", token());
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String place = begun.headers().firstValue("Location").orElseThrow();
        Stand.await(() -> STAND.get(place, "Authorization", token()).statusCode() == 200);

        JsonNode made =
                JsonMapper.shared().readTree(STAND.get(place, "Authorization", token()).body());
        assertThat(made.get("rows")).isNotEmpty().isEqualTo(draft("2023").get("rows"));
        assertThat(made.get("groups")).isEqualTo(draft("2023").get("groups"));
    }

    @Test
    void whoeverLeftSeesHowFarAReportIsAndThatItBrokeOff() {
        MakingBook book = STAND.bean(MakingBook.class);
        UUID id = new UUID(2023, 7);
        var question = new ReportQuestion(Period.year(2023), GATE);
        Instant now = Instant.now();
        book.begin(id, question, "mai", 24, now).block(PATIENCE);
        book.step(id, now).block(PATIENCE);

        Document page = page("/reports/" + id);
        assertThat(page.select("progress").attr("max")).isEqualTo("24");
        assertThat(page.select("progress").attr("value")).isEqualTo("1");
        assertThat(page.select("meta[http-equiv=refresh]")).hasSize(1);
        assertThat(page("/reports").select("a[href='/reports/" + id + "']")).hasSize(1);
        assertThat(STAND.get("/api/reports/" + id, "Authorization", token()).statusCode())
                .isEqualTo(202);

        book.step(id, now.minus(MakingBook.SILENCE_MAX).minusSeconds(1)).block(PATIENCE);
        Document silent = page("/reports/" + id);
        assertThat(silent.select(".state-error").text()).contains("dừng giữa chừng");
        assertThat(silent.select("meta[http-equiv=refresh]")).isEmpty();
        book.end(id).block(PATIENCE);
        assertThat(STAND.get("/api/reports/" + id, "Authorization", token()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"2023-H2,false", "2023-01-01..2023-07-19,false", "2023-01-01..2023-07-20,true"})
    void whatTakesLongIsKnownByItsDays(String period, boolean isLong) {
        var question = new ReportQuestion(Period.read(period).orElseThrow(), null);
        assertThat(LongReports.isLong(question)).isEqualTo(isLong);
    }

    @Test
    void whatWasHandedInIsFoundAgainHoweverManyCameAfter() {
        ReportBook book = STAND.bean(ReportBook.class);
        Instant begun = Instant.parse("1999-01-01T13:00:00Z");
        for (int i = 0; i <= KeptQuestion.PAGE; i++) {
            String day = LocalDate.of(1998, 3, 1).plusDays(i).toString();
            var figures = new ReportFigures(day, null, begun, List.of(), null);
            Instant at = begun.plusSeconds(i / 2);
            book.add(new KeptReport(new UUID(1998, i), KeptReport.Origin.BOARD, at, "mai", figures))
                    .block(PATIENCE);
        }

        HttpResponse<String> first =
                STAND.get("/api/reports?period=1998", "Authorization", token());
        List<String> found =
                JsonMapper.shared()
                        .readTree(first.body())
                        .valueStream()
                        .map(line -> line.get("period").asString())
                        .toList();
        assertThat(found).hasSize(KeptQuestion.PAGE).startsWith("1998-06-09");
        String next = first.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> last =
                STAND.get(next.substring(1, next.indexOf('>')), "Authorization", token());
        assertThat(JsonMapper.shared().readTree(last.body()).findValuesAsString("period"))
                .containsExactly("1998-03-01");
        assertThat(last.headers().firstValue("Link")).isEmpty();

        Document page =
                Jsoup.parse(
                        STAND.get(
                                        "/reports?period=1998-04-01",
                                        "Authorization",
                                        token(),
                                        "Accept",
                                        "text/html")
                                .body());
        assertThat(page.select("tbody th a").eachAttr("href"))
                .containsExactly("/reports/" + new UUID(1998, 31));
        assertThat(STAND.get("/api/reports?period=x", "Authorization", token()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void thePageOffersEveryFormAndTellsTheReport() {
        Document page = page("/reports/draft?period=2023-02&gate=" + GATE);

        assertThat(page.select("h1").text()).isEqualTo("Báo cáo tháng 2 năm 2023");
        assertThat(page.text()).contains("Đã thông quan tháng 2 năm 2023: 2 tờ khai");
        assertThat(page.select(".actions a").eachAttr("href"))
                .anyMatch(href -> href.endsWith("/pdf?period=2023-02&gate=" + GATE));
        assertThat(page("/reports").select("form[action=/reports/draft]")).hasSize(1);
    }

    private static JsonNode draft(String period) {
        return board("/api/reports/draft?period=" + period + "&gate=" + GATE);
    }

    private static String handIn(String period) {
        HttpResponse<String> answer =
                STAND.post(
                        "/api/reports?gate=" + GATE + "&period=" + period,
                        "Authorization",
                        token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).get("id").asString();
    }

    private static JsonNode board(String path) {
        HttpResponse<String> answer = STAND.get(path, "Authorization", token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Document page(String path) {
        HttpResponse<String> answer =
                STAND.get(path, "Accept", "text/html", "Authorization", token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static HttpResponse<byte[]> file(String form) throws Exception {
        String path = "/api/reports/draft/" + form + "?period=2023-02&gate=" + GATE;
        HttpResponse<byte[]> answer =
                STAND.http()
                        .send(
                                HttpRequest.newBuilder(STAND.address(path))
                                        .timeout(PATIENCE)
                                        .header("Authorization", token())
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static String token() {
        return STAND.bearer(Roles.MANAGEMENT_BOARD);
    }

    private static TradeFact fact(long id, Stage stage, String heading, long cents, String day) {
        return Facts.fact(
                new UUID(71, id), 1, stage, GATE, heading, "CNY", cents, 1, LocalDate.parse(day));
    }
}
