package vn.bordergate.ingest.firm;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.TrialToken;
import vn.bordergate.ingest.declaring.form.Sample;

/**
 * A firm with everything that a firm can have, and somebody of another who tries each address with
 * it: they know every number and identity, and still get nothing.
 */
final class ForeignTries {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = "Nông sản Lào Cai";
    private static final String PLATE = "24C-123.45";
    static final String FIRM = TrialToken.HOME;

    static final String ROW =
            """
            declarantScheme,declarantNumber,declarantName,reference,gate,direction,tradeType,\
            plannedArrival,destination,hsCode,description,origin,netMassKg,valueAmount,valueCurrency
            VN_TAX_CODE,0100109106,Squatter,SQUAT-9,KIM-THANH,EXPORT,EXPORT,\
            2026-11-22T14:30:00+07:00,CN,081060,Durian,VN,17400,69600,USD
            """;

    static final String SQUAT =
            Sample.referenced("SQUAT-1").replace(NAME, "Squatter").replace("\n", "");

    /** How an address is tried. */
    @FunctionalInterface
    interface Try {
        WebTestClient.RequestHeadersSpec<?> by(ForeignTries tries);
    }

    private static final Map<String, Try> TRIES = tries();

    static final Set<String> ADDRESSES = TRIES.keySet();

    /**
     * What is answered otherwise than by 403 or 404: lists of one's own, and repeats of nothing.
     */
    private static final Map<String, Integer> ANSWERED = answered();

    /** A stream that goes on as long as somebody listens. */
    private static final String LIVE = "GET /mine/live";

    private final TrialGate gate;
    private final WebTestClient stranger;
    final String declaration;
    final String document;
    final String crossing;
    final String sheet;
    final String receiver;
    final String draft = UUID.randomUUID().toString();
    final long request;
    final long grant;

    /** What came of it, and what may have. */
    record Answer(int status, List<Integer> expected, String body) {}

