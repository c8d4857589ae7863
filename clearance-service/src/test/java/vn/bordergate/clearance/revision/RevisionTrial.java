package vn.bordergate.clearance.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.OverHttp.json;
import static vn.bordergate.clearance.revision.AtRevision.CHANNEL;
import static vn.bordergate.clearance.revision.AtRevision.CHECKS;
import static vn.bordergate.clearance.revision.AtRevision.parcelsDecide;
import static vn.bordergate.clearance.revision.AtRevision.shipped;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.events.DeclaredContent;

/** A new version of a table is uploaded and tried over HTTP and on pages. */
class RevisionTrial {

    private static final DeclaredContent DURIAN =
            Consignments.exported("08106000", "7100", "USD").content();

    private static AtRevision desk;

    @BeforeAll
    static void start() throws Exception {
        desk = new AtRevision();
    }

    @AfterAll
    static void stop() throws Exception {
        desk.close();
    }

    @Test
    void aTrialCountsWhatWouldChangeForRealFiles() throws Exception {
        desk.lodged(AtRevision.PARCELS);
        String path = CHANNEL + "/" + desk.uploaded("channel", parcelsDecide("way"), "lan");

        JsonNode trial = desk.tried(path);
        assertThat(trial.at("/filesDone").asInt()).isEqualTo(trial.at("/filesTotal").asInt());
        assertThat(trial.at("/result/channelShifts/GREEN>YELLOW").asInt()).isPositive();
        assertThat(trial.at("/result/checksAdded/CUSTOMS DOCUMENT_CHECK").asInt()).isPositive();
        assertThat(
                        trial.at("/result/minutesAfter").asLong()
                                - trial.at("/result/minutesBefore").asLong())
                .isEqualTo(20 * trial.at("/result/filesChanged").asLong());
        JsonNode files = json(desk.http.get(path + "/trial/files?limit=1", desk.lead("minh")));
        assertThat(files.at("/files/0/change/after").asString()).isEqualTo("YELLOW");
    }

    @Test
    void aCheckThatIsDroppedIsCountedInOfficersMinutes() throws Exception {
        desk.lodged(DURIAN);
        String version = desk.uploaded("checks", AtRevision.fruitGoesFree("dropped"), "lan");
        JsonNode result = desk.tried(CHECKS + "/" + version).at("/result");

        assertThat(result.at("/channelShifts").size()).isZero();
        assertThat(result.at("/checksDropped/PLANT_QUARANTINE QUARANTINE_CERTIFICATE").asInt())
                .isPositive();
        assertThat(result.at("/minutesBefore").asLong() - result.at("/minutesAfter").asLong())
                .isEqualTo(30 * result.at("/filesChanged").asLong());
    }

    @Test
    void theSameTextAgainIsTheSameVersion() throws Exception {
        String table = parcelsDecide("again");
        HttpResponse<String> first = desk.upload("channel", table, desk.lead("lan"));
        HttpResponse<String> again = desk.upload("channel", table, desk.lead("minh"));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        String location = first.headers().firstValue("Location").orElseThrow();
        assertThat(again.headers().firstValue("Location")).contains(location);
        assertThat(desk.http.get(location + "/dmn", desk.officer()).body()).isEqualTo(table);
        JsonNode version = json(desk.http.get(location, desk.officer()));
        assertThat(version.at("/uploadedBy").asString()).isEqualTo("lan");
    }

