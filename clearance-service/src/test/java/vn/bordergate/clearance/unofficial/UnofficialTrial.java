package vn.bordergate.clearance.unofficial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.OverHttp.json;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.OverHttp;

/** Anybody may report a charge that nobody may take, and nobody at the gate reads it. */
class UnofficialTrial {

    private static final String API = "/api/unofficial-charges";

    private static ClearanceAtWork gate;
    private static OverHttp http;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        http = gate.http();
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void somebodyReportsWithoutANameAndReadsTheAnswerLater() throws Exception {
        String code = reported("The man at the yard wanted 200", "");
        assertThat(told(code).at("/state").asString()).isEqualTo("RECEIVED");
        String id = idOf("The man at the yard wanted 200");

        assertThat(step(id, "{\"state\":\"LOOKED_INTO\"}", auditor()).statusCode()).isEqualTo(204);
        assertThat(told(code.toLowerCase(java.util.Locale.ROOT)).at("/state").asString())
                .isEqualTo("LOOKED_INTO");
        String answer = "{\"state\":\"ANSWERED\",\"answer\":\"It was stopped.\"}";
        assertThat(step(id, answer, administrator()).statusCode()).isEqualTo(204);
        assertThat(told(code).at("/answer").asString()).isEqualTo("It was stopped.");
        assertThat(code(step(id, answer, auditor()))).isEqualTo("UNOFFICIAL_DONE");
        assertThat(code(step(id, "{\"state\":\"LOOKED_INTO\"}", auditor())))
                .isEqualTo("UNOFFICIAL_DONE");
        assertThat(trail(id)).contains("looked-into", "answered").doesNotContain("stopped", "yard");
    }

    @Test
    void everyReportCanBeReachedPageByPage() throws Exception {
        gate.bean(DatabaseClient.class)
                .sql(
                        """
                        insert into unofficial_charge (report_id, code_hash, received_on, what)
                        select gen_random_uuid(), 'paged-' || n, date '2020-01-01' + n / 7, 'paged'
                        from generate_series(1, 250) as n
                        """)
                .then()
                .block(ClearanceAtWork.PATIENCE);
        java.util.Set<String> seen = new java.util.HashSet<>();
        String before = "";
        while (true) {
            JsonNode page = json(http.get(API + before, auditor()));
            for (JsonNode one : page) {
                assertThat(seen.add(one.path("reportId").asString())).isTrue();
            }
            if (page.size() < Reports.SHOWN_MAX) {
                break;
            }
            before = "?before=" + page.get(page.size() - 1).path("reportId").asString();
        }
        assertThat(seen).hasSize((int) count());
        assertThat(http.page("/desk/unofficial-charges", auditor()).body()).contains("?before=");
    }

    @Test
    void whatIsRefusedForItsFormCountsForNobody() throws Exception {
        for (int i = 0; i < UnofficialRooms.SENT_CELL_MAX + 1; i++) {
            assertThat(http.post(API, "{\"what\":\" \"}", "").statusCode()).isEqualTo(422);
        }
        assertThat(http.post(API, "{\"what\":\"after many mistakes\"}", "").statusCode())
                .isEqualTo(201);
    }

