package vn.bordergate.clearance.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.ClearanceAtWork.PATIENCE;

import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.TradeType;

/** A new version of a table goes its way over HTTP: uploaded, tried, put in force by a second. */
class RevisionTrial {

    private static final String CHANNEL = "/api/rules/channel/versions";
    private static final String CHECKS = "/api/rules/checks/versions";
    private static final DeclaredContent PARCELS =
            Consignments.imported("84713000", "1000", "USD").of(TradeType.E_COMMERCE).content();
    private static final DeclaredContent DURIAN =
            Consignments.exported("08106000", "7100", "USD").content();

    private static final DeclaredContent ARMS =
            Consignments.imported("93020000", "100", "USD").content();

    private static ClearanceAtWork gate;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void aVersionIsUploadedTriedAndPutInForceBySomebodyElse() throws Exception {
        lodged(PARCELS);
        String version = uploaded("channel", parcelsDecide("way"), "lan");
        String path = CHANNEL + "/" + version;
        String tomorrow = day(LocalDate.now(Valuation.GATE_ZONE).plusDays(1));
        assertThat(code(post(path + "/activation", tomorrow, lead("minh"))))
                .isEqualTo("RULES_NOT_TRIED");

        JsonNode trial = tried(path);
        assertThat(trial.at("/filesDone").asInt()).isEqualTo(trial.at("/filesTotal").asInt());
        assertThat(trial.at("/result/channelShifts/GREEN>YELLOW").asInt()).isPositive();
        assertThat(trial.at("/result/checksAdded/CUSTOMS DOCUMENT_CHECK").asInt()).isPositive();
        assertThat(
                        trial.at("/result/minutesAfter").asLong()
                                - trial.at("/result/minutesBefore").asLong())
                .isEqualTo(20 * trial.at("/result/filesChanged").asLong());
        JsonNode files = json(get(path + "/trial/files?limit=1", lead("minh")));
        assertThat(files.at("/files/0/change/after").asString()).isEqualTo("YELLOW");

        assertThat(code(post(path + "/activation", tomorrow, lead("lan"))))
                .isEqualTo("RULES_SAME_PERSON");
        HttpResponse<String> activated = post(path + "/activation", tomorrow, lead("minh"));
        assertThat(activated.statusCode()).as(activated.body()).isEqualTo(200);
        Instant from = Instant.parse(json(activated).at("/validFrom").asString());
        var book = gate.bean(Rulebook.class);
        assertThat(channel(book, from.minusSeconds(1))).isEqualTo(CustomsChannel.GREEN);
        assertThat(channel(book, from)).isEqualTo(CustomsChannel.YELLOW);
        assertThat(json(get(path, officer())).at("/activations/0/by").asString()).isEqualTo("minh");
    }

    @Test
    void aCheckThatIsDroppedIsCountedInOfficersMinutes() throws Exception {
        lodged(DURIAN);
        String version =
                uploaded(
                        "checks",
                        shipped("checks")
                                .replace("/2026-11\"", "/dropped\"")
                                .replaceFirst(
                                        "(<text>\"CK-026\"</text></outputEntry>\\s*<outputEntry><text>)\"LIVE\"",
                                        "$1\"DRY_RUN\""),
                        "lan");
        JsonNode result = tried(CHECKS + "/" + version).at("/result");

        assertThat(result.at("/channelShifts").size()).isZero();
        assertThat(result.at("/checksDropped/PLANT_QUARANTINE QUARANTINE_CERTIFICATE").asInt())
                .isPositive();
        assertThat(result.at("/minutesBefore").asLong() - result.at("/minutesAfter").asLong())
                .isEqualTo(30 * result.at("/filesChanged").asLong());
    }

    @Test
    void theSameTextAgainIsTheSameVersion() throws Exception {
        String table = parcelsDecide("again");
        HttpResponse<String> first = upload("channel", table, lead("lan"));
        HttpResponse<String> again = upload("channel", table, lead("minh"));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(
                        get(
                                        first.headers().firstValue("Location").orElseThrow()
                                                + "/dmn",
                                        officer())
                                .body())
                .isEqualTo(table);
    }

