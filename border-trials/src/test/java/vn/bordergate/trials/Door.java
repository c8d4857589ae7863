package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.trials.running.GateProcess;

/** The gate's doors as a program outside uses them. */
final class Door {

    static final JsonMapper JSON = new JsonMapper();

    private final GateProcess gate;

    Door(GateProcess gate) {
        this.gate = gate;
    }

    record Answer(int status, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Answer lodge(String declaration) throws IOException, InterruptedException {
        return send("POST", 0, "/api/declarations", "trader", "application/json", declaration);
    }

    Answer lodgeLines(String declarations) throws IOException, InterruptedException {
        return send("POST", 0, "/api/declarations", "trader", "application/x-ndjson", declarations);
    }

    Answer get(int service, String path, String role) throws IOException, InterruptedException {
        return send("GET", service, path, role, "", "");
    }

    Answer send(
            String method, int service, String path, String role, String contentType, String body)
            throws IOException, InterruptedException {
        URI uri = gate.at(service, path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(30))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (!role.isEmpty()) {
            request.header("Authorization", "Bearer " + gate.token(role));
        }
        // Each on a connection of its own: the trials kill what is at its other end.
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build()) {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        }
    }

    /** Passes every check of a file, one after the other, each by its own authority's officer. */
    void passAllChecks(String declarationId) throws Exception {
        String path = "/api/files/" + declarationId;
        Eventually.holds(
                Duration.ofSeconds(20),
                () -> assertThat(get(1, path, "customs-officer").status()).isEqualTo(200));
        JsonNode file = get(1, path, "customs-officer").json();
        while (!file.path("checks").isEmpty()) {
            JsonNode open = file.path("checks").get(0);
            String authority = open.path("authority").asString();
            String decision =
                    """
                    {"authority":"%s","check":"%s","outcome":"PASSED","version":%d}"""
                            .formatted(
                                    authority,
                                    open.path("kind").asString(),
                                    file.path("version").asInt());
            Answer answer =
                    send(
                            "POST",
                            1,
                            path + "/decisions",
                            roleOf(authority),
                            "application/json",
                            decision);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            file = get(1, path, "customs-officer").json();
        }
        assertThat(file.path("status").asString()).isEqualTo("CLEARED");
    }

    private static String roleOf(String authority) {
        return authority.equals("CUSTOMS")
                ? "customs-officer"
                : authority.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Number of declarations declared at a gate. */
    long declaredAt(String gateCode) throws IOException, InterruptedException {
        Answer answer = get(2, "/api/totals?by=stage&stage=DECLARED&gate=" + gateCode, "");
        long sum = 0;
        for (JsonNode row : answer.json().path("rows")) {
            sum += row.path("declarations").asLong();
        }
        return sum;
    }

    /** Durian for Yunnan, in one line so that it also fits NDJSON. */
    static String durian(String reference, String gateCode) {
        return """
               {"declarant":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Công ty Sầu Riêng"},\
               "reference":"%s","gate":"%s","direction":"EXPORT","tradeType":"EXPORT",\
               "plannedArrival":"%s","destination":"CN","items":[{"hsCode":"08106000",\
               "description":"Sầu riêng tươi","origin":"VN","netMassKg":17400,\
               "value":{"amount":350000.50,"currency":"CNY"}}]}"""
                .formatted(
                        reference,
                        gateCode,
                        Instant.now().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));
    }
}
