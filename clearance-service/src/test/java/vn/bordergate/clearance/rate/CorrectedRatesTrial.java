package vn.bordergate.clearance.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.clearance.intake.AwaitedRates;
import vn.bordergate.clearance.intake.CorrectedRates;
import vn.bordergate.clearance.register.FileFilter.Cursor;
import vn.bordergate.clearance.register.ValuedFiles;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;

/** What was counted by a rate that was wrong is taken back as it was, and counts again. */
class CorrectedRatesTrial {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ClearanceAtWork gate;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork("--gate.rates.settling=0s");
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void aCorrectedRateReversesAndCountsAgainOnce() throws Exception {
        assertThat(upload("2026-01-01,LAK,20000", "management-board")).isEqualTo(200);
        apply();
        DeclarationId id = lodged("LAK", "100000");
        DeclarationId other = lodged("USD", "7");
        assertThat(cents(id)).containsExactly(500L);

        assertThat(upload("2026-01-01,LAK,25000", "management-board")).isEqualTo(200);
        apply();
        apply();

        assertThat(cents(id)).containsExactly(500L, -500L, 400L);
        assertThat(cents(other)).hasSize(1);
        assertThat(open()).isZero();

        // The same again is no correction.
        assertThat(upload("2026-01-01,LAK,25000.0", "management-board")).isEqualTo(200);
        apply();
        assertThat(cents(id)).hasSize(3);
    }

    @Test
    void filesOfSeveralPagesAreAllValuedAgainAndCounted() throws Exception {
        assertThat(upload("2026-01-01,PHP,50", "management-board")).isEqualTo(200);
        apply();
        List<DeclarationId> ids = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            ids.add(lodged("PHP", "1000"));
        }

        assertThat(upload("2026-01-01,PHP,40", "management-board")).isEqualTo(200);
        apply();

