package vn.bordergate.clearance.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.OverHttp.json;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two people put another tariff in force; it needs no trial on files, as it rules on none. */
class FeeRevisionTrial {

    private static AtRevision at;

    @BeforeAll
    static void start() throws Exception {
        at = new AtRevision();
    }

    @AfterAll
    static void stop() throws Exception {
        at.close();
    }

    @Test
    void aNewTariffTakesTwoPeopleAndNoTrial() throws Exception {
        String version = at.uploaded("fees", dearer("2026-12", "FE-041"), "lan");
        String path = "/api/rules/fees/versions/" + version;
        assertThat(code(at.http.post(path + "/trial", "", at.lead("lan"))))
                .isEqualTo("RULES_NOT_ON_FILES");
        assertThat(at.propose(path, AtRevision.tomorrow(), "minh").statusCode()).isEqualTo(202);
        assertThat(code(at.answer(path, true, "minh"))).isEqualTo("RULES_SAME_PERSON");
        assertThat(code(at.answer(path, true, "lan"))).isEqualTo("RULES_SAME_PERSON");
        HttpResponse<String> agreed = at.answer(path, true, "huy");
        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
        assertThat(json(agreed).at("/validFrom").asString()).contains("T17:00:00Z");
        // Until then the other one holds.
        assertThat(at.inForce("fees")).startsWith("2020-08-");
    }

    @Test
    void anotherAmountIsAnotherRule() throws Exception {
        HttpResponse<String> answer =
                at.upload("fees", dearer("2027-01", "FE-021"), at.lead("lan"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo("RULES_ROW_ID_REUSED");
    }

    @Test
    void anAmountIsAWholeNumberOfDong() throws Exception {
        for (String bad :
                new String[] {"-1", "0.5", "1000000000", "007", "\"80000\"\"", "2 * 40000"}) {
            String table = dearer("2027-02", "FE-042").replace(">90000<", ">" + bad + "<");
            HttpResponse<String> answer = at.upload("fees", table, at.lead("lan"));
            assertThat(answer.statusCode()).as(bad).isEqualTo(422);
            assertThat(code(answer)).as(bad).isEqualTo("RULES_OUTCOME_NOT_ALLOWED");
        }
    }

    @Test
    void bothShippedTariffsHoldFromTheDaysOfTheirLaws() throws Exception {
        var versions = json(at.http.get("/api/rules/fees/versions", at.officer())).at("/versions");
        assertThat(versions.toString()).contains("1970-01-01T00:00:00Z", "2020-07-31T17:00:00Z");
    }

    /** The shipped tariff of another edition, in which the lightest lorries pay more. */
    private static String dearer(String edition, String row) throws Exception {
        return AtRevision.shipped("fees")
                .replace("/2020-08\"", "/" + edition + "\"")
                .replace("FE-021", row)
                .replace(">80000<", ">90000<");
    }
}
