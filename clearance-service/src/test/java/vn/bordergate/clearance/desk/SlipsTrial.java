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
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.intake.DueTimes;
import vn.bordergate.clearance.slip.SlipText;
import vn.bordergate.events.DeclarationAmended;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;

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

    @Test
    void aReceiptPrintedAgainSaysWhatItSaidWhenItWasGiven() throws Exception {
        DeclarationId id = desk.lodged();
        String given = SlipText.of(desk.pdf(id, "receipt", desk.officer()));
        assertThat(given).contains("22042100", "20/11/2026 10:00:00 (GMT+7)", "Nguyễn Thị Hoa");

        DeclaredContent beer =
                Consignments.exported("22030091", "2", "USD")
                        .item("22042100", "2", "USD")
                        .at("LUNG-PO")
                        .content();
        desk.gate()
                .takeIn(
                        List.of(
                                new DeclarationAmended(
                                        id,
                                        2,
                                        beer,
                                        List.of(),
                                        Consignments.MORNING.plus(Duration.ofMinutes(90)))));
        String lead = desk.gate().tokenOf("Phạm Minh Đức", "duc", "customs-lead");

        String again = "/desk/files/" + id + "/slips/receipt.pdf?number=1";
        assertThat(SlipText.of(desk.bytes(again, lead).body())).isEqualTo(given);
        assertThat(SlipText.of(desk.pdf(id, "receipt", lead)))
                .contains("22030091", "-2", "20/11/2026 11:30:00 (GMT+7)", "Phạm Minh Đức");
    }

    @Test
    void aReceiptIsSignedByWhoeverHandedItOutFirstAndNotByWhoReadIt() throws Exception {
        DeclarationId id = desk.lodged();
        String lead = desk.gate().tokenOf("Phạm Minh Đức", "duc", "customs-lead");
        assertThat(desk.page(id, "/slips/receipt", lead)).contains("Phạm Minh Đức");
        String auditor = desk.gate().token("an", "auditor");
        assertThat(SlipText.of(desk.pdf(id, "receipt", auditor))).doesNotContain("Đức");

        assertThat(SlipText.of(desk.pdf(id, "receipt", desk.officer()))).contains("Nguyễn Thị Hoa");
        for (String reader : List.of(lead, auditor)) {
            assertThat(SlipText.of(desk.pdf(id, "receipt", reader))).contains("Nguyễn Thị Hoa");
        }
    }

    @Test
    void aSlipNamesItsOfficerByTheNameOfThatDayHoweverLongAgo() throws Exception {
        DeclarationId id = desk.lodged();
        String maiden = desk.gate().tokenOf("Vũ Lan", "lan7", "customs-officer");
        desk.act(id, "supplement", "version=1&items=INVOICE", maiden);
        String married = desk.gate().tokenOf("Trần Lan", "lan7", "customs-officer");
        // More decisions than the end of a history has, so the file itself no longer names her.
        int version = 2;
        for (int i = 0; i < 51; i++) {
            desk.act(id, "hold", "version=" + version + "&reason=nghi", married);
            desk.act(id, "release", "version=" + (version + 1) + "&reason=xong", married);
            desk.act(id, "confirm", "version=" + (version + 2), desk.officer());
            version += 3;
        }
        assertThat(SlipText.of(desk.pdf(id, "supplement", desk.officer())))
                .contains("Vũ Lan")
                .doesNotContain("Trần Lan");
        // Nor has the slip gone from what was written to the declarant.
        assertThat(desk.page(id, "", desk.officer())).contains("slip-asked");
    }

    @ParameterizedTest
    @ValueSource(ints = {SlipWriter.GOODS_MAX, SlipWriter.GOODS_MAX + 1})
    void aSlipNamesSomeLinesOfGoodsAndSaysHowManyMoreThereAre(int lines) throws Exception {
        var goods = Consignments.exported("22042100", "101", "USD").at("LUNG-PO");
        for (int i = 2; i <= lines; i++) {
            goods.item("22042100", "10" + i, "USD");
        }
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        desk.gate()
                .takeIn(
                        List.of(
                                new DeclarationLodged(
                                        id, 1, goods.content(), List.of(), Consignments.MORNING)));
        String page = desk.page(id, "/slips/receipt", desk.officer());
        for (int i = 1; i <= SlipWriter.GOODS_MAX; i++) {
            assertThat(page).contains("10" + i + ",00 USD");
        }
        if (lines > SlipWriter.GOODS_MAX) {
            assertThat(page).contains("và 1 dòng hàng khác").doesNotContain("106,00 USD");
        } else {
            assertThat(page).doesNotContain("dòng hàng khác");
        }
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
