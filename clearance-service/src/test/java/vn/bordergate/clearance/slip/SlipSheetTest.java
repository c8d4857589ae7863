package vn.bordergate.clearance.slip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.web.paper.Typefaces;

class SlipSheetTest {

    private static final String EVERY_LETTER =
            "Ắ ắ Ằ ằ Ẳ ẳ Ẵ ẵ Ặ ặ Ấ ấ Ầ ầ Ẩ ẩ Ẫ ẫ Ậ ậ Đ đ Ế ế Ề ề Ể ể Ễ ễ Ệ ệ Ỉ ỉ Ị ị Ố ố Ồ ồ Ổ ổ"
                    + " Ỗ ỗ Ộ ộ Ớ ớ Ờ ờ Ở ở Ỡ ỡ Ợ ợ Ứ ứ Ừ ừ Ử ử Ữ ữ Ự ự Ỳ ỳ Ỵ ỵ Ỷ ỷ Ỹ ỹ";

    private final Typefaces fonts = new Typefaces();

    @Test
    void everyVietnameseLetterCanBeReadBack() throws Exception {
        assertThat(SlipText.of(drawn(saying(EVERY_LETTER)))).contains(EVERY_LETTER);
    }

    @Test
    void lettersWrittenApartFromTheirMarksAreJoined() throws Exception {
        String apart = Normalizer.normalize(EVERY_LETTER, Normalizer.Form.NFD);
        assertThat(SlipText.of(drawn(saying(apart)))).contains(EVERY_LETTER);
    }

    @Test
    void chineseStandsBesideVietnamese() throws Exception {
        String both = "Công ty 云南鲜果有限公司 (昆明)";
        assertThat(SlipText.of(drawn(saying(both)))).contains(both);
    }

    @Test
    void whatNoTypefaceHasIsLeftOutAndTheRestStands() throws Exception {
        assertThat(SlipText.of(drawn(saying("Xoài 🥭 chín")))).contains("Xoài").contains("chín");
    }

    @Test
    void theLettersAreCarriedInTheSlipItself() {
        String pdf = new String(drawn(saying("Hồ sơ")), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-").contains("/FontFile2", "+Tinos", "/Lang(vi)");
    }

    @Test
    void aSlipOfOnePageStaysOne() throws Exception {
        assertThat(SlipText.pages(drawn(saying("Hồ sơ")))).hasSize(1);
    }

    @Test
    void aLongMessageGoesOnToTheNextPageWithThePlacesToSign() throws Exception {
        String all = String.join(" ", Collections.nCopies(400, "kiểm dịch thực vật"));
        List<String> pages = SlipText.pages(drawn(saying(all)));
        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(pages.getLast()).contains("Người nộp", "Nguyễn Thị Hoa");
    }

    private byte[] drawn(Slip slip) {
        return SlipSheet.draw(slip, fonts);
    }

    static Slip saying(String text) {
        return new Slip(
                "vi",
                List.of("Hải quan", "Cửa khẩu Kim Thành"),
                "Số: 1A2B3C4D-2",
                List.of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
                "Kim Thành, ngày 22 tháng 11 năm 2026",
                "Phiếu yêu cầu bổ sung hồ sơ",
                List.of(new Slip.Fact("Hồ sơ", "REF-1")),
                List.of(text),
                List.of("Hóa đơn"),
                new Slip.Table(
                        List.of("Việc", "Hẹn trả"), List.of(List.of("Kiểm tra hồ sơ", "09:30"))),
                List.of("Hạn bổ sung: 25/11/2026."),
                List.of(
                        new Slip.Signature("Người nộp", "(Ký, ghi rõ họ tên)", ""),
                        new Slip.Signature("Cán bộ", "(Ký, ghi rõ họ tên)", "Nguyễn Thị Hoa")));
    }
}
