package vn.bordergate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.local.DeadRecords.Request;

class DeadRecordsTest {

    @TempDir Path data;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Screen screen =
            new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), false);

    @Test
    void allServicesAreAskedAndOneThatIsAwayIsTold() throws Exception {
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets/administrator.token"), "secret\n");
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer ingest = server(heard);
        try {
            int port = ingest.getAddress().getPort();

            int exit = DeadRecords.sendAgain(screen, new Request("trade.facts", data, port));

            assertThat(exit).isEqualTo(1);
            assertThat(heard).contains("POST /actuator/deadletters/trade.facts Bearer secret");
            assertThat(shown.toString(StandardCharsets.UTF_8))
                    .contains("gate-ingest: {\"sent\":3}")
                    .contains("trade-stats: not sent")
                    .doesNotContain("secret");
        } finally {
            ingest.stop(0);
        }
    }

    @Test
    void beforeTheFirstStartThereIsNothingToAskWith() {
        assertThatThrownBy(() -> DeadRecords.sendAgain(screen, new Request("a.b", data, 8081)))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("./gate run");
    }

    @Test
    void theTopicMayStandBeforeOrBehindThePlace() {
        Request expected = new Request("trade.facts", Path.of("d"), 9000);
        assertThat(Request.read("trade.facts", "--data", "d", "--port-base", "9000"))
                .isEqualTo(expected);
        assertThat(Request.read("--port-base", "9000", "--data", "d", "trade.facts"))
                .isEqualTo(expected);
        assertThat(Request.read("trade.facts").portBase()).isEqualTo(8081);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--data d",
                "Trade.Facts",
                "../health",
                "trade.facts more.facts",
                "trade.facts --data",
                "trade.facts --port-base x",
            })
    void whatMakesNoSenseIsToldAndNotGuessed(String typed) {
        assertThatThrownBy(() -> Request.read(typed.split(" ", -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*\\S.*");
    }

    private static HttpServer server(List<String> heard) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    heard.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization"));
                    byte[] body = "{\"sent\":3}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
