package vn.bordergate.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.slip.SlipText;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.CustomsChannelChanged;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.DocumentAttached;
import vn.bordergate.events.SupervisionHold;

/** A file with what lies beside it: names, documents, and what a reader may not see. */
class DossierTrial {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
    void anOfficerIsCalledByNameWhereTheyDecided() throws Exception {
        DeclarationId id = desk.lodged();
        desk.act(id, "hold", "version=1&reason=nghi", desk.officer());

        assertThat(desk.page(id, "", desk.officer())).contains("Nguyễn Thị Hoa");
        JsonNode file = JSON.readTree(desk.get("/api/files/" + id, desk.officer()).body());
        assertThat(file.at("/officers/hoa").asString()).isEqualTo("Nguyễn Thị Hoa");
        assertThat(file.at("/history/1/by/id").asString()).isEqualTo("hoa");
    }

    @Test
    void theHistorySaysWhyAChannelWasRaisedAndACheckFailed() throws Exception {
        DeclarationId id = desk.lodged();
        desk.act(id, "raise", "version=1&channel=RED&reason=seal+broken", desk.officer());
        desk.answered(id, 2, "CERTIFICATE_INVALID");

        assertThat(desk.page(id, "", desk.officer()))
                .contains("Lý do: seal broken", "Lý do: Giấy chứng nhận không hợp lệ");
        assertThat(desk.page(id, "?lang=en", desk.officer()))
                .contains("Reason: seal broken", "Reason: Certificate not valid");
        assertThat(desk.page(id, "?lang=zh", desk.officer())).contains("原因：证书无效");
        JsonNode steps =
                JSON.readTree(desk.get("/api/files/" + id, desk.officer()).body()).path("history");
        assertThat(steps.at("/1/reason").asString()).isEqualTo("seal broken");
        assertThat(steps.at("/2/reason").asString()).isEqualTo("CERTIFICATE_INVALID");
    }

    @Test
    void theHistorySaysWhatCustomsSaidAndWhy() throws Exception {
        DeclarationId id = desk.lodgedAt("LIEN-KET");
        desk.gate()
                .hear(
                        List.of(
                                new CustomsChannelChanged(
                                        id,
                                        1,
                                        CustomsChannel.RED,
                                        "SIGNS_OF_VIOLATION",
                                        Consignments.MORNING),
                                new SupervisionHold(
                                        id, 2, "STOPPED", "chờ giám định", Consignments.MORNING)));

        assertThat(desk.page(id, "", desk.officer()))
                .contains(
                        "Lý do: Có dấu hiệu vi phạm",
                        "Tạm dừng đưa hàng qua khu vực giám sát",
                        "Lý do: Hải quan yêu cầu dừng");
        assertThat(desk.page(id, "?lang=en", desk.officer()))
                .contains("Reason: Signs of a violation", "Held in the supervision area")
                .doesNotContain("hold STOPPED", "channel RED");
        assertThat(desk.page(id, "?lang=zh", desk.officer())).contains("原因：有违规迹象");
    }

    @Test
    void aNewNameTakesThePlaceOfTheOld() throws Exception {
        DeclarationId id = desk.lodged();
        desk.act(
                id,
                "hold",
                "version=1&reason=nghi",
                desk.gate().tokenOf("Vũ Lan", "lan9", "customs-officer"));
        String married = desk.gate().tokenOf("Vũ Lan Anh", "lan9", "customs-officer");

        assertThat(desk.page(id, "", married)).contains("Vũ Lan Anh");
        assertThat(desk.page(id, "", desk.officer())).contains("Vũ Lan Anh");
    }

    @Test
    void documentsAreListedWithWhatIsKnownOfThemAndTheirPlace() throws Exception {
        DeclarationId id = desk.lodged();
        DocumentAttached old = desk.attached(id, "hoa-don.pdf", null);
        DocumentAttached newer = desk.attached(id, "hoa-don-2.pdf", old.documentId());
        desk.gate().takeIn(List.of(old, newer, newer));

        assertThat(desk.page(id, "", desk.officer()))
                .contains(
                        "Hóa đơn thương mại",
                        "483\u00a0kB",
                        "9f2c0d6c0d1c…",
                        "đã được thay",
                        "http://localhost:8081/api/declarations/"
                                + id
                                + "/documents/"
                                + newer.documentId());
        JsonNode documents =
                JSON.readTree(desk.get("/api/files/" + id, desk.officer()).body())
                        .path("documents");
        assertThat(documents).hasSize(2);
        assertThat(documents.at("/0/replaced").asBoolean()).isTrue();
        assertThat(documents.at("/1/replaced").asBoolean()).isFalse();
        assertThat(documents.at("/1/sha256").asString()).isEqualTo(DeskByHttp.SUM);
    }

    @Test
    void whereDocumentsOfBeforeCannotBeListedTheDeskSaysSoAndWhereTheyAre() throws Exception {
        DeclarationId before = desk.lodged();
        DeclarationId after = desk.lodged(Consignments.MORNING.plusSeconds(7_200));
        assertThat(desk.page(before, "", desk.officer())).contains("Chưa có giấy tờ nào");
        var database = desk.gate().bean(DatabaseClient.class);
        database.sql("insert into documents_listed_since values ($1)")
                .bind(0, Consignments.MORNING.plusSeconds(3_600))
                .then()
                .block(ClearanceAtWork.PATIENCE);
        try {
            String list = "http://localhost:8081/api/declarations/" + before + "/documents";
            assertThat(desk.page(before, "", desk.officer()))
                    .contains("Giấy tờ gửi trước 20/11/2026", "href=\"" + list + "\"")
                    .doesNotContain("Chưa có giấy tờ nào");
            JsonNode file = JSON.readTree(desk.get("/api/files/" + before, desk.officer()).body());
            assertThat(file.at("/earlierDocuments/address").asString()).isEqualTo(list);
            assertThat(desk.page(before, "?lang=en", desk.officer()))
                    .contains("are not listed here");
            assertThat(desk.page(before, "?lang=zh", desk.officer())).contains("之前提交的单证");
            assertThat(desk.page(before, "", desk.gate().token("chu", "yard")))
                    .doesNotContain("Giấy tờ gửi trước");
            assertThat(desk.page(after, "", desk.officer()))
                    .contains("Chưa có giấy tờ nào")
                    .doesNotContain("Giấy tờ gửi trước");
        } finally {
            database.sql("delete from documents_listed_since")
                    .then()
                    .block(ClearanceAtWork.PATIENCE);
        }
    }

    @Test
    void theYardIsToldNoMoreOfTheDeclarantByTheAnswerThanByThePage() throws Exception {
        DeclarationId id = desk.lodged();
        desk.gate().takeIn(List.of(desk.attached(id, "hoa-don.pdf", null)));
        DeclaredContent content = desk.content();
        String yard = desk.gate().token("chu", "yard");

        for (String told :
                List.of(
                        desk.get("/api/files/" + id, yard).body(),
                        desk.page(id, "", yard),
                        desk.page(id, "/slips/receipt", yard),
                        SlipText.of(desk.pdf(id, "receipt", yard)))) {
            assertThat(told)
                    .contains("Y*** F***")
                    .doesNotContain(
                            content.declarant().name(),
                            content.declarant().number(),
                            "hoa-don.pdf");
        }
    }
}