        for (DeclarationId id : ids) {
            assertThat(cents(id)).containsExactly(2_000L, -2_000L, 2_500L);
        }
        assertThat(count("select max(files_valued) from rate_correction where currency = 'PHP'"))
                .isEqualTo(45);
    }

    @Test
    void aCurrencyThatNobodyUsesIsLookedThroughInPagesToo() {
        DeclarationId last = lodged("USD", "9");
        ValuedFiles files = gate.bean(ValuedFiles.class);

        var page = files.valuedIn("XAF", Instant.EPOCH, Cursor.START, 20).blockOptional();
        assertThat(page.orElseThrow().files()).isEmpty();
        Cursor end = page.orElseThrow().end();
        assertThat(end).as("it moves on through files of other currencies").isNotNull();

        var behind = files.valuedIn("USD", Instant.EPOCH, Cursor.START, 10_000).blockOptional();
        assertThat(behind.orElseThrow().files()).extracting(ValuedFiles.Valued::id).contains(last);
        assertThat(
                        count(
                                "select count(*) from pg_indexes where indexdef like"
                                        + " '%generation%(lodged_at, declaration_id)%'"))
                .isEqualTo(1);
    }

    @Test
    void thePageTellsWhatHoldsWhoEnteredItAndWhatItChanged() throws Exception {
        assertThat(upload("2026-01-01,FJD,1.35", "management-board")).isEqualTo(200);
        apply();
        lodged("FJD", "100");
        String entered =
                "csv="
                        + URLEncoder.encode(
                                RateFile.HEADING + "\n2026-01-01,FJD,1.25\n2999-01-01,FJD,2",
                                StandardCharsets.UTF_8);
        var http = gate.http("vi");
        String board = gate.token("khanh", "management-board");

        HttpResponse<String> posted = http.form("/exchange-rates", entered, board);
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(303);
        assertThat(posted.headers().firstValue("Location")).hasValue("/exchange-rates?kept=2");
        apply();

        Document page = Jsoup.parse(http.page("/exchange-rates?kept=2", board).body());
        assertThat(page.text()).contains("Đã ghi nhận 2 dòng.").doesNotContain("??");
        assertThat(page.select("tr[data-currency=FJD]").eachText())
                .anyMatch(row -> row.contains("1,25") && row.contains("khanh"))
                .anyMatch(row -> row.contains("Sắp có hiệu lực"));
        assertThat(page.select("[data-changes] tr").eachText())
                .anyMatch(row -> row.contains("FJD") && row.contains("1,35 1,25"));
        assertThat(page.select("[data-corrections] tr").eachText())
                .anyMatch(row -> row.contains("FJD") && row.contains("Xong"));
        assertThat(
                        OverHttp.json(http.get("/api/rates", board))
                                .get("rates")
                                .findValuesAsString("currency"))
                .contains("FJD");
        for (String language : List.of("en", "zh")) {
            assertThat(gate.http(language).page("/exchange-rates", board).body())
                    .doesNotContain("??");
        }
    }

    @Test
    void thePageShowsEveryFaultAtItsLineAndEntersNothing() throws Exception {
        var http = gate.http("vi");
        String csv = RateFile.HEADING + "\n2026-01-01,NZD,1.5\n2026-02-30,NZD,0\nx";
        HttpResponse<String> answer =
                http.form(
                        "/exchange-rates",
                        "csv=" + URLEncoder.encode(csv, StandardCharsets.UTF_8),
                        gate.token("khanh", "customs-lead"));

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("[data-faults] tbody th").eachText()).containsExactly("3", "3", "4");
        assertThat(page.expectFirst("textarea").text()).contains("2026-02-30,NZD,0");
        assertThat(
                        count(
                                "select count(*) from rate where currency = 'NZD' and entered_by is not null"))
                .isZero();
    }

    @Test
    void whoMayNotEnterSeesNoFormAndOthersSeeNothing() throws Exception {
        var http = gate.http("vi");
        HttpResponse<String> read =
                http.page("/exchange-rates", gate.token("lan", "customs-officer"));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(read.body()).select("textarea")).isEmpty();
        assertThat(
                        http.form("/exchange-rates", "csv=x", gate.token("lan", "customs-officer"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(http.page("/exchange-rates", gate.token("tu", "trader")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theParksPageTellsFirmsAndTakesNewOnes() throws Exception {
        var http = gate.http("vi");
        String board = gate.token("khanh", "management-board");
        String csv = "number,park,effectiveFrom\n0100109106,TANG-LOONG,2026-01-01";

        HttpResponse<String> posted =
                http.form(
                        "/industrial-parks",
                        "csv=" + URLEncoder.encode(csv, StandardCharsets.UTF_8),
                        board);
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(303);

        Document page = Jsoup.parse(http.page("/industrial-parks?kept=1", board).body());
        assertThat(page.select("[data-lines] tbody tr").eachText())
                .anyMatch(row -> row.contains("0100109106") && row.contains("Tằng Loỏng"));
        assertThat(page.select("[data-park=TANG-LOONG]").text()).isEqualTo("1");
        assertThat(page.text()).doesNotContain("??");

        HttpResponse<String> faulty =
                http.form(
                        "/industrial-parks",
                        "csv="
                                + URLEncoder.encode(
                                        "number,park,effectiveFrom\n1,NOWHERE,never",
                                        StandardCharsets.UTF_8),
                        board);
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(faulty.body()).select("[data-faults] tbody tr")).hasSize(3);
        assertThat(
                        http.page("/industrial-parks", gate.token("lan", "customs-officer"))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatWaitedForARateIsCountedWhenItIsUploaded() throws Exception {
        DeclarationId id = lodged("MMK", "21000");
        assertThat(cents(id)).isEmpty();

        assertThat(upload("2026-01-01;MMK;2100", "customs-lead")).isEqualTo(200);
        apply();

        assertThat(cents(id)).containsExactly(1_000L);
    }

    @Test
    void aRateOfLaterChangesNothingOfBefore() throws Exception {
        assertThat(upload("2026-01-01,KHR,4000", "administrator")).isEqualTo(200);
        apply();
        DeclarationId id = lodged("KHR", "4000");

        assertThat(upload("2026-11-21,KHR,8000", "administrator")).isEqualTo(200);
        apply();

        assertThat(cents(id)).containsExactly(100L);
    }

    @Test
    void onlyWhoKeepsRatesEntersThemAndAFileWithAFaultChangesNothing() throws Exception {
        assertThat(upload("2026-01-01,THB,35", "customs-officer")).isEqualTo(403);
        assertThat(upload("2026-01-01,THB,35\n2026-01-01,THB,0", "management-board"))
                .isEqualTo(400);
        apply();
        assertThat(
                        count(
                                "select count(*) from rate where entered_at is not null and currency = 'THB'"))
                .isZero();
    }

    private static void apply() {
        gate.bean(AwaitedRates.class)
                .apply()
                .then(gate.bean(CorrectedRates.class).apply())
                .block(ClearanceAtWork.PATIENCE);
    }

    private static int upload(String lines, String role) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(gate.address() + "/api/rates"))
                        .header("Content-Type", "text/csv")
                        .header("Authorization", "Bearer " + gate.token("khanh", role))
                        .POST(HttpRequest.BodyPublishers.ofString(RateFile.HEADING + "\n" + lines))
                        .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static DeclarationId lodged(String currency, String amount) {
        DeclarationId id = new DeclarationId(UUID.randomUUID());
        gate.takeIn(
                List.of(
                        new DeclarationLodged(
                                id,
                                1,
                                Consignments.exported("22042100", amount, currency).content(),
                                List.of(),
                                Consignments.MORNING)));
        return id;
    }

    /** Signed cents of every fact of its being declared, in the order in which they were told. */
    private static List<Long> cents(DeclarationId id) {
        return gate.published(TradeFact.class).stream()
                .filter(f -> f.declarationId().equals(id))
                .filter(f -> f.stage() == Stage.DECLARED)
                .map(f -> f.sign() * f.usdCents())
                .toList();
    }

    private static long open() {
        return count("select count(*) from rate_correction where done_at is null");
    }

    private static long count(String sql) {
        return Objects.requireNonNull(
                gate.bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block());
    }
}
