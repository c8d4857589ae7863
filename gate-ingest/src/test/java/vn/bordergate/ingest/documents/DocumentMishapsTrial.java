package vn.bordergate.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.bordergate.ingest.documents.AtTheDocuments.attach;
import static vn.bordergate.ingest.documents.AtTheDocuments.form;
import static vn.bordergate.ingest.documents.AtTheDocuments.json;
import static vn.bordergate.ingest.documents.AtTheDocuments.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.declaring.form.Sample;

/** What goes wrong between a sender, the store and the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentMishapsTrial {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant MUCH_LATER = Sample.NOW.plus(Duration.ofDays(3650));

    private AtTheDocuments at;

    @BeforeAll
    void start() {
        at =
                new AtTheDocuments(
                        "gate.ingest.documents.upload-max=2s",
                        // An upload has a time of its own, and not that of other requests.
                        "gate.web.answer-start-max=1s",
                        "gate.ingest.documents.account-uploads-max=2",
                        "gate.ingest.documents.uploads-max=3");
    }

    @AfterAll
    void stop() {
        at.close();
    }

    @Test
    void aSlowUploadIsCut() {
        long before = at.documents();
        try (SlowLine slow = line("haulier-1", at.declaration())) {
            assertThat(slow.answer()).contains("HTTP/1.1 408", "UPLOAD_TOO_SLOW");
        }
        await().atMost(PATIENCE).until(() -> at.incoming().isEmpty());
        assertThat(at.documents()).isEqualTo(before);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        long before = at.documents();
        int stored = at.stored().size();
        String path = at.declaration();
        try (SlowLine broken = line("haulier-1", path)) {
            await().atMost(PATIENCE).until(() -> !at.incoming().isEmpty());
            broken.send("more");
        }
        await().atMost(PATIENCE).until(() -> at.incoming().isEmpty());
        assertThat(at.documents()).isEqualTo(before);
        assertThat(at.stored()).hasSize(stored);
    }

    @Test
    void anAccountSendsTwoAtOnceAndTheGateTakesThree() {
        String path = at.declaration();
        byte[] file = SampleFiles.pdf(100, 900);
        try (SlowLine first = line("haulier-1", path);
                SlowLine second = line("haulier-1", path)) {
            await().atMost(PATIENCE).until(() -> at.incoming().size() == 2);
            var crowded = attach(at.haulier, path, form("OTHER", file));
            crowded.expectHeader().exists("Retry-After");
            problem(crowded, 429, "UPLOADS_TOO_MANY", "");
            try (SlowLine third = line("officer-1", path, "border-guard")) {
                await().atMost(PATIENCE).until(() -> at.incoming().size() == 3);
                problem(
                        attach(at.officer, path, form("OFFICER_RECORD", file)),
                        503,
                        "DOCUMENTS_CROWDED",
                        "");
                third.send("still here");
            }
            first.send("still here");
            second.send("still here");
        }
        await().atMost(PATIENCE).until(() -> at.incoming().isEmpty());
        at.attached(at.haulier, path, form("OTHER", file));
    }

    @Test
    void whatBrokeOffBetweenStoreAndRowIsSentAgainAndKeptOnce() {
        String path = at.declaration();
        byte[] file = SampleFiles.pdf(4_000, 901);
        int stored = at.stored().size();
        long events = at.events();
        failingRows(
                () ->
                        attach(at.haulier, path, form("OTHER", file))
                                .expectStatus()
                                .is5xxServerError());
        assertThat(at.stored()).hasSize(stored + 1);
        assertThat(at.events()).isEqualTo(events);
        assertThat(json(at.haulier.get().uri(path).exchange()).size()).isZero();
        JsonNode receipt = at.attached(at.haulier, path, form("OTHER", file));
        assertThat(at.stored()).hasSize(stored + 1);
        sweep();
        at.haulier.get().uri(self(receipt)).exchange().expectStatus().isOk();
    }

    @Test
    void whatIsNotSentAgainIsSweptAwayAfterADayAndNotBefore() {
        String path = at.declaration();
        sweep();
        int stored = at.stored().size();
        byte[] file = SampleFiles.pdf(4_000, 902);
        failingRows(
                () ->
                        attach(at.haulier, path, form("OTHER", file))
                                .expectStatus()
                                .is5xxServerError());
        OrphanSweep sweep = at.gate.bean(OrphanSweep.class);
        assertThat(sweep.sweep(Sample.NOW).block(PATIENCE)).isZero();
        assertThat(at.stored()).hasSize(stored + 1);
        assertThat(sweep.sweep(Sample.NOW.plusMillis(1)).block(PATIENCE)).isOne();
        assertThat(at.stored()).hasSize(stored);
        at.attached(at.haulier, path, form("OTHER", file));
    }

    @Test
    void whatAKilledGateLeftOnItsWayIsSweptAway() throws IOException {
        Path left = at.gate.documents().resolve("incoming").resolve("left-behind");
        Files.write(left, new byte[] {1});
        at.gate.bean(Spool.class).sweep(Files.getLastModifiedTime(left).toInstant());
        assertThat(left).exists();
        sweep();
        assertThat(left).doesNotExist();
    }

    @Test
    void aDamagedFileIsNeverGivenOut() throws IOException {
        String path = at.declaration();
        byte[] file = SampleFiles.pdf(4_000, 903);
        JsonNode receipt = at.attached(at.haulier, path, form("OTHER", file));
        Path kept = kept(receipt);
        byte[] damaged = file.clone();
        damaged[3_000] ^= 1;
        Files.write(kept, damaged);
        problem(at.haulier.get().uri(self(receipt)).exchange(), 500, "DOCUMENT_DAMAGED", "");
        Files.delete(kept);
        problem(at.haulier.get().uri(self(receipt)).exchange(), 500, "DOCUMENT_DAMAGED", "");
        // The same file under another declaration brings the bytes back.
        at.attached(at.haulier, at.declaration(), form("OTHER", file));
        at.haulier.get().uri(self(receipt)).exchange().expectStatus().isOk();
    }

    @Test
    void manyWhoSendTheSameAtOnceGetOneDocument() {
        String path = at.declaration();
        byte[] file = SampleFiles.pdf(50_000, 904);
        long before = at.documents();
        List<String> ids =
                IntStream.range(0, 2)
                        .parallel()
                        .mapToObj(_ -> json(attach(at.haulier, path, form("OTHER", file))))
                        .map(receipt -> receipt.at("/documentId").asString())
                        .distinct()
                        .toList();
        assertThat(ids).hasSize(1);
        assertThat(at.documents()).isEqualTo(before + 1);
    }

    private void sweep() {
        at.gate.bean(OrphanSweep.class).sweep(MUCH_LATER).block(PATIENCE);
    }

    /** As if the gate were killed after the store had the file and before the row was there. */
    private void failingRows(Runnable work) {
        at.gate.run(
                """
                create function ingest.fail() returns trigger language plpgsql as
                $$ begin raise exception 'the machine is gone'; end $$
                """);
        at.gate.run(
                """
                create trigger fail before insert on ingest.document
                for each row execute function ingest.fail()
                """);
        try {
            work.run();
        } finally {
            at.gate.run("drop function ingest.fail() cascade");
        }
    }

    private Path kept(JsonNode receipt) {
        String sha256 = receipt.at("/sha256").asString();
        return at.stored().stream()
                .filter(file -> file.getFileName().toString().equals(sha256))
                .findFirst()
                .orElseThrow();
    }

    private static String self(JsonNode receipt) {
        return receipt.at("/links/self").asString();
    }

    private SlowLine line(String subject, String path) {
        return line(subject, path, "trader");
    }

    private SlowLine line(String subject, String path, String role) {
        return new SlowLine(at.gate.port(), path, TrialGate.token(subject, role));
    }
}