    @Test
    void aRefusedTableChangesNothing() throws Exception {
        long before = desk.count("rule_table") + desk.count("decision");
        for (String table :
                List.of(
                        "",
                        "no table",
                        parcelsDecide("bad") + "<more/>",
                        parcelsDecide("bad") + "more",
                        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
                        parcelsDecide("bad").replace("<text>zeroPrice</text>", "<text>x</text>"),
                        parcelsDecide("bad")
                                .replaceFirst("\"93\"", "for i in 1..9999999999 return i"),
                        shipped("channel").replaceFirst("<text>\"93\"", "<text>\"92\""))) {
            HttpResponse<String> answer = desk.upload("channel", table, desk.lead("lan"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(code(answer)).startsWith("RULES_");
        }
        assertThat(code(upload(" ".repeat(RuleUploads.BYTES_MAX + 1))))
                .isEqualTo("RULES_TOO_LARGE");
        assertThat(code(upload(" ".repeat(RuleUploads.BYTES_MAX)))).isEqualTo("RULES_NOT_XML");
        assertThat(code(desk.upload("tolls", shipped("channel"), desk.lead("lan"))))
                .isEqualTo("RULES_TABLE_UNKNOWN");
        assertThat(desk.count("rule_table") + desk.count("decision")).isEqualTo(before);
    }

    @Test
    void anIdOfAnEarlierVersionIsNotGivenToAnotherRule() throws Exception {
        HttpResponse<String> answer =
                upload(parcelsDecide("reuse").replaceFirst("&gt;= 15000", "&gt;= 16000"));

        assertThat(code(answer)).isEqualTo("RULES_ROW_ID_REUSED");
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("/CH-007");
    }

    @Test
    void everyOfficerReadsTheTablesAndOnlyThoseWhoLeadReviseThem() throws Exception {
        String mai = desk.gate.token("mai", "plant-quarantine");
        assertThat(desk.http.get("/api/rules", mai).statusCode()).isEqualTo(200);
        String trader = desk.gate.token("tu", "trader");
        assertThat(desk.http.get("/api/rules", trader).statusCode()).isEqualTo(403);
        String table = parcelsDecide("role");
        assertThat(desk.upload("channel", table, desk.officer()).statusCode()).isEqualTo(403);
        assertThat(desk.http.get("/api/rules/checks", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whoWasGrantedOneGateRevisesNoTableThatHoldsAtAll() throws Exception {
        String lead = desk.gate.tokenAt(List.of("KIM-THANH"), "lan", "customs-lead");
        HttpResponse<String> answer = desk.upload("channel", parcelsDecide("alone"), lead);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("FOREIGN_GATE");
    }

    @Test
    void theTablesAreReadAndRevisedOnPagesWithoutAnyScript() throws Exception {
        desk.lodged(AtRevision.PARCELS);
        assertThat(page("/rules?lang=vi", desk.officer()))
                .contains("Bảng luật", "Phân luồng tờ khai", "Đang có hiệu lực")
                .doesNotContain("<textarea", "??");
        assertThat(page("/rules", desk.lead("lan"))).contains("Rule tables", "<textarea");
        assertThat(page("/rules?lang=zh", desk.officer())).contains("规则表");

        String upload = "dmn=" + URLEncoder.encode(parcelsDecide("page"), StandardCharsets.UTF_8);
        HttpResponse<String> kept = form("/rules/channel/versions", upload, "lan");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
        String path = kept.headers().firstValue("Location").orElseThrow();
        var unused = desk.tried("/api" + path);
        assertThat(page(path, desk.lead("minh")))
                .contains("CH-051", "Files that change", "Propose to put in force", "type=\"date\"")
                .doesNotContain("??");
        String checks = "/rules/checks/versions/" + desk.inForce("checks");
        assertThat(page(checks + "?lang=vi", desk.officer()))
                .contains("CK-026", "Kiểm dịch thực vật", "Giấy chứng nhận kiểm dịch")
                .doesNotContain("??", "Đưa vào hiệu lực");

        HttpResponse<String> far = form(path + "/activation", "from=2999-01-01", "lan");
        assertThat(far.statusCode()).isEqualTo(422);
        assertThat(far.body()).contains("RULES_DATE_FAR", "<html");
        assertThat(form("/rules/channel/versions", "dmn=x", "lan").body())
                .contains("RULES_NOT_XML");
    }

    @Test
    void twoPutAVersionInForceOnPages() throws Exception {
        String version = desk.uploaded("checks", AtRevision.fruitGoesFree("pages"), "lan");
        String path = "/rules/checks/versions/" + version;
        var unused = desk.tried("/api" + path);
        form(path + "/activation", "from=" + AtRevision.tomorrow(), "lan");

        assertThat(page(path, desk.lead("lan"))).contains(">Refuse<").doesNotContain(">Agree<");
        assertThat(page(path, desk.lead("minh")))
                .contains("Waits for a second person", ">Refuse<", ">Agree<")
                .doesNotContain("type=\"date\"", "??");
        assertThat(page(path, desk.officer()))
                .contains("Waits for a second person")
                .doesNotContain(">Agree<");
        assertThat(form(path + "/proposal", "agreed=perhaps", "minh").body())
                .contains("FIELD_MISSING");
        assertThat(form(path + "/proposal", "agreed=true", "minh").statusCode()).isEqualTo(303);
        assertThat(page(path + "?lang=zh", desk.officer())).contains("minh").doesNotContain("??");
    }

    private static HttpResponse<String> upload(String table) throws Exception {
        return desk.upload("channel", table, desk.lead("lan"));
    }

    private static String page(String path, String token) throws Exception {
        HttpResponse<String> page = desk.http.page(path, token);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private static HttpResponse<String> form(String path, String fields, String by)
            throws Exception {
        return desk.http.form(path, fields, desk.lead(by));
    }
}
