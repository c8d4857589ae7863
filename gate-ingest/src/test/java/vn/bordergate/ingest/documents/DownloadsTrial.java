package vn.bordergate.ingest.documents;

import static org.awaitility.Awaitility.await;
import static vn.bordergate.ingest.documents.AtTheDocuments.form;
import static vn.bordergate.ingest.documents.AtTheDocuments.problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.bordergate.ingest.TrialGate;

/** Readers who take their time keep no document from anybody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadsTrial {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** More than what the buffers of a line hold, so that the gate waits for its reader. */
    private static final int LARGE_BYTES = 9 << 20;

    private AtTheDocuments at;
    private String document;

    @BeforeAll
    void start() {
        // Of nine at once an account has two: the eighth part, rounded up.
        at = new AtTheDocuments("gate.ingest.documents.downloads-max=9");
        String path = at.declaration();
        byte[] large = SampleFiles.pdf(LARGE_BYTES, 1);
        String id =
                at.attached(at.haulier, path, form("INVOICE", large)).at("/documentId").asString();
        document = path + "/" + id;
    }

    @AfterAll
    void stop() {
        at.close();
    }

    @Test
    void anAccountReadsTwoAtOnceAndAnotherOneStillReads() {
        try (SlowReader _ = new SlowReader("haulier-1", "trader");
                SlowReader second = new SlowReader("haulier-1", "trader")) {
            WebTestClient.ResponseSpec third = fetch(at.haulier);
            third.expectHeader().exists("Retry-After");
            problem(third, 503, "DOCUMENTS_CROWDED", "");
            fetch(at.officer).expectStatus().isOk().expectBody();
            second.close();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> fetch(at.haulier).expectStatus().isOk().expectBody());
        }
    }

    private WebTestClient.ResponseSpec fetch(WebTestClient who) {
        return who.get().uri(document).exchange();
    }

    /** Asks for the document, reads that it comes, and then reads no more. */
    private final class SlowReader implements AutoCloseable {

        private final Socket socket = new Socket();

        SlowReader(String subject, String role) {
            try {
                socket.setReceiveBufferSize(4096);
                socket.setSoTimeout((int) PATIENCE.toMillis());
                socket.connect(new InetSocketAddress("127.0.0.1", at.gate.port()));
                String request =
                        "GET %s HTTP/1.1\r\nHost: gate\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted(document, TrialGate.token(subject, role));
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                var read = new ByteArrayOutputStream();
                while (!read.toString(StandardCharsets.ISO_8859_1).contains("%PDF-1.7")) {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        throw new AssertionError(read.toString(StandardCharsets.ISO_8859_1));
                    }
                    read.write(next);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
