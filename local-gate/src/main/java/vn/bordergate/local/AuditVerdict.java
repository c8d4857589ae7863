package vn.bordergate.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.audit.AuditExport;
import vn.bordergate.clearance.audit.Breach;
import vn.bordergate.clearance.audit.ChainCheck.Verdict;

/**
 * The command {@code ./gate audit}: says whether the audit trail is what was written, by asking a
 * running gate, or from an exported file with no gate at all.
 */
final class AuditVerdict {

    static final int EXIT_BROKEN = 1;

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    /** Years of decisions take a while to follow; the lines of progress tell that it goes on. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Screen screen;

    private AuditVerdict(Screen screen) {
        this.screen = screen;
    }

    /**
     * Verifies what was asked for; 0 only when the chain holds.
     *
     * @throws IOException when there is nothing to verify: no gate, no token, no export
     */
    static int tell(Screen screen, AuditRequest request) throws IOException, InterruptedException {
        AuditVerdict verdict = new AuditVerdict(screen);
        Path file = request.file();
        return file == null ? verdict.ofGate(request) : verdict.ofFile(file, request);
    }

    private int ofFile(Path file, AuditRequest request) throws IOException {
        Verdict verdict;
        try (InputStream export = Files.newInputStream(file)) {
            verdict = AuditExport.verify(export, request.head());
        } catch (AuditExport.UnreadableException e) {
            throw new IOException(file + ", " + e.getMessage(), e);
        }
        if (verdict.seals() == 0) {
            throw new IOException(file + " holds no entry");
        }
        return say(verdict);
    }

    private int ofGate(AuditRequest request) throws IOException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(address(request))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token(request.data()))
                        .header("Accept-Language", "en")
                        .GET()
                        .build();
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_MAX)
                        .build()) {
            HttpResponse<InputStream> answer = send(http, question);
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException(
                            "the gate answers "
                                    + answer.statusCode()
                                    + " "
                                    + new String(body.readNBytes(4_000), StandardCharsets.UTF_8));
                }
                return say(lastLine(body));
            }
        }
    }

    private static HttpResponse<InputStream> send(HttpClient http, HttpRequest question)
            throws IOException, InterruptedException {
        try {
            return http.send(question, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException("no answer from " + question.uri().getAuthority(), e);
        }
    }

    private static URI address(AuditRequest request) {
        String gate =
                request.url() instanceof URI named
                        ? named.toString().replaceAll("/+$", "")
                        : "http://127.0.0.1:" + ServiceKind.CLEARANCE.port(request.portBase());
        return URI.create(
                gate
                        + "/api/audit/verification"
                        + (request.head() == null ? "" : "?head=" + request.head()));
    }

    private static String token(Path data) throws IOException {
        Path token = data.resolve("secrets").resolve("auditor.token");
        if (!Files.isReadable(token)) {
            throw new CannotStartException(
                    "there is no token in "
                            + data
                            + " yet: ./gate run makes them at its first start");
        }
        return Files.readString(token).trim();
    }

    /** Shows the lines of progress; the verdict is in the last, or the answer was broken off. */
    private Verdict lastLine(InputStream body) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        @Nullable Verdict verdict = null;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode told = JSON.readTree(line);
                screen.status(
                        "%s of %s entries"
                                .formatted(
                                        told.path("verified").asString(),
                                        told.path("upTo").asString()));
                if (told.has("verdict")) {
                    verdict = JSON.treeToValue(told.path("verdict"), Verdict.class);
                }
            }
        } catch (JacksonException e) {
            throw new IOException("the gate answers what is no verdict", e);
        }
        if (verdict == null) {
            throw new IOException("the gate broke off before its verdict");
        }
        return verdict;
    }

    private int say(Verdict verdict) {
        String seals = String.format(Locale.ROOT, "%,d", verdict.seals());
        if (verdict.holds()) {
            screen.say("The chain holds: " + seals + " entries. Its head, to be kept elsewhere:");
            screen.say(verdict.head());
            return 0;
        }
        screen.say(
                "The chain is BROKEN: %,d breaches in %s entries."
                        .formatted(verdict.breachesFound(), seals));
        for (Breach breach : verdict.breaches()) {
            String number = breach.number() == 0 ? "" : " at number " + breach.number();
            screen.say("  " + breach.kind() + number + ": " + breach.what());
        }
        return EXIT_BROKEN;
    }
}
