package vn.bordergate.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayNameTest {

    @ParameterizedTest
    @CsvSource({
        "Hóa đơn số 12.pdf,Hóa đơn số 12.pdf",
        "SCAN.PDF,SCAN.PDF",
        "../../etc/passwd,passwd.pdf",
        "C:\\Users\\lan\\co.pdf,co.pdf",
        "invoice.pdf.exe,invoice.pdf.exe.pdf",
        "invoice.html,invoice.html.pdf",
        "...hidden.pdf,hidden.pdf",
        "a\"b<c>:d|e?f*g;h%i.pdf,a_b_c__d_e_f_g_h_i.pdf",
        "'  many   blanks  .pdf',many blanks .pdf",
        "/,document.pdf",
        "'',document.pdf",
        ".pdf,pdf.pdf"
    })
    void aNameLeadsNobodyAstray(String said, String shown) {
        assertThat(DisplayName.of(said, FileType.PDF).text()).isEqualTo(shown);
    }

    @Test
    void invisibleAndReorderingMarksAreLeftOut() {
        assertThat(DisplayName.of("a\u202Efdp\u200B.\u0000\u0007pdf", FileType.PDF).text())
                .isEqualTo("afdp.pdf");
    }

    @Test
    void aNamelessFileIsCalledADocument() {
        assertThat(DisplayName.of(null, FileType.TIFF).text()).isEqualTo("document.tif");
    }

    @Test
    void bothWaysOfTypingVietnameseAreOneName() {
        assertThat(DisplayName.of("Ho\u0301a.pdf", FileType.PDF))
                .isEqualTo(DisplayName.of("H\u00F3a.pdf", FileType.PDF));
    }

    @Test
    void anOldBrowserGetsPlainLetters() {
        assertThat(DisplayName.of("Đơn hàng 发票.pdf", FileType.PDF).disposition(false))
                .isEqualTo(
                        "attachment; filename=\"Don hang __.pdf\";"
                                + " filename*=UTF-8''%C4%90%C6%A1n%20h%C3%A0ng%20%E5%8F%91%E7%A5%A8.pdf");
    }
}