    @Test
    void aRefusedTableChangesNothing() throws Exception {
        long before = versions();
        for (String table :
                List.of(
                        "no table",
                        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
                        parcelsDecide("bad").replace("<text>zeroPrice</text>", "<text>x</text>"),
                        parcelsDecide("bad")
                                .replaceFirst("\"93\"", "for i in 1..9999999999 return i"),
                        shipped("channel").replaceFirst("<text>\"93\"", "<text>\"92\""))) {
            HttpResponse<String> answer = upload("channel", table, lead("lan"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(code(answer)).startsWith("RULES_");
        }
        assertThat(code(upload("channel", " ".repeat(RuleUploads.BYTES_MAX + 1), lead("lan"))))
                .isEqualTo("RULES_TOO_LARGE");
        assertThat(code(upload("channel", " ".repeat(RuleUploads.BYTES_MAX), lead("lan"))))
                .isEqualTo("RULES_NOT_XML");
        assertThat(code(upload("fees", shipped("channel"), lead("lan"))))
                .isEqualTo("RULES_TABLE_UNKNOWN");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void anIdOfAnEarlierVersionIsNotGivenToAnotherRule() throws Exception {
        HttpResponse<String> answer =
                upload(
                        "channel",
                        parcelsDecide("reuse").replaceFirst("&gt;= 15000", "&gt;= 16000"),
                        lead("lan"));

        assertThat(code(answer)).isEqualTo("RULES_ROW_ID_REUSED");
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("/CH-007");
    }

    @Test
    void aVersionIsPutInForceOnlyFromADayThatIsNeitherPastNorFar() throws Exception {
        LocalDate today = LocalDate.now(Valuation.GATE_ZONE);
        String path = CHANNEL + "/unknown-12345678/activation";
        assertThat(code(post(path, day(today.minusDays(2)), lead("minh"))))
                .isEqualTo("RULES_DATE_PAST");
        assertThat(
                        code(
                                post(
                                        path,
                                        day(today.plusDays(RuleUploads.DAYS_AHEAD_MAX + 2)),
                                        lead("minh"))))
                .isEqualTo("RULES_DATE_FAR");
        assertThat(code(post(path, "{}", lead("minh")))).isEqualTo("FIELD_MISSING");
        assertThat(code(post(path, day(today.plusDays(1)), lead("minh"))))
                .isEqualTo("RULES_VERSION_UNKNOWN");
    }

    @Test
    void everyOfficerReadsTheTablesAndOnlyThoseWhoLeadReviseThem() throws Exception {
        assertThat(get("/api/rules", gate.token("mai", "plant-quarantine")).statusCode())
                .isEqualTo(200);
        assertThat(get("/api/rules", gate.token("tu", "trader")).statusCode()).isEqualTo(403);
        assertThat(upload("channel", parcelsDecide("role"), officer()).statusCode()).isEqualTo(403);
        assertThat(get("/api/rules/checks", "").statusCode()).isEqualTo(200);
    }

    @Test
    void theTablesAreReadAndRevisedOnPagesWithoutAnyScript() throws Exception {
        lodged(PARCELS);
        assertThat(page("/rules?lang=vi", officer()))
                .contains("Bảng luật", "Phân luồng tờ khai", "Đang có hiệu lực")
                .doesNotContain("<textarea", "??");
        assertThat(page("/rules", lead("lan"))).contains("Rule tables", "<textarea");
        assertThat(page("/rules?lang=zh", officer())).contains("规则表");

        String upload = "dmn=" + URLEncoder.encode(parcelsDecide("page"), StandardCharsets.UTF_8);
        HttpResponse<String> kept = form("/rules/channel/versions", upload, lead("lan"));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
        String path = kept.headers().firstValue("Location").orElseThrow();
        var unused = tried("/api" + path);
        assertThat(page(path, lead("minh")))
                .contains("CH-051", "Files that change", "Put in force", "type=\"date\"")
                .doesNotContain("??");
        assertThat(page("/rules/checks/versions/" + inForce("checks") + "?lang=vi", officer()))
                .contains("CK-026", "Kiểm dịch thực vật", "Giấy chứng nhận kiểm dịch")
                .doesNotContain("??", "Put in force");

        HttpResponse<String> same = form(path + "/activation", "from=2999-01-01", lead("lan"));
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).contains("RULES_DATE_FAR", "<html");
        assertThat(form("/rules/channel/versions", "dmn=x", lead("lan")).body())
                .contains("RULES_NOT_XML");
    }

    @Test
    void aRowShowsHowOftenItHitAndHowOftenACheckThenFailed() throws Exception {
        JsonNode before = row("CH-001");
        JsonNode other = row("CH-002");
        var id = new DeclarationId(UUID.randomUUID());
        gate.takeIn(List.of(new DeclarationLodged(id, 1, ARMS, List.of(), Instant.now(), null)));
        HttpResponse<String> decided =
                post(
                        "/api/files/" + id + "/decisions",
                        "{\"check\":\"PHYSICAL_INSPECTION\",\"outcome\":\"FAILED\","
                                + "\"note\":\"other goods\",\"version\":1}",
                        officer());
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        gate.bean(RowHits.class).sumUp().block(PATIENCE);

        JsonNode after = row("CH-001");
        assertThat(after.at("/hits").asLong()).isEqualTo(before.at("/hits").asLong() + 1);
        assertThat(after.at("/confirmed").asLong()).isEqualTo(before.at("/confirmed").asLong() + 1);
        assertThat(row("CH-002")).isEqualTo(other);
    }

    private static JsonNode row(String id) throws Exception {
        JsonNode rules = json(get(CHANNEL + "/" + inForce("channel"), officer()));
        for (JsonNode row : rules.at("/rows")) {
            if (row.at("/id").asString().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("no row " + id);
    }

    @Test
    void whoWasGrantedOneGateRevisesNoTableThatHoldsAtAll() throws Exception {
        String lead = gate.tokenAt(List.of("KIM-THANH"), "lan", "customs-lead");
        HttpResponse<String> answer = upload("channel", parcelsDecide("alone"), lead);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("FOREIGN_GATE");
    }

    private static String inForce(String table) throws Exception {
        return json(get("/api/rules/" + table + "/versions", officer())).at("/inForce").asString();
    }

    private static String page(String path, String token) throws Exception {
        HttpResponse<String> page = send(request(path, token).header("Accept", "text/html").GET());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private static HttpResponse<String> form(String path, String fields, String token)
            throws Exception {
        return send(
                request(path, token)
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    private static void lodged(DeclaredContent content) {
        var id = new DeclarationId(UUID.randomUUID());
        gate.takeIn(List.of(new DeclarationLodged(id, 1, content, List.of(), Instant.now(), null)));
    }

    private static CustomsChannel channel(Rulebook book, Instant at) {
        return book.channel(PARCELS, List.of(), new Valuation(Consignments.RATES), at).channel();
    }

    /** The trial of a version when it has come to its end. */
    private static JsonNode tried(String path) throws Exception {
        HttpResponse<String> begun = post(path + "/trial", "", lead("lan"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        Instant until = Instant.now().plus(PATIENCE);
        JsonNode trial = json(get(path + "/trial", lead("lan")));
        while (trial.at("/state").asString().equals("RUNNING") && Instant.now().isBefore(until)) {
            trial = json(get(path + "/trial", lead("lan")));
        }
        assertThat(trial.at("/state").asString()).isEqualTo("DONE");
        return trial;
    }

    /** The shipped table of another edition, in which the row on e-commerce decides. */
    private static String parcelsDecide(String edition) throws Exception {
        return shipped("channel")
                .replace("/2026-11\"", "/" + edition + "\"")
                .replaceFirst(
                        "(<text>\"CH-051\"</text></outputEntry>\\s*<outputEntry><text>)\"DRY_RUN\"",
                        "$1\"LIVE\"");
    }

    private static String shipped(String name) throws Exception {
        try (InputStream in = Rulebook.class.getResourceAsStream("/rules/" + name + ".dmn")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static long versions() {
        return Objects.requireNonNull(
                gate.bean(DatabaseClient.class)
                        .sql("select count(*) from rule_table")
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block(PATIENCE));
    }

    private static String uploaded(String name, String table, String by) throws Exception {
        HttpResponse<String> answer = upload(name, table, lead(by));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).at("/version").asString();
    }

    private static String lead(String name) throws Exception {
        return gate.token(name, "customs-lead");
    }

    private static String officer() throws Exception {
        return gate.token("hoa", "customs-officer");
    }

    private static String day(LocalDate from) {
        return "{\"from\":\"" + from + "\"}";
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).at("/errors/0/code").asString();
    }

    private static HttpResponse<String> upload(String name, String table, String token)
            throws Exception {
        return send(
                request("/api/rules/" + name + "/versions", token)
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(table)));
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token).GET());
    }

    private static HttpResponse<String> post(String path, String body, String token)
            throws Exception {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gate.address() + path))
                        .timeout(PATIENCE)
                        .header("Accept-Language", "en");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
