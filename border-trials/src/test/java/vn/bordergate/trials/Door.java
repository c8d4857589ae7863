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
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.reference.Device;
import vn.bordergate.events.reference.DeviceBook;
import vn.bordergate.trials.bench.DeviceTokens;
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
        return sendAs(
                method, service, path, contentType, body, role.isEmpty() ? "" : gate.token(role));
    }

    private Answer sendAs(
            String method, int service, String path, String contentType, String body, String token)
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
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
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

    /** Lodges it, waits until the officers know of it, and gives its id. */
    String lodged(String declaration) throws Exception {
        Answer answer = lodge(declaration);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        String id = answer.json().path("declarationId").asString();
        Eventually.holds(
                Duration.ofSeconds(20),
                () ->
                        assertThat(get(1, "/api/files/" + id, "customs-officer").status())
                                .isEqualTo(200));
        return id;
    }

    /**
     * Announces a vehicle and waits until the officers know of it; an empty one carries nothing.
     */
    String announced(String reference, String plate, String... declarations) throws Exception {
        String carried =
                declarations.length == 0 ? "" : "\"" + String.join("\",\"", declarations) + "\"";
        String vehicle =
                """
                {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Vận tải Lào Cai"},
                 "reference":"%s","gate":"KIM-THANH","direction":"EXPORT","laden":%s,
                 "plate":"%s","driver":{"name":"Vàng A Páo","document":"010203004567"},
                 "containers":[],"declarations":[%s],"capacityKg":28000,"plannedArrival":"%s"}"""
                        .formatted(reference, declarations.length > 0, plate, carried, arrival());
        Answer answer = send("POST", 0, "/api/crossings", "trader", "application/json", vehicle);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        String id = answer.json().path("crossingId").asString();
        Eventually.holds(
                Duration.ofSeconds(20),
                () ->
                        assertThat(get(1, "/api/crossings/" + id, "border-guard").status())
                                .isEqualTo(200));
        return id;
    }

    /** A device of Kim Thành reads a plate. */
    void read(String device, String kind, String plate) throws Exception {
        Device known = DeviceBook.shipped().find(device).orElseThrow();
        Instant now = Instant.now();
        String reading =
                """
                {"device":"%s","number":%d,"kind":"%s","plate":"%s","confidence":950,"takenAt":"%s"}"""
                        .formatted(device, now.toEpochMilli(), kind, plate, now);
        Answer answer =
                sendAs(
                        "POST",
                        0,
                        "/api/readings",
                        "application/json",
                        reading,
                        Objects.requireNonNull(DeviceTokens.of(gate).get(known)));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202);
    }

    /** The trader attaches an invoice. */
    void attachInvoice(String declarationId, String fileName)
            throws IOException, InterruptedException {
        String body =
                """
                --part\r
                Content-Disposition: form-data; name="kind"\r
                \r
                INVOICE\r
                --part\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/pdf\r
                \r
                %%PDF-1.7
                invoice of %s\r
                --part--\r
                """
                        .formatted(fileName, declarationId);
        Answer answer =
                send(
                        "POST",
                        0,
                        "/api/declarations/" + declarationId + "/documents",
                        "trader",
                        "multipart/form-data; boundary=part",
                        body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** Durian for Yunnan, in one line so that it also fits NDJSON. */
    static String durian(String reference, String gateCode) {
        return exported(
                reference, gateCode, "Công ty Sầu Riêng", "08106000", "Sầu riêng tươi", "17400");
    }

    /** Wine, which the channel table gives a document check. */
    static String wine(String reference, String gateCode) {
        return exported(
                reference, gateCode, "Công ty Rượu Vang", "22042100", "Rượu vang đỏ", "900");
    }

    private static String exported(
            String reference,
            String gateCode,
            String declarant,
            String hsCode,
            String description,
            String netMassKg) {
        return """
               {"declarant":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"%s"},\
               "reference":"%s","gate":"%s","direction":"EXPORT","tradeType":"EXPORT",\
               "plannedArrival":"%s","destination":"CN","items":[{"hsCode":"%s",\
               "description":"%s","origin":"VN","netMassKg":%s,\
               "value":{"amount":350000.50,"currency":"CNY"}}]}"""
                .formatted(
                        declarant, reference, gateCode, arrival(), hsCode, description, netMassKg);
    }

    /** Breeding cattle out of Yunnan: inspected by Customs, and by animal quarantine beside it. */
    static String cattle(String reference, String gateCode) {
        return """
               {"declarant":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Trại Bò Giống"},\
               "reference":"%s","gate":"%s","direction":"IMPORT","tradeType":"IMPORT",\
               "plannedArrival":"%s","items":[{"hsCode":"01022100",\
               "description":"Bò giống thuần chủng","origin":"CN","netMassKg":5200,\
               "value":{"amount":180000,"currency":"CNY"}}]}"""
                .formatted(reference, gateCode, arrival());
    }

    private static Instant arrival() {
        return Instant.now().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }
}
