package vn.bordergate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readers of exports who take their time hold few connections, and none of anybody else's. */
class SlowExportsTrial {

    /** More than the buffers of a connection hold. */
    private static final int CONSIGNMENTS = 60_000;

    private static TrialGate gate;

    @BeforeAll
    static void open() {
        gate = new TrialGate();
        gate.run(
                """
                insert into ingest.consignment (declaration_id, firm, reference, gate, direction,
                    hs_code, goods, received_at, moved_at)
                select gen_random_uuid(), 'VN_TAX_CODE:0100109106', 'EX-' || n, 'KIM-THANH',
                    'EXPORT', '081060', repeat('x', 200), now(), now()
                from generate_series(1, %d) n"""
                        .formatted(CONSIGNMENTS));
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @Test
    void anAccountExportsOnceAtATimeAndTheGateTwice() throws Exception {
        try (Socket one = slow("reader-1")) {
            assertThat(status("reader-1")).as("its own second").isEqualTo(429);
            try (Socket two = slow("reader-2")) {
                assertThat(status("reader-3")).as("the third in all").isEqualTo(429);
                assertThat(two.isConnected() && one.isConnected()).isTrue();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(status("reader-3")).isEqualTo(200));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status("reader-1")).isEqualTo(200));
    }

    private static int status(String account) {
        var answer =
                gate.trader(account)
                        .get()
                        .uri("/mine/export.csv?q=EX-7")
                        .exchange()
                        .expectBody()
                        .returnResult();
        if (answer.getStatus().value() == 429) {
            assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("10");
            assertThat(new String(answer.getResponseBodyContent(), StandardCharsets.UTF_8))
                    .contains("EXPORTS_BUSY");
        }
        return answer.getStatus().value();
    }

    /** Has begun to read, and reads no further. */
    private static Socket slow(String account) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gate.port()));
        String asked =
                """
                GET /mine/export.csv HTTP/1.1\r
                Host: gate\r
                Authorization: Bearer %s\r
                \r
                """
                        .formatted(TrialGate.token(account, "trader"));
        socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
        byte[] first = socket.getInputStream().readNBytes(12);
        assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        return socket;
    }
}
