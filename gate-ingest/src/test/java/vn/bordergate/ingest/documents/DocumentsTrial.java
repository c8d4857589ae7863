package vn.bordergate.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.ingest.documents.AtTheDocuments.attach;
import static vn.bordergate.ingest.documents.AtTheDocuments.form;
import static vn.bordergate.ingest.documents.AtTheDocuments.json;
import static vn.bordergate.ingest.documents.AtTheDocuments.problem;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.bordergate.ingest.TrialGate;

/** Documents over HTTP: attaching, listing, reading, replacing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsTrial {

    private AtTheDocuments at;

    @BeforeAll
    void start() {
        at = new AtTheDocuments();
    }

    @AfterAll
    void stop() {
        at.close();
    }

    @Test
    void whatWasAttachedComesBackByteForByte() {
        String path = at.declaration();
        byte[] invoice = SampleFiles.pdf(300_000, 1);
        JsonNode receipt =
                at.attached(
                        at.haulier,
                        path,
                        form("INVOICE", invoice, "Hóa đơn.pdf", "application/pdf"));
        assertThat(receipt.at("/name").asString()).isEqualTo("Hóa đơn.pdf");
        assertThat(receipt.at("/bytes").asInt()).isEqualTo(300_000);
        String self = receipt.at("/links/self").asString();
        var answer =
                at.haulier
                        .get()
                        .uri(self)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType("application/pdf")
                        .expectHeader()
                        .valueEquals("ETag", "\"" + receipt.at("/sha256").asString() + "\"")
                        .expectHeader()
                        .valueEquals("X-Content-Type-Options", "nosniff")
                        .expectHeader()
                        .valueEquals("Content-Security-Policy", DocumentsApi.SANDBOX)
                        .expectHeader()
                        .valueEquals("Cache-Control", "no-store")
                        .expectBody(byte[].class)
                        .returnResult();
        assertThat(answer.getResponseBody()).isEqualTo(invoice);
        assertThat(answer.getResponseHeaders().getFirst("Content-Disposition"))
                .startsWith("attachment; filename=\"Hoa don.pdf\"");
    }

    @Test
    void theSameBytesUnderTheSameKindGetTheVerySameReceipt() {
        String path = at.declaration();
        byte[] file = SampleFiles.pdf(5_000, 2);
        JsonNode first = at.attached(at.haulier, path, form("INVOICE", file));
        long events = at.events();
        long stored = at.stored().size();
        assertThat(json(attach(at.haulier, path, form("INVOICE", file)).expectStatus().isOk()))
                .isEqualTo(first);
        assertThat(at.events()).isEqualTo(events);
        JsonNode asLicence = at.attached(at.haulier, path, form("LICENCE", file));
        assertThat(asLicence.at("/documentId")).isNotEqualTo(first.at("/documentId"));
        at.attached(at.haulier, at.declaration(), form("INVOICE", file));
        assertThat(at.stored()).hasSize((int) stored);
    }

    @Test
    void theEventSaysWhatWhoAndWithWhichChecksum() {
        String path = at.declaration();
        JsonNode receipt =
                at.attached(at.haulier, path, form("PACKING_LIST", SampleFiles.pdf(900, 3)));
        assertThat(
                        at.gate.number(
                                """
                                select count(*) from ingest.journal
                                where type = 'vn.bordergate.declaration.document-attached.v1'
                                  and key = '%s'
                                  and value::jsonb @> '{"kind": "PACKING_LIST", "bytes": 900,
                                    "generation": 1, "mediaType": "application/pdf",
                                    "sha256": "%s", "documentId": "%s",
                                    "by": {"kind": "DECLARANT", "id": "haulier-1"}}'
                                """
                                        .formatted(
                                                receipt.at("/declarationId").asString(),
                                                receipt.at("/sha256").asString(),
                                                receipt.at("/documentId").asString())))
                .isOne();
    }

    @Test
    void aNewerDocumentTakesThePlaceOfAnOlderOneAndBothStay() {
        String path = at.declaration();
        String old = id(at.attached(at.haulier, path, form("INVOICE", SampleFiles.pdf(100, 4))));
        String other = id(at.attached(at.haulier, path, form("OTHER", SampleFiles.pdf(100, 5))));
        String newer = id(at.attached(at.haulier, path, replacing(old, SampleFiles.pdf(100, 6))));
        JsonNode list = list(at.haulier, path);
        assertThat(list.size()).isEqualTo(3);
        assertThat(list.findValuesAsString("replacedBy")).containsExactly(newer);
        problem(
                attach(at.haulier, path, replacing(old, SampleFiles.pdf(100, 7))),
                409,
                "REPLACED_BEFORE",
                "/replaces");
        problem(
                attach(at.haulier, path, replacing(other, SampleFiles.pdf(100, 7))),
                422,
                "REPLACED_OTHER_KIND",
                "/replaces");
        problem(
                attach(at.haulier, path, replacing("nonsense", SampleFiles.pdf(100, 7))),
                422,
                "REPLACED_UNKNOWN",
                "/replaces");
        String elsewhere = at.declaration();
        problem(
                attach(at.haulier, elsewhere, replacing(newer, SampleFiles.pdf(100, 7))),
                422,
                "REPLACED_UNKNOWN",
                "/replaces");
        // The old one again, as if it had not been replaced: its receipt would say something else.
        problem(
                attach(at.haulier, path, replacing(newer, SampleFiles.pdf(100, 4))),
                409,
                "DOCUMENT_ATTACHED_BEFORE",
                "/file");
    }

    @Test
    void aTraderSeesTheirOwnAndNobodyElses() {
        String path = at.declaration();
        String self = self(at.attached(at.haulier, path, form("INVOICE", SampleFiles.pdf(80, 8))));
        WebTestClient stranger = at.gate.stranger("haulier-2");
        for (String asked : new String[] {path, self}) {
            problem(get(stranger, asked), 404, "DECLARATION_NOT_FOUND", "");
        }
        problem(
                attach(stranger, path, form("INVOICE", SampleFiles.pdf(80, 9))),
                404,
                "DECLARATION_NOT_FOUND",
                "");
        assertThat(list(at.haulier, path).at("/0/account").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customs-officer",
                "customs-lead",
                "border-guard",
                "health-quarantine",
                "animal-quarantine",
                "plant-quarantine",
                "management-board",
                "auditor"
            })
    void everyAuthorityReadsWhatTheTraderAttached(String role) {
        String path = at.declaration();
        String self = self(at.attached(at.haulier, path, form("INVOICE", SampleFiles.pdf(80, 10))));
        WebTestClient reader = at.gate.client(TrialGate.token("reader", role));
        assertThat(list(reader, path).at("/0/account").asString()).isEqualTo("haulier-1");
        get(reader, self).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yard", "device", "administrator"})
    void whoHasNoBusinessWithDocumentsGetsNone(String role) {
        String path = at.declaration();
        get(at.gate.client(TrialGate.token("somebody", role)), path).expectStatus().isForbidden();
    }

    @Test
    void anOfficerAddsARecordAndNothingInTheTradersName() {
        String path = at.declaration();
        byte[] picture = SampleFiles.jpeg(64, 48);
        at.attached(at.officer, path, form("OFFICER_RECORD", picture, "soi chiếu.jpg", null));
        assertThat(list(at.haulier, path).at("/0/attachedBy").asString()).isEqualTo("OFFICER");
        problem(attach(at.officer, path, form("INVOICE", picture)), 422, "UNKNOWN_VALUE", "/kind");
        problem(
                attach(at.haulier, path, form("OFFICER_RECORD", picture)),
                422,
                "UNKNOWN_VALUE",
                "/kind");
        WebTestClient auditor = at.gate.client(TrialGate.token("auditor-1", "auditor"));
        attach(auditor, path, form("OFFICER_RECORD", picture)).expectStatus().isForbidden();
    }

    @Test
    void anOfficerAddsNothingAtAGateThatWasNotGranted() {
        String path = at.declaration();
        byte[] picture = SampleFiles.jpeg(64, 46);
        WebTestClient elsewhere =
                at.gate.client(
                        TrialGate.token("officer-2", List.of("MUONG-KHUONG"), "border-guard"));
        problem(
                attach(elsewhere, path, form("OFFICER_RECORD", picture, "a.jpg", null)),
                403,
                "FOREIGN_GATE",
                "");
        WebTestClient here =
                at.gate.client(TrialGate.token("officer-3", List.of("KIM-THANH"), "border-guard"));
        at.attached(here, path, form("OFFICER_RECORD", picture, "a.jpg", null));
    }

    @Test
    void aWithdrawnDeclarationTakesNothingMore() {
        String path = at.declaration();
        String self = self(at.attached(at.haulier, path, form("INVOICE", SampleFiles.pdf(80, 11))));
        at.haulier
                .delete()
                .uri(path.replace("/documents", ""))
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isAccepted();
        byte[] more = SampleFiles.jpeg(64, 47);
        problem(attach(at.haulier, path, form("PHOTO", more)), 409, "DOCUMENTS_CLOSED", "");
        problem(
                attach(at.officer, path, form("OFFICER_RECORD", more)),
                409,
                "DOCUMENTS_CLOSED",
                "");
        get(at.haulier, self).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/declarations/0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e/documents,DECLARATION_NOT_FOUND",
        "/api/declarations/nonsense/documents,DECLARATION_NOT_FOUND"
    })
    void anUnknownDeclarationHasNoDocuments(String path, String code) {
        problem(get(at.officer, path), 404, code, "");
        problem(attach(at.officer, path, form("OTHER", SampleFiles.pdf(80, 1))), 404, code, "");
    }

    @Test
    void anUnknownDocumentIsNotThere() {
        String path = at.declaration();
        problem(get(at.haulier, path + "/nonsense"), 404, "DOCUMENT_NOT_FOUND", "");
        problem(
                get(at.haulier, path + "/0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e"),
                404,
                "DOCUMENT_NOT_FOUND",
                "");
    }

    @Test
    void aPictureIsShownInASandboxAndAPdfNever() {
        String path = at.declaration();
        String picture =
                self(
                        at.attached(
                                at.haulier,
                                path,
                                form("PHOTO", SampleFiles.png(4, 4), "x.png", null)));
        String pdf = self(at.attached(at.haulier, path, form("OTHER", SampleFiles.pdf(80, 12))));
        assertThat(disposition(picture + "?inline")).startsWith("inline;");
        assertThat(disposition(picture)).startsWith("attachment;");
        assertThat(disposition(pdf + "?inline")).startsWith("attachment;");
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        String path = at.declaration();
        JsonNode receipt = at.attached(at.haulier, path, form("OTHER", SampleFiles.pdf(80, 13)));
        at.haulier
                .get()
                .uri(self(receipt))
                .header("If-None-Match", "\"" + receipt.at("/sha256").asString() + "\"")
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void theListNamesKindsInTheReadersLanguage() {
        String path = at.declaration();
        at.attached(at.haulier, path, form("CERTIFICATE_OF_ORIGIN", SampleFiles.pdf(80, 14)));
        assertThat(list(at.haulier, path).at("/0/kindName").asString())
                .isEqualTo("Giấy chứng nhận xuất xứ");
        assertThat(list(at.haulier, path + "?lang=zh").at("/0/kindName").asString())
                .isEqualTo("原产地证书");
    }

    @Test
    void theApiPageTellsOfDocuments() {
        String api =
                at.haulier
                        .get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(api).contains("attachDocument", "multipart/form-data", "FILE_TYPE_DIFFERS");
    }

    private static MultipartBodyBuilder replacing(String old, byte[] file) {
        MultipartBodyBuilder form = form("INVOICE", file);
        form.part("replaces", old);
        return form;
    }

    private String disposition(String uri) {
        return Objects.requireNonNull(
                get(at.haulier, uri)
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseHeaders()
                        .getFirst("Content-Disposition"));
    }

    private static JsonNode list(WebTestClient who, String path) {
        return json(get(who, path).expectStatus().isOk());
    }

    private static WebTestClient.ResponseSpec get(WebTestClient who, String uri) {
        return who.get().uri(uri).exchange();
    }

    private static String id(JsonNode receipt) {
        return receipt.at("/documentId").asString();
    }

    private static String self(JsonNode receipt) {
        return receipt.at("/links/self").asString();
    }
}
