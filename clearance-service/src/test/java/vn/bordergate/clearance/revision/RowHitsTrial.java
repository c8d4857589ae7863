package vn.bordergate.clearance.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.ClearanceAtWork.PATIENCE;
import static vn.bordergate.clearance.OverHttp.json;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;

/** How often a row hit, and how often a check then bore it out. */
class RowHitsTrial {

    private static final DeclaredContent ARMS =
            Consignments.imported("93020000", "100", "USD").content();

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
    void aRowOfTheChannelTableIsConfirmedByTheFirstCheckThatFails() throws Exception {
        JsonNode before = row("channel", "CH-001");
        JsonNode other = row("channel", "CH-002");
        decided(desk.lodged(ARMS), "PHYSICAL_INSPECTION", "FAILED", "customs-officer");

        JsonNode after = row("channel", "CH-001");
        assertThat(more("hits", before, after)).isEqualTo(1);
        assertThat(more("confirmed", before, after)).isEqualTo(1);
        assertThat(row("channel", "CH-002")).isEqualTo(other);
    }

    @Test
    void aRowOfTheTableOfChecksIsConfirmedByTheVeryCheckThatItAsksFor() throws Exception {
        DeclarationId id = desk.lodged(ARMS);
        JsonNode asked = row("checks", "CK-002");
        JsonNode beside = row("checks", "CK-041");
        assertThat(asked.at("/hits").asLong()).isPositive();
        assertThat(beside.at("/hits").asLong()).isPositive();
        decided(id, "DOCUMENT_CHECK", "PASSED", "customs-officer");
        decided(id, "PHYSICAL_INSPECTION", "FAILED", "customs-officer");

        assertThat(more("confirmed", asked, row("checks", "CK-002"))).isEqualTo(1);
        assertThat(more("confirmed", beside, row("checks", "CK-041"))).isZero();
        String page = "/rules/checks/versions/" + desk.inForce("checks");
        assertThat(desk.http.page(page, desk.officer()).body())
                .contains("Confirmed by a check", "the very check that the row asks for");
    }

    @Test
    void rowsThatARaisedChannelBringsHaveHit() throws Exception {
        DeclarationId id = desk.lodged(Consignments.imported("22042100", "100", "USD").content());
        JsonNode before = row("checks", "CK-002");
        HttpResponse<String> raised =
                desk.http.post(
                        "/api/files/" + id + "/channel",
                        "{\"channel\":\"RED\",\"reason\":\"SUSPICION\",\"version\":1}",
                        desk.officer());
        assertThat(raised.statusCode()).as(raised.body()).isEqualTo(200);
        assertThat(more("hits", before, row("checks", "CK-002"))).isEqualTo(1);
    }

    @Test
    void aRowIsConfirmedAlsoWhenAnOfficerHasChangedTheChannelSince() throws Exception {
        DeclarationId id = desk.lodged(Consignments.imported("22042100", "100", "USD").content());
        String row = firstRow(id);
        JsonNode before = row("channel", row);
        HttpResponse<String> raised =
                desk.http.post(
                        "/api/files/" + id + "/channel",
                        "{\"channel\":\"RED\",\"reason\":\"SUSPICION\",\"version\":1}",
                        desk.officer());
        assertThat(raised.statusCode()).as(raised.body()).isEqualTo(200);
        decided(id, "PHYSICAL_INSPECTION", "FAILED", "customs-officer");

        assertThat(more("confirmed", before, row("channel", row))).isEqualTo(1);
    }

    /** The row of the channel table that the file was lodged into. */
    private static String firstRow(DeclarationId id) throws Exception {
        JsonNode file = json(desk.http.get("/api/files/" + id, desk.officer()));
        return file.at("/history/0/ruling/rows/0/id").asString();
    }

    private static void decided(DeclarationId id, String check, String outcome, String role)
            throws Exception {
        JsonNode file = json(desk.http.get("/api/files/" + id, desk.officer()));
        HttpResponse<String> decided =
                desk.http.post(
                        "/api/files/" + id + "/decisions",
                        """
                        {"check":"%s","outcome":"%s","note":"as found","version":%d}"""
                                .formatted(check, outcome, file.at("/version").asInt()),
                        desk.gate.token("hoa", role));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    }

    private static long more(String column, JsonNode before, JsonNode after) {
        return after.at("/" + column).asLong() - before.at("/" + column).asLong();
    }

    private static JsonNode row(String table, String id) throws Exception {
        desk.gate.bean(RowHits.class).sumUp().block(PATIENCE);
        String path = "/api/rules/" + table + "/versions/" + desk.inForce(table);
        for (JsonNode row : json(desk.http.get(path, desk.officer())).at("/rows")) {
            if (row.at("/id").asString().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("no row " + id);
    }
}
