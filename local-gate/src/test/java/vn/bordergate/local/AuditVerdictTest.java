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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditVerdictTest {

    private static final String HEAD =
            "2:dcfba2234ed2c42c2e8d24ff46499be1e8782d778f91742b21c6df1052fd885c";

    @TempDir Path data;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Screen screen =
            new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), false);
    private Path export = Path.of("none");

    @BeforeEach
    void exported() throws IOException {
        export = data.resolve("trail.ndjson");
        Files.copy(AuditVerdictTest.class.getResourceAsStream("/audit-trail.ndjson"), export);
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets/auditor.token"), "secret\n");
    }

    @Test
    void anExportIsVerifiedWithNoGateAndItsHeadIsShown() throws Exception {
        assertThat(tell(export.toString())).isZero();
        assertThat(text()).contains("The chain holds: 2 entries").contains(HEAD);
        assertThat(tell(export.toString(), "--head", HEAD)).isZero();
    }

    @Test
    void anExportThatWasEditedIsBrokenAtItsNumber() throws Exception {
        Files.writeString(export, Files.readString(export).replaceFirst("\"lan\"", "\"huong\""));
        assertThat(tell(export.toString())).isEqualTo(1);
        assertThat(text()).contains("BROKEN").contains("HASH_DIFFERS at number 1");
    }

    @Test
    void anExportOfAnotherChainIsNotTheOneThatSomebodyKeptTheHeadOf() throws Exception {
        assertThat(tell(export.toString(), "--head", "2:" + "0".repeat(64))).isEqualTo(1);
        assertThat(text()).contains("HEAD_DIFFERS at number 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no export", "{\"number\":"})
    void whatIsNoExportProvesNothing(String text) throws Exception {
        Files.writeString(export, text);
        assertThatThrownBy(() -> tell(export.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("trail.ndjson");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | 0 | 0 | The chain holds: 7 entries",
                "false | 1 | 1 | ENTRY_MISSING at number 4: an entry"
            })
    void aRunningGateIsAskedWithTheAuditorsToken(boolean holds, int breaches, int exit, String told)
            throws Exception {
        String verdict =
                """
                {"verified":0,"upTo":7}
                {"verified":7,"upTo":7,"verdict":{"holds":%s,"seals":7,"head":"7:ab","breachesFound":%d,
                "breaches":[%s]}}
                """
                        .formatted(
                                holds,
                                breaches,
                                holds
                                        ? ""
                                        : "{'kind':'ENTRY_MISSING','number':4,'what':'an entry'}"
                                                .replace('\'', '"'))
                        .replace(",\n", ",");
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer gate = gate(200, verdict, heard);
        try {
            String url = "http://127.0.0.1:" + gate.getAddress().getPort() + "/";
            assertThat(tell("--url", url, "--head", HEAD, "--data", data.toString()))
                    .isEqualTo(exit);
            assertThat(text()).contains(told).doesNotContain("secret");
            assertThat(heard)
                    .containsExactly("GET /api/audit/verification?head=" + HEAD + " Bearer secret");
        } finally {
            gate.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"verified\":0,\"upTo\":7} | broke off",
                "200 | <html>               | no verdict",
                "200 | ''                   | broke off",
                "403 | {\"code\":\"ACCESS_DENIED\"} | 403"
            })
    void anAnswerWithoutAVerdictIsNone(int status, String body, String why) throws Exception {
        HttpServer gate = gate(status, body, new CopyOnWriteArrayList<>());
        try {
            String url = "http://127.0.0.1:" + gate.getAddress().getPort();
            assertThatThrownBy(() -> tell("--url", url, "--data", data.toString()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(why);
        } finally {
            gate.stop(0);
        }
    }

    @Test
    void beforeTheFirstStartThereIsNothingToAskWith() {
        assertThatThrownBy(() -> tell("--data", data.resolve("elsewhere").toString()))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("./gate run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--head",
                "--head 5",
                "--head x:00",
                "--url 127.0.0.1:8082",
                "--url ftp://here",
                "--url http://here/?x=1",
                "--port-base 0",
                "--file x",
                "no-such-file",
                "pom.xml pom.xml",
                "pom.xml --url http://here",
                "src"
            })
    void whatMakesNoSenseIsToldAndNotGuessed(String typed) {
        assertThatThrownBy(() -> AuditRequest.read(typed.split(" ", -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*\\S.*");
    }

    private int tell(String... arguments) throws Exception {
        return AuditVerdict.tell(screen, AuditRequest.read(arguments));
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    private static HttpServer gate(int status, String body, List<String> heard) throws IOException {
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
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
