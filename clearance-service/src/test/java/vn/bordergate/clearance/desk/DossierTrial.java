package vn.bordergate.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.slip.SlipText;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.DocumentAttached;
import vn.bordergate.events.DocumentId;
import vn.bordergate.events.DocumentKind;

/** A file with what lies beside it: names, documents, slips, and what a reader may not see. */
class DossierTrial {

    private static final String SUM =
            "9f2c0d6c0d1c3b0b8b3f6f4a4c1d0a6e5e4b7a7b0d9c8f7e6d5c4b3a29180706";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static ClearanceAtWork gate;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void anOfficerIsCalledByNameWhereTheyDecided() throws Exception {
        DeclarationId id = lodged();
        act(id, "hold", "version=1&reason=nghi", officer());

        assertThat(page(id, "", officer())).contains("Nguyễn Thị Hoa");
        JsonNode file = JSON.readTree(get("/api/files/" + id, officer()).body());
        assertThat(file.at("/officers/hoa").asString()).isEqualTo("Nguyễn Thị Hoa");
        assertThat(file.at("/history/1/by/id").asString()).isEqualTo("hoa");
    }

    @Test
    void aNewNameTakesThePlaceOfTheOld() throws Exception {
        DeclarationId id = lodged();
        act(id, "hold", "version=1&reason=nghi", gate.tokenOf("Vũ Lan", "lan9", "customs-officer"));
        String married = gate.tokenOf("Vũ Lan Anh", "lan9", "customs-officer");

        assertThat(page(id, "", married)).contains("Vũ Lan Anh");
        assertThat(page(id, "", officer())).contains("Vũ Lan Anh");
    }

    @Test
    void documentsAreListedWithWhatIsKnownOfThemAndTheirPlace() throws Exception {
        DeclarationId id = lodged();
        DocumentAttached old = attached(id, "hoa-don.pdf", null);
        DocumentAttached newer = attached(id, "hoa-don-2.pdf", old.documentId());
        gate.takeIn(List.of(old, newer, newer));

        assertThat(page(id, "", officer()))
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
                JSON.readTree(get("/api/files/" + id, officer()).body()).path("documents");
        assertThat(documents).hasSize(2);
        assertThat(documents.at("/0/replaced").asBoolean()).isTrue();
        assertThat(documents.at("/1/replaced").asBoolean()).isFalse();
        assertThat(documents.at("/1/sha256").asString()).isEqualTo(SUM);
    }

    @Test
    void theYardIsToldNoMoreOfTheDeclarantByTheAnswerThanByThePage() throws Exception {
        DeclarationId id = lodged();
        gate.takeIn(List.of(attached(id, "hoa-don.pdf", null)));
        DeclaredContent content = content();
        String yard = gate.token("chu", "yard");

        for (String told :
                List.of(
                        get("/api/files/" + id, yard).body(),
                        page(id, "", yard),
                        page(id, "/slips/receipt", yard),
                        SlipText.of(pdf(id, "receipt", yard)))) {
            assertThat(told)
                    .contains("Y*** F***")
                    .doesNotContain(
                            content.declarant().name(),
                            content.declarant().number(),
                            "hoa-don.pdf");
        }
    }

    @Test
    void aReceiptOnPaperSaysWordForWordWhatThePageSays() throws Exception {
        DeclarationId id = lodged();
        String paper = SlipText.of(pdf(id, "receipt", officer()));

        assertThat(paper)
                .contains(
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "Độc lập - Tự do - Hạnh phúc",
                        "Cửa khẩu Lũng Pô",
                        "ngày 20 tháng 11 năm 2026",
                        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
                        "Số: "
                                + id.toString().substring(28).toUpperCase(java.util.Locale.ROOT)
                                + "-1",
                        "REF-1",
                        content().declarant().name(),
                        "Kiểm tra hồ sơ",
                        "Hải quan",
                        "20/11/2026 10:00:00 (GMT+7)",
                        "Người tiếp nhận",
                        "Nguyễn Thị Hoa");
        String page = page(id, "/slips/receipt", officer());
        assertThat(Arrays.stream(page.split("<[^>]*>")))
                .filteredOn(text -> text.contains("tiếp nhận hồ sơ lúc"))
                .singleElement()
                .satisfies(text -> assertThat(paper).contains(text.strip()));
    }

