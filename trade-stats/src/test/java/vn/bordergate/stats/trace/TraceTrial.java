package vn.bordergate.stats.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import vn.bordergate.stats.recount.FactLog;

/** From a figure to the declarations that are it. */
class TraceTrial {

    private static final Stand STAND = Stand.shared();
    private static final String GATE = "TRACED";
    private static final int MANY = 2 * Traces.PAGE + 2;
    private static final String AUDITOR = STAND.bearer("auditor");

    @BeforeAll
    static void declarationsOfWhichSomeAreAmendedOrTakenBack() {
        List<TradeFact> facts = new ArrayList<>();
        for (int i = 1; i <= MANY; i++) {
            facts.add(fact(i, 1, "0810", 100L * i));
        }
        // Lines of one declaration count as one; an amendment leaves the new goods alone.
        facts.add(line(1, "2704", 7));
        facts.add(fact(2, 1, "0810", 200).reversed(Facts.AT.plusSeconds(60)));
        facts.add(fact(2, 2, "0803", 5_000_000));
        facts.add(fact(3, 1, "0810", 300).reversed(Facts.AT.plusSeconds(60)));
        STAND.fold(facts);
    }

    @Test
    void theDeclarationsOfAllPagesAddUpToTheFigureToTheCent() {
        JsonNode first = json("stage=CLEARED&gate=" + GATE);
        long cents = 0;
        int count = 0;
        for (int page = 1; page <= first.get("pages").asInt(); page++) {
            for (JsonNode item :
                    json("stage=CLEARED&gate=" + GATE + "&page=" + page).get("items")) {
                cents += item.get("sums").get("usdCents").asLong();
                count++;
            }
        }

        assertThat(first.get("pages").asInt()).isEqualTo(3);
        assertThat(count).isEqualTo(MANY - 1).isEqualTo(first.get("declarations").asInt());
        assertThat(cents).isEqualTo(first.get("figure").get("usdCents").asLong());
        assertThat(cents).isEqualTo(totals(""));
        assertThat(first.get("addsUp").asBoolean()).isTrue();
        assertThat(first.get("figure").get("declarations").asLong()).isEqualTo(MANY - 1);
    }

    @Test
    void aNarrowerFigureHasItsOwnDeclarations() {
        JsonNode chapter = json("stage=CLEARED&gate=" + GATE + "&chapter=27&period=2026-11");
        assertThat(chapter.get("items")).hasSize(1);
        assertThat(chapter.get("figure").get("usdCents").asLong()).isEqualTo(7);
        assertThat(chapter.get("figure").get("declarations").asLong()).isZero();

        JsonNode group = json("stage=CLEARED&gate=" + GATE + "&commodityGroup=COAL&period=2026-11");
        assertThat(group.get("figure").get("usdCents").asLong()).isEqualTo(7);
        assertThat(group.get("addsUp").asBoolean()).isTrue();

        JsonNode section = json("stage=CLEARED&gate=" + GATE + "&section=II&direction=EXPORT");
        assertThat(section.get("addsUp").asBoolean()).isTrue();
        assertThat(section.get("items").get(0).get("declarationId").asString())
                .isEqualTo(new UUID(7171, 2).toString());
        assertThat(json("stage=CLEARED&gate=" + GATE + "&period=2026-10").get("items")).isEmpty();
    }

    @Test
    void whatWasTakenBackIsBehindNothing() {
        assertThat(json("stage=CLEARED&gate=" + GATE + "&heading=0810").toString())
                .doesNotContain(new UUID(7171, 3).toString())
                .doesNotContain(new UUID(7171, 2).toString());
    }

