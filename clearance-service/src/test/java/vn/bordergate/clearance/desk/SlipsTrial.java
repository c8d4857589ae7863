package vn.bordergate.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.intake.DueTimes;
import vn.bordergate.clearance.slip.SlipText;
import vn.bordergate.events.DeclarationId;

/** Slips for declarants, as pages and on paper. */
class SlipsTrial {

    private static DeskByHttp desk;

    @BeforeAll
    static void start() throws Exception {
        desk = new DeskByHttp(new ClearanceAtWork());
    }

    @AfterAll
    static void stop() throws Exception {
        desk.gate().close();
    }

    @Test
    void aReceiptOnPaperSaysWordForWordWhatThePageSays() throws Exception {
        DeclarationId id = desk.lodged();
        String paper = SlipText.of(desk.pdf(id, "receipt", desk.officer()));

        assertThat(paper)
                .contains(
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "Độc lập - Tự do - Hạnh phúc",
                        "Cửa khẩu Lũng Pô",
                        "ngày 20 tháng 11 năm 2026",
                        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
                        "Số: " + id.toString().substring(28).toUpperCase(Locale.ROOT) + "-1",
                        "REF-1",
                        desk.content().declarant().name(),
                        "Kiểm tra hồ sơ",
                        "Hải quan",
                        "20/11/2026 10:00:00 (GMT+7)",
                        "Người tiếp nhận",
                        "Nguyễn Thị Hoa");
        String page = desk.page(id, "/slips/receipt", desk.officer());
        assertThat(Arrays.stream(page.split("<[^>]*>")))
                .filteredOn(text -> text.contains("tiếp nhận hồ sơ lúc"))
                .singleElement()
                .satisfies(text -> assertThat(paper).contains(text.strip()));
    }

    @Test
    void aSupplementRequestNamesWhatIsMissingAndWhoAsked() throws Exception {
        DeclarationId id = desk.lodged();
        desk.act(
                id,
                "supplement",
                "version=1&items=INVOICE&items=WEIGHT&text=B%E1%BA%A3n%20g%E1%BB%91c",
                desk.officer());
        String lead = desk.gate().tokenOf("Phạm Minh Đức", "duc", "customs-lead");

        HttpResponse<byte[]> answer =
                desk.bytes("/desk/files/" + id + "/slips/supplement.pdf?number=2", lead);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        String tail = id.toString().substring(28).toUpperCase(Locale.ROOT);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment", tail + "-2.pdf");
        assertThat(SlipText.of(answer.body()))
                .contains("Số: " + tail + "-2", "– Hóa đơn", "– Trọng lượng", "– Bản gốc")
                .contains("Hạn bổ sung: ", "Hải quan", "Nguyễn Thị Hoa")
                .doesNotContain("Phạm Minh Đức");
        assertThat(desk.get("/desk/files/" + id + "/slips/supplement?number=1", lead).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anApologyGivesTheNewAppointmentOfWhatIsLate() throws Exception {
        DeclarationId id = desk.lodged(Instant.now().minus(Duration.ofDays(4)));
        desk.gate().bean(DueTimes.class).sweep().block(ClearanceAtWork.PATIENCE);

        assertThat(SlipText.of(desk.pdf(id, "apology", desk.officer())))
                .contains("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Bộ phận một cửa")
                .contains("Kiểm tra hồ sơ", "Hải quan", "Hẹn trả kết quả: ");
    }

    @Test
    void aRefusalNamesTheAuthorityThatRefusedAndWhy() throws Exception {
        DeclarationId id = desk.lodged();
        desk.act(
                id,
                "fail",
                "version=1&authority=CUSTOMS&check=DOCUMENT_CHECK&note=Thi%E1%BA%BFu",
                desk.officer());

        assertThat(desk.page(id, "", desk.officer())).contains("/slips/refusal");
        assertThat(SlipText.of(desk.pdf(id, "refusal", desk.officer())))
                .contains("Thông báo từ chối tờ khai", "-TC", "Kiểm tra hồ sơ không đạt", "– Thiếu")
                .contains("Nguyễn Thị Hoa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void aSlipIsPrintedInTheReadersLanguage(String language) throws Exception {
        DeclarationId id = desk.lodged();
        String paper =
                SlipText.of(
                        desk.bytes(
                                        "/desk/files/" + id + "/slips/receipt.pdf?lang=" + language,
                                        desk.officer())
                                .body());
        assertThat(paper)
                .contains(language.equals("zh") ? "越南社会主义共和国" : "SOCIALIST REPUBLIC OF VIET NAM")
                .contains(language.equals("zh") ? "受理人" : "Received by")
                .doesNotContain("Độc lập");
    }

    @ParameterizedTest
    @ValueSource(strings = {"supplement", "apology", "refusal", "visa"})
    void aSlipThatTheFileGaveNoCauseForIsNotThere(String slip) throws Exception {
        String path = "/desk/files/" + desk.lodged() + "/slips/" + slip;
        for (String address : List.of(path, path + ".pdf")) {
            HttpResponse<String> answer = desk.get(address, desk.officer());
            assertThat(answer.statusCode()).as(address).isEqualTo(404);
            assertThat(answer.body()).contains("SLIP_NOT_FOUND");
        }
    }

    @Test
    void slipsArePrintedForWhoMayReadTheFileAndNobodyElse() throws Exception {
        String path = "/desk/files/" + desk.lodged() + "/slips/receipt.pdf";
        assertThat(desk.bytes(path, desk.gate().token("an", "auditor")).statusCode())
                .isEqualTo(200);
        assertThat(desk.bytes(path, desk.gate().token("to", "trader")).statusCode()).isEqualTo(403);
        assertThat(desk.bytes(path, "").statusCode()).isEqualTo(401);
        String unknown = "/desk/files/" + UUID.randomUUID() + "/slips/receipt.pdf";
        assertThat(desk.bytes(unknown, desk.officer()).statusCode()).isEqualTo(404);
    }
}