    @Test
    void noOfficerOfTheGateReadsAReport() throws Exception {
        reported("Seen by none of them", "");
        for (String role :
                List.of(
                        "customs-officer",
                        "customs-lead",
                        "border-guard",
                        "plant-quarantine",
                        "management-board",
                        "yard",
                        "trader",
                        "device")) {
            String token = gate.token("x", role);
            assertThat(http.get(API, token).statusCode()).as(role).isEqualTo(403);
            assertThat(http.page("/desk/unofficial-charges", token).statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(http.get(API, "").statusCode()).isEqualTo(401);
        assertThat(http.page("/desk/unofficial-charges", auditor()).body())
                .contains("Seen by none of them");
    }

    @Test
    void aContactIsShownToAuditorsAloneAndThatIsOnRecord() throws Exception {
        reported("Call me about it", "0912 345 678");
        String id = idOf("Call me about it");
        assertThat(http.get(API, administrator()).body()).doesNotContain("0912");
        assertThat(http.get(API, auditor()).body()).doesNotContain("0912");
        assertThat(http.get(API + "/" + id + "/contact", administrator()).statusCode())
                .isEqualTo(403);
        var contact = http.get(API + "/" + id + "/contact", auditor());
        assertThat(json(contact).at("/contact").asString()).isEqualTo("0912 345 678");
        assertThat(trail(id)).contains("contact-read").doesNotContain("0912");
        var shown = http.form("/desk/unofficial-charges/" + id + "/contact", "", auditor());
        assertThat(shown.body()).contains("0912 345 678");
        assertThat(
                        http.form(
                                        "/desk/unofficial-charges/" + id + "/contact",
                                        "",
                                        administrator())
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nothingThatIsKeptOrLoggedLeadsToTheReporter() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.addAppender(lines);
        String code;
        try {
            code = reported("A very particular sentence", "particular@example.org");
            told(code);
        } finally {
            root.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("particular") || line.contains(code));
        String row =
                text(
                        "select row_to_json(r)::text from unofficial_charge r where what like 'A very%'");
        assertThat(row).doesNotContain(code, "127.0.0.1", "particular@", ":0");
    }

    @Test
    void everybodySeesHowManyByMonthAndNothingElse() throws Exception {
        reported("Counted", "");
        JsonNode months = json(http.get(API + "/months", ""));
        assertThat(months.at("/0/received").asLong()).isPositive();
        assertThat(months.toString()).doesNotContain("Counted");
    }

    @Test
    void thePageWorksWithoutASignInInThreeLanguages() throws Exception {
        for (String title : List.of("vi|Báo khoản thu", "en|Report an unofficial", "zh|举报非正规收费")) {
            String[] one = title.split("\\|", -1);
            assertThat(http.page("/unofficial-charges?lang=" + one[0], "").body())
                    .contains(one[1])
                    .doesNotContain("??");
        }
        HttpResponse<String> sent =
                http.form(
                        "/unofficial-charges",
                        "what=On+the+page&gate=KIM-THANH&place=&contact=",
                        "");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        String code = sent.body().replaceAll("(?s).*id=\"code\">([0-9A-Z-]+)<.*", "$1");
        HttpResponse<String> told = http.form("/unofficial-charges/answer", "code=" + code, "");
        assertThat(told.body()).contains("Received on");
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsKept() throws Exception {
        long before = count();
        assertThat(code(http.post(API, "{}", ""))).isEqualTo("FIELD_MISSING");
        assertThat(code(http.post(API, "{\"what\":\"" + "x".repeat(2_001) + "\"}", "")))
                .isEqualTo("UNOFFICIAL_TEXT_LONG");
        assertThat(code(http.post(API, "{\"what\":\"x\",\"gate\":\"NOWHERE\"}", "")))
                .isEqualTo("FEE_GATE_UNKNOWN");
        assertThat(code(http.post(API + "/answer", "{\"code\":\"00000-00000-00000-00000\"}", "")))
                .isEqualTo("UNOFFICIAL_CODE_UNKNOWN");
        assertThat(code(http.post(API + "/answer", "{}", ""))).isEqualTo("UNOFFICIAL_CODE_UNKNOWN");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void aReportIsOnlyEverAddedTo() {
        for (String table :
                List.of(
                        "unofficial_charge",
                        "unofficial_charge_contact",
                        "unofficial_charge_step")) {
            assertThatThrownBy(
                            () ->
                                    gate.bean(DatabaseClient.class)
                                            .sql("delete from " + table)
                                            .then()
                                            .block(ClearanceAtWork.PATIENCE))
                    .hasMessageContaining(table);
        }
    }

    private static String reported(String what, String contact) throws Exception {
        HttpResponse<String> answer =
                http.post(
                        API,
                        "{\"what\":\"%s\",\"gate\":\"KIM-THANH\",\"contact\":\"%s\"}"
                                .formatted(what, contact),
                        "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).at("/code").asString();
    }

    private static JsonNode told(String code) throws Exception {
        HttpResponse<String> answer = http.post(API + "/answer", "{\"code\":\"" + code + "\"}", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static HttpResponse<String> step(String id, String body, String token)
            throws Exception {
        return http.post(API + "/" + id + "/steps", body, token);
    }

    private static String idOf(String what) {
        return text("select report_id::text from unofficial_charge where what = '" + what + "'");
    }

    private static String trail(String id) {
        return text(
                "select string_agg(events, ' ') from decision where events like '%" + id + "%'");
    }

    private static long count() {
        return Long.parseLong(text("select count(*)::text from unofficial_charge"));
    }

    private static String text(String sql) {
        return Objects.requireNonNull(
                gate.bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .one()
                        .block(ClearanceAtWork.PATIENCE));
    }

    private static String auditor() throws Exception {
        return gate.token("hanh", "auditor");
    }

    private static String administrator() throws Exception {
        return gate.token("huy", "administrator");
    }
}
