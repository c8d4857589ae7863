package vn.bordergate.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.bordergate.ingest.documents.AtTheDocuments.attach;
import static vn.bordergate.ingest.documents.AtTheDocuments.file;
import static vn.bordergate.ingest.documents.AtTheDocuments.form;
import static vn.bordergate.ingest.documents.AtTheDocuments.json;
import static vn.bordergate.ingest.documents.AtTheDocuments.problem;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.client.MultipartBodyBuilder;
import tools.jackson.databind.JsonNode;

/** What is too large, too many, of the wrong kind or no form at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentLimitsTrial {

    private static final int MEGABYTE = 1 << 20;

    private AtTheDocuments at;

    @BeforeAll
    void start() {
        at =
                new AtTheDocuments(
                        "gate.ingest.documents.file-bytes-max=1MB",
                        "gate.ingest.documents.declaration-files-max=5",
                        "gate.ingest.documents.declaration-bytes-max=3MB",
                        "gate.ingest.documents.name-chars-max=20");
    }

    @AfterAll
    void stop() {
        at.close();
    }

    @AfterEach
    void nothingIsLeftOnItsWay() {
        await().atMost(Duration.ofSeconds(30)).until(() -> at.incoming().isEmpty());
    }

    @Test
    void theLargestFileFitsAndOneByteMoreDoesNot() {
        String path = at.declaration();
        at.attached(at.haulier, path, form("INVOICE", SampleFiles.pdf(MEGABYTE, 1)));
        long before = at.documents();
        problem(
                attach(at.haulier, path, form("INVOICE", SampleFiles.pdf(MEGABYTE + 1, 2))),
                413,
                "FILE_TOO_LARGE",
                "/file");
        problem(
                attach(at.haulier, path, form("INVOICE", SampleFiles.pdf(2 * MEGABYTE, 2))),
                413,
                "FILE_TOO_LARGE",
                "/file");
        assertThat(at.documents()).isEqualTo(before);
    }

    @Test
    void whoIsRefusedInFullFlowStillHearsWhy() {
        String nowhere = at.declaration().replaceAll("[0-9a-f]{4}/documents", "0000/documents");
        for (int i = 0; i < 5; i++) {
            byte[] large = SampleFiles.pdf(8 * MEGABYTE, i);
            problem(
                    attach(at.haulier, nowhere, form("OTHER", large)),
                    404,
                    "DECLARATION_NOT_FOUND",
                    "");
        }
    }

    @Test
    void theFifthDocumentFitsAndTheSixthDoesNot() {
        String path = at.declaration();
        for (int i = 0; i < 5; i++) {
            at.attached(at.haulier, path, form("INVOICE", SampleFiles.pdf(100, 100 + i)));
        }
        problem(
                attach(at.haulier, path, form("INVOICE", SampleFiles.pdf(100, 105))),
                409,
                "DOCUMENTS_TOO_MANY",
                "");
        attach(at.haulier, path, form("INVOICE", SampleFiles.pdf(100, 104))).expectStatus().isOk();
    }

    @Test
    void allOfThemTogetherMayFillTheirRoomToTheLastByte() {
        String path = at.declaration();
        at.attached(at.haulier, path, form("INVOICE", SampleFiles.pdf(MEGABYTE, 200)));
        at.attached(at.haulier, path, form("INVOICE", SampleFiles.pdf(MEGABYTE, 201)));
        at.attached(at.haulier, path, form("INVOICE", SampleFiles.pdf(MEGABYTE - 50, 202)));
        problem(
                attach(at.haulier, path, form("INVOICE", SampleFiles.pdf(51, 203))),
                409,
                "DOCUMENTS_TOO_LARGE",
                "");
        at.attached(at.haulier, path, form("INVOICE", SampleFiles.pdf(50, 203)));
    }

    @Test
    void aNameOfTwentyCharactersFitsAndOneMoreDoesNot() {
        String path = at.declaration();
        byte[] file = SampleFiles.pdf(100, 300);
        problem(
                attach(at.haulier, path, form("OTHER", file, "ồ".repeat(17) + ".pdf", null)),
                422,
                "FILE_NAME_TOO_LONG",
                "/file");
        at.attached(at.haulier, path, form("OTHER", file, "ồ".repeat(16) + ".pdf", null));
    }

    @ParameterizedTest
    @CsvSource({
        "text/html,<html><script>alert(1)</script>,FILE_TYPE_UNKNOWN",
        "application/pdf,<html>%PDF-1.7,FILE_TYPE_UNKNOWN",
        "image/svg+xml,<svg/>,FILE_TYPE_UNKNOWN",
        "application/zip,PK,FILE_TYPE_UNKNOWN",
        "image/jpeg,%PDF-1.7,FILE_TYPE_DIFFERS",
        "text/html,%PDF-1.7,FILE_TYPE_DIFFERS"
    })
    void aFileIsWhatItsBytesSay(String said, String content, String code) {
        byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        problem(
                attach(at.haulier, at.declaration(), form("OTHER", bytes, "a.pdf", said)),
                415,
                code,
                "/file");
    }

    @Test
    void anEmptyFileIsNone() {
        problem(
                attach(at.haulier, at.declaration(), form("OTHER", new byte[0])),
                422,
                "FILE_EMPTY",
                "/file");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("colour", "blue");
        form.part("kind", "NONSENSE");
        form.part("replaces", "nonsense");
        JsonNode problem =
                json(attach(at.haulier, at.declaration(), form).expectStatus().isEqualTo(422));
        assertThat(problem.at("/errors").findValuesAsString("code"))
                .containsExactly(
                        "UNKNOWN_PROPERTY", "UNKNOWN_VALUE", "REPLACED_UNKNOWN", "MISSING");
    }

    @Test
    void partsAreTakenInAnyOrderAndOnlyOnce() {
        MultipartBodyBuilder backwards = new MultipartBodyBuilder();
        file(backwards, SampleFiles.pdf(100, 400), "a.pdf", "application/pdf");
        backwards.part("kind", "OTHER");
        at.attached(at.haulier, at.declaration(), backwards);
        MultipartBodyBuilder twice = form("OTHER", SampleFiles.pdf(100, 401));
        file(twice, SampleFiles.pdf(100, 402), "b.pdf", "application/pdf");
        problem(attach(at.haulier, at.declaration(), twice), 422, "DUPLICATE_PROPERTY", "/file");
    }

    @Test
    void aNinthPartEndsTheReading() {
        MultipartBodyBuilder eight = form("OTHER", SampleFiles.pdf(100, 500));
        for (int i = 0; i < Reception.PARTS_MAX - 2; i++) {
            eight.part("x" + i, "y");
        }
        problem(attach(at.haulier, at.declaration(), eight), 422, "UNKNOWN_PROPERTY", "");
        eight.part("last", "straw");
        problem(attach(at.haulier, at.declaration(), eight), 400, "MULTIPART_MALFORMED", "");
    }

    @Test
    void aFieldOfOneKilobyteIsReadAndOneByteMoreIsNot() {
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("kind", "K".repeat(Reception.FIELD_BYTES_MAX));
        problem(attach(at.haulier, at.declaration(), form), 422, "UNKNOWN_VALUE", "/kind");
        MultipartBodyBuilder longer = new MultipartBodyBuilder();
        longer.part("kind", "K".repeat(Reception.FIELD_BYTES_MAX + 1));
        problem(attach(at.haulier, at.declaration(), longer), 413, "BODY_TOO_LARGE", "");
    }

    @Test
    void filesThatNobodyAskedForAreNotListenedToForLong() {
        MultipartBodyBuilder form = form("OTHER", SampleFiles.pdf(100, 600));
        form.part("more", new byte[1 << 16], org.springframework.http.MediaType.IMAGE_PNG);
        problem(attach(at.haulier, at.declaration(), form), 422, "UNKNOWN_PROPERTY", "");
        form.part("evenMore", new byte[1], org.springframework.http.MediaType.IMAGE_PNG);
        problem(attach(at.haulier, at.declaration(), form), 413, "FILE_TOO_LARGE", "/file");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data,400,MULTIPART_MALFORMED",
        "multipart/form-data;boundary=x,400,MULTIPART_MALFORMED",
        "application/pdf,415,MEDIA_TYPE_UNSUPPORTED"
    })
    void whatIsNoFormIsRefused(String contentType, int status, String code) {
        problem(
                at.haulier
                        .post()
                        .uri(at.declaration())
                        .header("Content-Type", contentType)
                        .bodyValue("--x\r\nnonsense")
                        .exchange(),
                status,
                code,
                "");
    }
}