    ForeignTries(TrialGate gate) {
        this.gate = gate;
        stranger =
                gate.client(
                        TrialToken.of("stranger", "trader")
                                .actingFor(TrialToken.ELSEWHERE)
                                .inPerson());
        FirmPeople people = new FirmPeople(gate);
        people.manages("boss", FIRM, NAME);
        WebTestClient boss = people.trader("boss");
        declaration = id(post(boss, "/api/declarations", Sample.EXPORT), "declarationId");
        crossing = id(post(boss, "/api/crossings", vehicle("XE-1", NAME)), "crossingId");
        document = id(upload(boss, declaration), "documentId");
        people.asks("clerk", FIRM, NAME);
        request = people.openRequest("clerk");
        people.grants("boss", FIRM, "0100504561");
        sheet =
                id(
                        read(
                                bulk(
                                        boss,
                                        ROW.replace("Squatter", NAME).replace("SQUAT-9", "KT-1")),
                                202),
                        "fileId");
        receiver =
                id(post(boss, "/api/notifications/receivers", PortalAddresses.WISH), "receiverId");
        boss.put()
                .uri("/api/drafts/" + draft)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Sample.EXPORT)
                .exchange()
                .expectStatus()
                .isOk();
        grant = gate.number("select max(grant_id) from ingest.firm_grant");
    }

    /** What the stranger must not read. */
    List<String> secrets() {
        return List.of(NAME, PLATE, "KT-1", "durian-invoice", "boss", "69600");
    }

    String everythingKept() {
        StringBuilder all = new StringBuilder();
        for (String table :
                List.of(
                        "declaration",
                        "crossing",
                        "document",
                        "journal",
                        "former_generation",
                        "former_crossing",
                        "firm_change",
                        "firm_member",
                        "firm_request",
                        "firm_grant",
                        "draft",
                        "ticket_link",
                        "telling_receiver")) {
            all.append(table)
                    .append(' ')
                    .append(gate.number("select count(*) from ingest." + table))
                    .append(' ');
        }
        return all + " " + gate.number("select version from ingest.firm_version");
    }

    Answer tried(String address) {
        WebTestClient.ResponseSpec sent =
                Objects.requireNonNull(TRIES.get(address))
                        .by(this)
                        .header("Accept-Language", "en")
                        .exchange();
        Integer otherwise = ANSWERED.get(address);
        List<Integer> expected = otherwise == null ? List.of(403, 404) : List.of(otherwise);
        if (address.equals(LIVE)) {
            int status = sent.returnResult(String.class).getStatus().value();
            return new Answer(status, expected, "");
        }
        EntityExchangeResult<byte[]> result = sent.expectBody().returnResult();
        byte[] bytes = result.getResponseBody();
        String body = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        return new Answer(result.getStatus().value(), expected, body);
    }

    private static Map<String, Integer> answered() {
        Map<String, Integer> all = new HashMap<>();
        for (String own : List.of("/firm", "/api/firms", "/api/firms/requests")) {
            all.put("GET " + own, 200);
        }
        for (String found : List.of("/api/declarations", "/api/crossings")) {
            all.put("GET " + found, 200);
        }
        all.put("POST /api/declarations application/x-ndjson", 200);
        all.put("POST /api/declarations text/csv", 200);
        all.put("POST /api/firms/requests", 422);
        all.put("POST /firm/requests", 422);
        PortalAddresses.answered(all);
        return all;
    }

    private static Map<String, Try> tries() {
        Map<String, Try> all = new LinkedHashMap<>();
        DeclaringAddresses.put(all);
        FirmAddresses.put(all);
        PortalAddresses.put(all);
        return all;
    }

    String ofDeclaration(String rest) {
        return "/api/declarations/" + declaration + rest;
    }

    WebTestClient.RequestHeadersSpec<?> got(String uri) {
        return stranger.get().uri(uri);
    }

    WebTestClient.RequestHeadersSpec<?> json(String uri, String body) {
        return sent(uri, "application/json", body);
    }

    WebTestClient.RequestHeadersSpec<?> form(String uri, String body) {
        return sent(uri, "application/x-www-form-urlencoded", body);
    }

    WebTestClient.RequestHeadersSpec<?> sent(String uri, String type, String body) {
        return stranger.post().uri(uri).contentType(MediaType.valueOf(type)).bodyValue(body);
    }

    WebTestClient.RequestHeadersSpec<?> amended(String uri, String body) {
        return stranger.put()
                .uri(uri)
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body);
    }

    WebTestClient.RequestHeadersSpec<?> deleted(String uri) {
        return stranger.method(HttpMethod.DELETE).uri(uri).header("If-Match", "*");
    }

    WebTestClient.RequestHeadersSpec<?> attached() {
        return stranger.post()
                .uri(ofDeclaration("/documents"))
                .body(BodyInserters.fromMultipartData(invoice().build()));
    }

    String vehicle(String reference, String name) {
        return """
               {"announcer":{"scheme":"VN_TAX_CODE","number":"%s","name":"%s"},
                "reference":"%s","gate":"KIM-THANH","direction":"EXPORT","plate":"%s",
                "driver":{"name":"Vàng A Páo","document":"010203004567","phone":"0912345678"},
                "capacityKg":28000,"plannedArrival":"2026-11-22T14:30:00+07:00",
                "laden":true,"declarations":["%s"]}
               """
                .formatted(FIRM, name, reference, PLATE, declaration);
    }

    private static MultipartBodyBuilder invoice() {
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("kind", "INVOICE");
        byte[] pdf = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        form.part(
                "file",
                new ByteArrayResource(pdf) {
                    @Override
                    public String getFilename() {
                        return "durian-invoice.pdf";
                    }
                });
        return form;
    }

    private static JsonNode upload(WebTestClient who, String declaration) {
        return read(
                who.post()
                        .uri("/api/declarations/" + declaration + "/documents")
                        .body(BodyInserters.fromMultipartData(invoice().build()))
                        .exchange());
    }

    private static JsonNode post(WebTestClient who, String uri, String body) {
        return read(
                who.post()
                        .uri(uri)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange());
    }

    WebTestClient.ResponseSpec bulk(WebTestClient who, String rows) {
        return who.post()
                .uri("/api/bulk?name=durian-invoice.csv")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(rows.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return read(answer, 201);
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer, int status) {
        return JSON.readTree(
                Objects.requireNonNull(
                        answer.expectStatus()
                                .isEqualTo(status)
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody()));
    }

    private static String id(JsonNode receipt, String field) {
        return receipt.path(field).asString();
    }
}
