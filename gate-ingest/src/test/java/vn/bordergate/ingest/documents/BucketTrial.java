package vn.bordergate.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.bordergate.ingest.documents.AtTheDocuments.attach;
import static vn.bordergate.ingest.documents.AtTheDocuments.form;
import static vn.bordergate.ingest.documents.AtTheDocuments.problem;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import vn.bordergate.ingest.declaring.form.Sample;

/** The same gate with its documents in a bucket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketTrial {

    private SmallBucket bucket;
    private AtTheDocuments at;

    @BeforeAll
    void start() {
        bucket = new SmallBucket();
        String[] settings = bucket.settings();
        String[] more = Arrays.copyOf(settings, settings.length + 1);
        more[settings.length] = "gate.ingest.documents.store-max=3s";
        at = new AtTheDocuments(more);
    }

    @AfterAll
    void stop() {
        at.close();
        bucket.close();
    }

    @Test
    void aDocumentGoesIntoTheBucketUnderItsChecksumAndComesBack() {
        byte[] file = SampleFiles.pdf(2 << 20, 1);
        JsonNode receipt = at.attached(at.haulier, at.declaration(), form("INVOICE", file));
        assertThat(bucket.objects.get(key(receipt))).isEqualTo(file);
        assertThat(
                        at.haulier
                                .get()
                                .uri(self(receipt))
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody(byte[].class)
                                .returnResult()
                                .getResponseBody())
                .isEqualTo(file);
        assertThat(at.stored()).isEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> at.incoming().isEmpty());
    }

    @Test
    void whatTheBucketDamagedOrLostIsNotGivenOut() {
        JsonNode receipt =
                at.attached(at.haulier, at.declaration(), form("OTHER", SampleFiles.pdf(500, 2)));
        Objects.requireNonNull(bucket.objects.get(key(receipt)))[400] ^= 1;
        problem(at.haulier.get().uri(self(receipt)).exchange(), 500, "DOCUMENT_DAMAGED", "");
        bucket.objects.remove(key(receipt));
        problem(at.haulier.get().uri(self(receipt)).exchange(), 500, "DOCUMENT_DAMAGED", "");
        await().atMost(Duration.ofSeconds(30)).until(() -> at.incoming().isEmpty());
    }

    @Test
    void withTheBucketAwayNothingIsAcknowledgedAndLaterItIs() {
        String path = at.declaration();
        byte[] file = SampleFiles.pdf(500, 3);
        JsonNode held = at.attached(at.haulier, path, form("OTHER", SampleFiles.pdf(500, 4)));
        long before = at.documents();
        bucket.broken = true;
        try {
            var refused = attach(at.haulier, path, form("OTHER", file));
            refused.expectHeader().exists("Retry-After");
            problem(refused, 503, "DOCUMENT_STORE_UNAVAILABLE", "");
            problem(
                    at.haulier.get().uri(self(held)).exchange(),
                    503,
                    "DOCUMENT_STORE_UNAVAILABLE",
                    "");
        } finally {
            bucket.broken = false;
        }
        assertThat(at.documents()).isEqualTo(before);
        JsonNode receipt = at.attached(at.haulier, path, form("OTHER", file));
        at.gate
                .bean(OrphanSweep.class)
                .sweep(Sample.NOW.plus(Duration.ofDays(3650)))
                .block(Duration.ofSeconds(20));
        assertThat(bucket.objects).containsKey(key(receipt));
    }

    @Test
    void aBucketThatDoesNotAnswerIsNotWaitedForForever() {
        String path = at.declaration();
        CountDownLatch door = new CountDownLatch(1);
        bucket.door = door;
        try {
            problem(
                    attach(at.haulier, path, form("OTHER", SampleFiles.pdf(500, 5))),
                    503,
                    "DOCUMENT_STORE_UNAVAILABLE",
                    "");
        } finally {
            door.countDown();
        }
        at.attached(at.haulier, path, form("OTHER", SampleFiles.pdf(500, 5)));
    }

    @Test
    void whatWasNeverAttachedLeavesTheBucket() {
        bucket.objects.put("ab/cd/abcd", new byte[] {1});
        at.gate.run(
                """
                insert into ingest.document_file (sha256, bytes, touched_at)
                values ('abcd', 1, now() - interval '30 years')
                """);
        at.gate.bean(OrphanSweep.class).sweep(Sample.NOW).block(Duration.ofSeconds(20));
        assertThat(bucket.objects).doesNotContainKey("ab/cd/abcd");
    }

    private static String key(JsonNode receipt) {
        String sha256 = receipt.at("/sha256").asString();
        return sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256;
    }

    private static String self(JsonNode receipt) {
        return receipt.at("/links/self").asString();
    }
}
