package vn.bordergate.clearance.unofficial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.bordergate.web.Fault;

/** What may be said in a report, and what a log would show of it. */
class ReportTest {

    @Test
    void onlyWhatHappenedMustBeSaid() {
        assertThat(codes(report("x", null))).isEmpty();
        assertThat(codes(report(" ", null))).containsExactly("FIELD_MISSING");
        assertThat(codes(report(null, null))).containsExactly("FIELD_MISSING");
    }

    @Test
    void eachTextHasItsLimit() {
        assertThat(
                        codes(
                                report(
                                        "x".repeat(Report.WHAT_CHARS_MAX),
                                        "x".repeat(Report.FIELD_CHARS_MAX))))
                .isEmpty();
        assertThat(codes(report("x".repeat(Report.WHAT_CHARS_MAX + 1), null)))
                .containsExactly("UNOFFICIAL_TEXT_LONG");
        assertThat(codes(report("x", "x".repeat(Report.FIELD_CHARS_MAX + 1))))
                .containsExactly("UNOFFICIAL_TEXT_LONG");
    }

    @Test
    void linesAreFineAndOtherControlCharactersAreNot() {
        assertThat(codes(report("one\r\n\ttwo", null))).isEmpty();
        assertThat(codes(report("one\u0000", null))).containsExactly("UNOFFICIAL_TEXT_FORM");
    }

    @Test
    void aGateIsOneThatThereIs() {
        assertThat(codes(new Report("KIM-THANH", "x", null, null, null, null, null))).isEmpty();
        assertThat(codes(new Report("", "x", null, null, null, null, null))).isEmpty();
        for (String gate : List.of("NOWHERE", "KCS-010", "k t")) {
            assertThat(codes(new Report(gate, "x", null, null, null, null, null)))
                    .containsExactly("FEE_GATE_UNKNOWN");
        }
    }

    @Test
    void nothingOfItIsInALog() {
        Report report = new Report(null, "secret what", "secret place", null, null, null, "0912");
        assertThat(report.toString()).doesNotContain("secret", "0912");
        assertThat(new ReportsApi.CodeRequest("ABCDE").toString()).doesNotContain("ABCDE");
        assertThat(new ReportsApi.Received("ABCDE").toString()).doesNotContain("ABCDE");
    }

    @Test
    void codesDifferAndAreReadHoweverTheyAreTyped() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            codes.add(ReceiptCode.next());
        }
        assertThat(codes).hasSize(1_000).allMatch(c -> c.matches("([0-9A-Z]{5}-){3}[0-9A-Z]{5}"));
        String code = "01ABC-DEFGH-JKMNP-QRSTV";
        assertThat(ReceiptCode.hash(" oiabc defgh jkmnp-qrstv"))
                .isEqualTo(ReceiptCode.hash(code))
                .isNotEqualTo(ReceiptCode.hash("01ABC-DEFGH-JKMNP-QRSTW"));
    }

    private static Report report(@Nullable String what, @Nullable String place) {
        return new Report(null, what, place, null, null, null, null);
    }

    private static List<String> codes(Report report) {
        return report.faults().stream().map(Fault::code).toList();
    }
}
