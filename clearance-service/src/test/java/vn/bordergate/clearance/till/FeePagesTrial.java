package vn.bordergate.clearance.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.events.CrossingId;

/** The pages of fees: one for everybody, one for the management board. */
class FeePagesTrial {

    private static AtTheTill till;

    @BeforeAll
    static void start() throws Exception {
        till = new AtTheTill();
    }

    @AfterAll
    static void stop() throws Exception {
        till.close();
    }

    @ParameterizedTest
    @CsvSource({
        "vi, Phí tại cửa khẩu, 210.000",
        "en, Fees at the gate, '210,000'",
        "zh, 口岸收费, '210,000'"
    })
    void everybodyReadsTheTariffRowByRowWithItsSource(String language, String title, String amount)
            throws Exception {
        HttpResponse<String> page = till.http.page("/fees/KIM-THANH?lang=" + language, "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(title, amount, "FE-031", "04/2019", "58/2014", "/unofficial-charges")
                .doesNotContain("??");
    }

    @Test
    void theTariffCanBeReadByProgramsToo() throws Exception {
        var tariff = OverHttp.json(till.http.get("/api/fees/KIM-THANH", ""));
        assertThat(tariff.at("/rows")).hasSize(15);
        assertThat(tariff.at("/currentTariffKnown").asBoolean()).isFalse();
        assertThat(tariff.at("/validFrom").asString()).isEqualTo("2020-07-31T17:00:00Z");
    }

    @Test
    void aGateThatIsNotThereHasNoFees() throws Exception {
        for (String gate : List.of("NOWHERE", "KCS-010", "%20", "x")) {
            assertThat(till.http.get("/api/fees/" + gate, "").statusCode()).as(gate).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"vi, Biên lai trong ngày", "en, Receipts of the day", "zh, 当日收据"})
    void theBoardSeesReceiptsWaitingAndRefunds(String language, String title) throws Exception {
        CrossingId paid = till.machines(3_500);
        till.machines(18_000);
        till.paid(paid, till.board("mai"));
        till.ended(paid);
        String page =
                till.http
                        .page("/desk/fees?gate=KIM-THANH&lang=" + language, till.board("mai"))
                        .body();
        assertThat(page)
                .contains(title, "KIM-THANH-", "Công ty Sầu Riêng", "/refund", "/payment")
                .doesNotContain("??");
    }

    @Test
    void theBoardTakesAndGivesBackOnItsPage() throws Exception {
        CrossingId id = till.machines(3_500);
        var taken = till.http.form("/desk/fees/" + id + "/payment", "", till.board("mai"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        till.ended(id);
        var back =
                till.http.form(
                        "/desk/fees/" + id + "/refund", "reason=NOT_CROSSED", till.board("mai"));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
        assertThat(till.fee(id).at("/paidVnd").asLong()).isZero();
    }

    @Test
    void othersDoNotSeeTheTill() throws Exception {
        for (String role : List.of("customs-officer", "customs-lead", "yard", "trader")) {
            assertThat(till.http.page("/desk/fees", till.gate.token("x", role)).statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        String auditor = till.gate.token("hanh", "auditor");
        assertThat(till.http.page("/desk/fees", auditor).body()).doesNotContain("/payment\"");
        String elsewhere = till.gate.tokenAt(List.of("BAN-VUOC"), "tu", "management-board");
        assertThat(till.http.page("/desk/fees?gate=KIM-THANH", elsewhere).statusCode())
                .isEqualTo(403);
        assertThat(till.http.page("/desk/fees", elsewhere).statusCode()).isEqualTo(200);
    }

    @Test
    void theBookOfADayIsGivenOutAsCsv() throws Exception {
        till.paid(till.machines(3_500), till.board("mai"));
        HttpResponse<String> csv =
                till.http.get("/desk/fees.csv?gate=KIM-THANH", till.board("mai"));
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).startsWith(FeeCsv.HEADING).contains("Công ty Sầu Riêng,80000,");
        assertThat(till.http.get("/desk/fees.csv?day=yesterday", till.board("mai")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aCellIsNoFormulaAndNoTwoCells() {
        assertThat(FeeCsv.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(FeeCsv.cell("a,b \"c\"")).isEqualTo("\"a,b \"\"c\"\"\"");
        assertThat(FeeCsv.cell(null)).isEmpty();
    }
}