    @Test
    void thePageLinksEachDeclarationToItsFile() {
        HttpResponse<String> answer =
                STAND.get(
                        "/declarations?stage=CLEARED&period=2026-11-22&gate=" + GATE + "&lang=vi",
                        "Accept",
                        "text/html",
                        "Authorization",
                        AUDITOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Document page = Jsoup.parse(answer.body());

        assertThat(page.select("tr[data-declaration]")).hasSize(Traces.PAGE);
        assertThat(page.expectFirst("tr[data-declaration] a").attr("href"))
                .isEqualTo("http://localhost:8082/desk/files/" + new UUID(7171, 2));
        assertThat(page.select("[data-adds-up]").text()).startsWith("Khớp từng xu");
        assertThat(page.select("a[rel=next]").attr("href")).contains("page=2");
        assertThat(page.text()).doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({"stage=CROSSED&lang=en", "stage=CLEARED&gate=NOWHERE&lang=zh", "lang=vi"})
    void aFigureOfNothingHasAPageToo(String query) {
        HttpResponse<String> answer =
                STAND.get(
                        "/declarations?" + query, "Accept", "text/html", "Authorization", AUDITOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??");
    }

    @Test
    void onlyTheBoardAndAuditorsMayAskAndTheBoardOnlyForItsGates() {
        assertThat(STAND.get("/api/declarations").statusCode()).isEqualTo(401);
        assertThat(as("trader", "")).isEqualTo(403);
        assertThat(as("customs-officer", "")).isEqualTo(403);
        assertThat(as("management-board", "")).isEqualTo(403);
        assertThat(as("management-board", "?gate=" + GATE)).isEqualTo(403);
        assertThat(
                        STAND.get(
                                        "/api/declarations?gate=" + GATE,
                                        "Authorization",
                                        STAND.bearerEverywhere("management-board"))
                                .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "stage=cleared TRACE_PARAMETER_MALFORMED",
                "period=never TRACE_PARAMETER_MALFORMED",
                "gate=kim TRACE_PARAMETER_MALFORMED",
                "chapter=8 TRACE_PARAMETER_MALFORMED",
                "section=XXII TRACE_PARAMETER_MALFORMED",
                "commodityGroup=FRUIT TRACE_PARAMETER_MALFORMED",
                "page=0 TRACE_PARAMETER_MALFORMED",
                "page=2001 TRACE_PARAMETER_MALFORMED",
                "gate=A1&gate=A2 TRACE_PARAMETER_MALFORMED",
                "partner=CN TRACE_PARAMETER_UNKNOWN"
            })
    void whatCannotBeAskedIsRefusedWithItsCode(String query, String code) {
        HttpResponse<String> answer =
                STAND.get("/api/declarations?" + query, "Authorization", AUDITOR);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(code);
    }

    @Test
    void theRealLogKnowsWhereATimeLies() {
        FactLog log = STAND.bean(FactLog.class);

        assertThat(log.since(Instant.now().plusSeconds(3_600))).isEqualTo(log.ends());
        assertThat(log.since(Instant.EPOCH).values()).containsOnly(0L);
    }

    @Test
    void aFigureOfADayAddsUpThoughItsFactsWereSentBeforeIt() {
        STAND.fold(
                List.of(
                        Facts.fact(
                                new UUID(7172, 1),
                                1,
                                Stage.CLEARED,
                                "TRACED-AHEAD",
                                "2704",
                                "CNY",
                                11,
                                1,
                                LocalDate.of(2031, 5, 6))));

        JsonNode told = json("stage=CLEARED&period=2031-05-06&gate=TRACED-AHEAD");

        assertThat(told.get("addsUp").asBoolean()).isTrue();
        assertThat(told.get("declarations").asInt()).isEqualTo(1);
    }

    @Test
    void theLastPageThatThereMayBeIsAnswered() {
        assertThat(json("page=2000&gate=" + GATE).get("page").asInt()).isEqualTo(3);
    }

    private static int as(String role, String query) {
        return STAND.get("/api/declarations" + query, "Authorization", STAND.bearer(role))
                .statusCode();
    }

    private static JsonNode json(String query) {
        HttpResponse<String> answer =
                STAND.get("/api/declarations?" + query, "Authorization", AUDITOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static long totals(String query) {
        return STAND.json("/api/totals?stage=CLEARED&gate=" + GATE + query)
                .get("rows")
                .get(0)
                .get("usdCents")
                .asLong();
    }

    private static TradeFact fact(long id, int generation, String heading, long cents) {
        return Facts.fact(
                new UUID(7171, id),
                generation,
                Stage.CLEARED,
                GATE,
                heading,
                "CNY",
                cents,
                1,
                Facts.DAY);
    }

    private static TradeFact line(long id, String heading, long cents) {
        return Facts.fact(
                new UUID(7171, id), 1, Stage.CLEARED, GATE, heading, "CNY", cents, 0, Facts.DAY);
    }
}