    @Test
    void aSupplementRequestNamesWhatIsMissingAndWhoAsked() throws Exception {
        DeclarationId id = lodged();
        act(
                id,
                "supplement",
                "version=1&items=INVOICE&items=WEIGHT&text=B%E1%BA%A3n%20g%E1%BB%91c",
                officer());
        String lead = gate.tokenOf("Phạm Minh Đức", "duc", "customs-lead");

        HttpResponse<byte[]> answer =
                bytes("/desk/files/" + id + "/slips/supplement.pdf?number=2", lead);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        String tail = id.toString().substring(28).toUpperCase(java.util.Locale.ROOT);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment", tail + "-2.pdf");
        assertThat(SlipText.of(answer.body()))
                .contains("Số: " + tail + "-2", "– Hóa đơn", "– Trọng lượng", "– Bản gốc")
                .contains("Hạn bổ sung: ", "Hải quan", "Nguyễn Thị Hoa")
                .doesNotContain("Phạm Minh Đức");
        assertThat(get("/desk/files/" + id + "/slips/supplement?number=1", lead).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRefusalNamesTheAuthorityThatRefusedAndWhy() throws Exception {
        DeclarationId id = lodged();
        act(
                id,
                "fail",
                "version=1&authority=CUSTOMS&check=DOCUMENT_CHECK&note=Thi%E1%BA%BFu",
                officer());

        assertThat(page(id, "", officer())).contains("/slips/refusal");
        assertThat(SlipText.of(pdf(id, "refusal", officer())))
                .contains("Thông báo từ chối tờ khai", "-TC", "Kiểm tra hồ sơ không đạt", "– Thiếu")
                .contains("Nguyễn Thị Hoa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void aSlipIsPrintedInTheReadersLanguage(String language) throws Exception {
        DeclarationId id = lodged();
        String paper =
                SlipText.of(
                        bytes(
                                        "/desk/files/" + id + "/slips/receipt.pdf?lang=" + language,
                                        officer())
                                .body());
        assertThat(paper)
                .contains(language.equals("zh") ? "越南社会主义共和国" : "SOCIALIST REPUBLIC OF VIET NAM")
                .contains(language.equals("zh") ? "受理人" : "Received by")
                .doesNotContain("Độc lập");
    }

    @ParameterizedTest
    @ValueSource(strings = {"supplement", "apology", "refusal", "visa"})
    void aSlipThatTheFileGaveNoCauseForIsNotThere(String slip) throws Exception {
        String path = "/desk/files/" + lodged() + "/slips/" + slip;
        for (String address : List.of(path, path + ".pdf")) {
            HttpResponse<String> answer = get(address, officer());
            assertThat(answer.statusCode()).as(address).isEqualTo(404);
            assertThat(answer.body()).contains("SLIP_NOT_FOUND");
        }
    }

    @Test
    void slipsArePrintedForWhoMayReadTheFileAndNobodyElse() throws Exception {
        String path = "/desk/files/" + lodged() + "/slips/receipt.pdf";
        assertThat(bytes(path, gate.token("an", "auditor")).statusCode()).isEqualTo(200);
        assertThat(bytes(path, gate.token("to", "trader")).statusCode()).isEqualTo(403);
        assertThat(bytes(path, "").statusCode()).isEqualTo(401);
        String unknown = "/desk/files/" + UUID.randomUUID() + "/slips/receipt.pdf";
        assertThat(bytes(unknown, officer()).statusCode()).isEqualTo(404);
    }

    private static DeclaredContent content() {
        return Consignments.exported("22042100", "1", "USD").at("LUNG-PO").content();
    }

    private static DeclarationId lodged() {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        gate.takeIn(
                List.of(new DeclarationLodged(id, 1, content(), List.of(), Consignments.MORNING)));
        return id;
    }

    private static DocumentAttached attached(
            DeclarationId id, String name, @Nullable DocumentId replaces) {
        return new DocumentAttached(
                id,
                1,
                DocumentId.of(UUID.randomUUID().toString()),
                DocumentKind.INVOICE,
                name,
                "application/pdf",
                482_113,
                SUM,
                replaces,
                new Actor(ActorKind.DECLARANT, "trader-1"),
                replaces == null ? Consignments.MORNING : Consignments.MORNING.plusSeconds(60));
    }

    private static String officer() throws Exception {
        return gate.tokenOf("Nguyễn Thị Hoa", "hoa", "customs-officer");
    }

    private static void act(DeclarationId id, String action, String form, String token)
            throws Exception {
        HttpResponse<String> answer =
                HTTP.send(
                        request("/desk/files/" + id + "/" + action, token)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static String page(DeclarationId id, String below, String token) throws Exception {
        HttpResponse<String> answer = get("/desk/files/" + id + below, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static byte[] pdf(DeclarationId id, String slip, String token) throws Exception {
        HttpResponse<byte[]> answer = bytes("/desk/files/" + id + "/slips/" + slip + ".pdf", token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return HTTP.send(request(path, token).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<byte[]> bytes(String path, String token) throws Exception {
        return HTTP.send(
                request(path, token).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gate.address() + path))
                        .header("Accept", path.startsWith("/api/") ? "*/*" : "text/html, */*;q=0.5")
                        .timeout(ClearanceAtWork.PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
