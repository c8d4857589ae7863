package vn.bordergate.ingest.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.TrialToken;
import vn.bordergate.ingest.declaring.form.Sample;

/** Somebody is dismissed from a firm while the gate still reads what they send. */
class DismissedMidwayTrial {

    private static final String FIRM = TrialToken.HOME;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static TrialGate gate;
    private static FirmPeople people;

    @BeforeAll
    static void open() {
        gate = new TrialGate();
        people = new FirmPeople(gate);
        people.manages("boss", FIRM, "Farm");
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @Test
    void theLinesThatCameBeforeAreLodgedAndThoseAfterAreNot() throws Exception {
        works("lines");
        try (Line line = new Line("lines", "/api/declarations", "application/x-ndjson")) {
            line.send(json("MID-1") + "\n");
            line.hears("\"accepted\"");
            dismissed("lines");
            line.send(json("MID-2") + "\n");
            line.ends();
            line.hears("DECLARANT_NOT_YOURS");
        }
        assertThat(lodged("MID-1")).isEqualTo(1);
        assertThat(lodged("MID-2")).isZero();
    }

    @Test
    void aSingleDeclarationIsJudgedByWhatItsSenderMayDoWhenItIsThere() throws Exception {
        works("single");
        String words = json("MID-3");
        try (Line line = new Line("single", "/api/declarations", "application/json")) {
            line.send(words.substring(0, 100));
            arrived();
            dismissed("single");
            line.send(words.substring(100));
            line.ends();
            line.hears("HTTP/1.1 403");
        }
        assertThat(lodged("MID-3")).isZero();
    }

    @Test
    void aVehicleIsAnnouncedByNobodyWhoIsGone() throws Exception {
        works("vehicle");
        String words =
                """
                {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Vận tải"},
                 "reference":"MID-4","gate":"KIM-THANH","direction":"EXPORT","laden":false,
                 "plate":"24C-123.45","driver":{"name":"Vàng A Páo","document":"010203004567"},
                 "containers":[],"declarations":[],"capacityKg":28000,
                 "plannedArrival":"2026-11-22T14:30:00+07:00"}""";
        try (Line line = new Line("vehicle", "/api/crossings", "application/json")) {
            line.send(words.substring(0, 100));
            arrived();
            dismissed("vehicle");
            line.send(words.substring(100));
            line.ends();
            line.hears("HTTP/1.1 403");
        }
        assertThat(gate.number("select count(*) from ingest.crossing where reference = 'MID-4'"))
                .isZero();
    }

    @Test
    void aDocumentOfSomebodyWhoIsGoneIsNotAttached() throws Exception {
        works("papers");
        String location =
                Objects.requireNonNull(
                                people.trader("papers")
                                        .post()
                                        .uri("/api/declarations")
                                        .header("Content-Type", "application/json")
                                        .bodyValue(Sample.referenced("MID-5"))
                                        .exchange()
                                        .expectStatus()
                                        .isCreated()
                                        .expectBody()
                                        .returnResult()
                                        .getResponseHeaders()
                                        .getLocation())
                        .toString();
        try (Line line =
                new Line("papers", location + "/documents", "multipart/form-data; boundary=x")) {
            line.send(
                    """
                    --x\r
                    Content-Disposition: form-data; name="kind"\r
                    \r
                    OTHER\r
                    --x\r
                    Content-Disposition: form-data; name="file"; filename="a.pdf"\r
                    \r
                    %PDF-1.7
                    """);
            Awaitility.await().atMost(PATIENCE).until(DismissedMidwayTrial::isIncoming);
            dismissed("papers");
            line.send("%%EOF\r\n--x--\r\n");
            line.ends();
            line.hears("HTTP/1.1 404");
        }
        assertThat(gate.number("select count(*) from ingest.document")).isZero();
    }

    private static boolean isIncoming() throws IOException {
        try (var files = Files.walk(gate.documents())) {
            return files.anyMatch(file -> file.toString().contains("incoming/"));
        }
    }

    private static void works(String account) {
        people.put("boss", FIRM, account, "DECLARE", "LOOK").expectStatus().isNoContent();
    }

    private static void dismissed(String account) {
        people.end(people.trader("boss"), FIRM, account).expectStatus().isNoContent();
    }

    /**
     * The gate has taken up what was sent: whoever asks later on this machine is answered later.
     */
    private static void arrived() {
        people.trader("boss").get().uri("/api/firms").exchange().expectStatus().isOk();
    }

    private static String json(String reference) {
        return Sample.referenced(reference).replace("\n", "");
    }

    private static long lodged(String reference) {
        return gate.number(
                "select count(*) from ingest.declaration where reference = '" + reference + "'");
    }

    /** A request whose body comes in pieces, as its sender likes. */
    private static final class Line implements AutoCloseable {

        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;
        private final StringBuilder heard = new StringBuilder();

        Line(String account, String path, String type) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), gate.port());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            out = socket.getOutputStream();
            in = socket.getInputStream();
            String token = TrialToken.of(account, "trader").inPerson().signed();
            write(
                    """
                    POST %s HTTP/1.1\r
                    Host: gate\r
                    Authorization: Bearer %s\r
                    Accept-Language: en\r
                    Content-Type: %s\r
                    Transfer-Encoding: chunked\r
                    \r
                    """
                            .formatted(path, token, type));
        }

        void send(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            var chunk = new ByteArrayOutputStream();
            chunk.writeBytes(
                    (Integer.toHexString(bytes.length) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            chunk.writeBytes(bytes);
            chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(chunk.toByteArray());
            out.flush();
        }

        void ends() throws IOException {
            write("0\r\n\r\n");
        }

        /** Reads until it is there. */
        void hears(String words) throws IOException {
            byte[] some = new byte[8192];
            while (!heard.toString().contains(words)) {
                int count = in.read(some);
                assertThat(count).as(heard.toString()).isPositive();
                heard.append(new String(some, 0, count, StandardCharsets.UTF_8));
            }
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
