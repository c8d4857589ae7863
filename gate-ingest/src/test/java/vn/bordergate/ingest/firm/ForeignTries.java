package vn.bordergate.ingest.firm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
    private static final String FIRM = TrialToken.HOME;

    private static final String ROW =
            """
            declarantScheme,declarantNumber,declarantName,reference,gate,direction,tradeType,\
            plannedArrival,destination,hsCode,description,origin,netMassKg,valueAmount,valueCurrency
            VN_TAX_CODE,0100109106,Squatter,SQUAT-9,KIM-THANH,EXPORT,EXPORT,\
            2026-11-22T14:30:00+07:00,CN,081060,Durian,VN,17400,69600,USD
            """;

    private static final String WISH =
            "{\"url\":\"https://farm.example/gate\",\"events\":[\"crossing.called\"]}";

    private static final String SQUAT =
            Sample.referenced("SQUAT-1").replace(NAME, "Squatter").replace("\n", "");

    private static final Map<String, Function<ForeignTries, WebTestClient.RequestHeadersSpec<?>>>
            TRIES = tries();

    static final Set<String> ADDRESSES = TRIES.keySet();

    /** Addresses that speak only of who asks, or answer line by line. */
    private static final Set<String> ANSWERED =
            Set.of(
                    "GET /firm",
                    "GET /api/firms",
                    "GET /api/firms/requests",
                    "GET /api/declarations",
                    "GET /api/crossings",
                    "GET /api/bulk",
                    "GET /bulk",
                    "GET /notifications",
                    "GET /api/notifications/receivers",
                    "POST /api/declarations application/x-ndjson",
                    "POST /api/declarations text/csv");

    private final TrialGate gate;
    private final WebTestClient stranger;
    private final String declaration;
    private final String document;
    private final String crossing;
    private final String file;
    private final String receiver;
    private final long request;
    private final long grant;

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
        file = sentFile(boss);
        receiver = id(post(boss, "/api/notifications/receivers", WISH), "receiverId");
        people.asks("clerk", FIRM, NAME);
        request = people.openRequest("clerk");
        people.grants("boss", FIRM, "0100504561");
        grant = gate.number("select max(grant_id) from ingest.firm_grant");
    }

    /** What the stranger must not read. */
    List<String> secrets() {
        return List.of(NAME, PLATE, "KT-1", "durian-invoice", "farm.example", "boss", "69600");
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
                        "ticket_link",
                        "telling_receiver",
                        "telling_delivery")) {
            all.append(table)
                    .append(' ')
                    .append(gate.number("select count(*) from ingest." + table))
                    .append(' ');
        }
        return all + " " + gate.number("select version from ingest.firm_version");
    }

    Answer tried(String address) {
        EntityExchangeResult<byte[]> result =
                Objects.requireNonNull(TRIES.get(address))
                        .apply(this)
                        .header("Accept-Language", "en")
                        .exchange()
                        .expectBody()
                        .returnResult();
        byte[] bytes = result.getResponseBody();
        String body =
                bytes == null ? "" : new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        return new Answer(result.getStatus().value(), expected(address), body);
    }

    private static List<Integer> expected(String address) {
        if (address.equals("POST /api/firms/requests") || address.equals("POST /firm/requests")) {
            return List.of(422);
        }
        if (address.equals("POST /notifications")
                || address.equals("POST /api/notifications/receivers")) {
            return List.of(422);
        }
        if (address.equals("POST /api/bulk")) {
            // It is checked like any file, and nothing in it may be lodged.
            return List.of(202);
        }
        return ANSWERED.contains(address) ? List.of(200) : List.of(403, 404);
    }

    private static Map<String, Function<ForeignTries, WebTestClient.RequestHeadersSpec<?>>>
            tries() {
        Map<String, Function<ForeignTries, WebTestClient.RequestHeadersSpec<?>>> all =
                new LinkedHashMap<>();
        String json = " application/json";
        String one = "/api/declarations/{id}";
        all.put("POST /api/declarations" + json, t -> t.json("/api/declarations", SQUAT));
        all.put(
                "POST /api/declarations/check" + json,
                t -> t.json("/api/declarations/check", SQUAT));
        all.put(
                "POST /api/declarations application/x-ndjson",
                t -> t.sent("/api/declarations", "application/x-ndjson", SQUAT + "\n"));
        all.put(
                "POST /api/declarations text/csv",
                t -> t.sent("/api/declarations", "text/csv", ROW));
        all.put("GET /api/declarations", t -> t.got("/api/declarations?reference=KT-1"));
        all.put("GET " + one, t -> t.got(t.ofDeclaration("")));
        all.put("PUT " + one + json, t -> t.amended(t.ofDeclaration(""), Sample.EXPORT));
        all.put("DELETE " + one, t -> t.deleted(t.ofDeclaration("")));
        all.put(
                "POST " + one + "/supplement",
                t -> t.json(t.ofDeclaration("/supplement"), "{\"slip\":1,\"text\":\"here\"}"));
        String documents = one + "/documents";
        all.put("GET " + documents, t -> t.got(t.ofDeclaration("/documents")));
        all.put("POST " + documents + " multipart/form-data", ForeignTries::attached);
        all.put(
                "GET " + documents + "/{documentId}",
                t -> t.got(t.ofDeclaration("/documents/" + t.document)));
        all.put(
                "POST /api/crossings" + json,
                t -> t.json("/api/crossings", vehicle(t, "XE-9", "Squatter")));
        all.put("GET /api/crossings", t -> t.got("/api/crossings?declaration=" + t.declaration));
        all.put("GET /api/crossings/{id}", t -> t.got("/api/crossings/" + t.crossing));
        all.put(
                "PUT /api/crossings/{id}" + json,
                t -> t.amended("/api/crossings/" + t.crossing, vehicle(t, "XE-1", "Squatter")));
        all.put("DELETE /api/crossings/{id}", t -> t.deleted("/api/crossings/" + t.crossing));
        putFirms(all);
        putFiles(all);
        putTelling(all);
        return all;
    }

    private static void putTelling(
            Map<String, Function<ForeignTries, WebTestClient.RequestHeadersSpec<?>>> all) {
        String link = "/api/crossings/{id}/ticket-link";
        all.put("POST " + link, t -> t.json(t.link(), ""));
        all.put("GET " + link, t -> t.got(t.link()));
        all.put("DELETE " + link, t -> t.deleted(t.link()));
        String receivers = "/api/notifications/receivers";
        all.put("GET " + receivers, t -> t.got(receivers));
        all.put("POST " + receivers, t -> t.json(receivers, "{}"));
        String one = receivers + "/{id}";
        all.put("GET " + one, t -> t.got(t.ofReceiver("")));
        all.put("PUT " + one, t -> t.amended(t.ofReceiver(""), WISH));
        all.put("DELETE " + one, t -> t.deleted(t.ofReceiver("")));
        all.put("GET " + one + "/log", t -> t.got(t.ofReceiver("/log")));
        all.put("POST " + one + "/secret", t -> t.json(t.ofReceiver("/secret"), ""));
        all.put("POST " + one + "/test", t -> t.json(t.ofReceiver("/test"), ""));
        all.put(
                "POST " + one + "/replay",
                t -> t.json(t.ofReceiver("/replay"), "{\"from\":\"2026-11-22T00:00:00Z\"}"));
        String page = "/notifications/{id}";
        all.put("GET /notifications", t -> t.got("/notifications"));
        all.put("POST /notifications", t -> t.form("/notifications", "url="));
        all.put("GET " + page, t -> t.got("/notifications/" + t.receiver));
        all.put(
                "POST " + page,
                t ->
                        t.form(
                                "/notifications/" + t.receiver,
                                "url=https://a.example/&events=crossing.called"));
        for (String act : List.of("secret", "test", "removal")) {
            all.put(
                    "POST " + page + "/" + act,
                    t -> t.form("/notifications/" + t.receiver + "/" + act, ""));
        }
        all.put(
                "POST " + page + "/replay",
                t -> t.form("/notifications/" + t.receiver + "/replay", "from=2026-11-22T07:00"));
    }

    private String link() {
        return "/api/crossings/" + crossing + "/ticket-link";
    }

    private String ofReceiver(String rest) {
        return "/api/notifications/receivers/" + receiver + rest;
    }

    private static void putFiles(
            Map<String, Function<ForeignTries, WebTestClient.RequestHeadersSpec<?>>> all) {
        all.put("GET /bulk", t -> t.got("/bulk"));
        all.put("GET /api/bulk", t -> t.got("/api/bulk"));
        all.put(
                "POST /api/bulk",
                t -> t.sent("/api/bulk?then=lodge", "application/octet-stream", ROW));
        String one = "/api/bulk/{id}";
        all.put("GET " + one, t -> t.got("/api/bulk/" + t.file));
        all.put("DELETE " + one, t -> t.deleted("/api/bulk/" + t.file));
        all.put("POST " + one + "/lodge", t -> t.json("/api/bulk/" + t.file + "/lodge", ""));
        for (String part : List.of("progress", "faults", "landings", "correction")) {
            all.put("GET " + one + "/" + part, t -> t.got("/api/bulk/" + t.file + "/" + part));
        }
    }

    /** A file of the firm's own, with its name, value and reference in it. */
    private static String sentFile(WebTestClient who) {
        byte[] view =
                who.post()
                        .uri("/api/bulk?name=durian-invoice.csv")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .bodyValue(ROW.replace("Squatter", NAME).replace("SQUAT-9", "KT-1"))
                        .exchange()
                        .expectStatus()
                        .isAccepted()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(view)).path("fileId").asString();
    }

    private static void putFirms(
            Map<String, Function<ForeignTries, WebTestClient.RequestHeadersSpec<?>>> all) {
        all.put("GET /firm", t -> t.got("/firm"));
        all.put("GET /api/firms", t -> t.got("/api/firms"));
        all.put("GET /api/firms/requests", t -> t.got("/api/firms/requests"));
        String firm = "{\"firm\":\"" + FIRM + "\",\"account\":\"boss\",\"name\":\"x\",";
        String why = "\"rights\":[\"LOOK\"],\"reason\":\"mine\"}";
        String to = "{\"firm\":\"" + FIRM + "\",\"brokerScheme\":\"VN_TAX_CODE\",";
        String days = "\"firstDay\":\"2026-11-22\",\"lastDay\":\"2026-12-22\",";
        String broker = "\"brokerNumber\":\"" + TrialToken.ELSEWHERE + "\",";
        String asked = "{\"confirmed\":true," + why;
        // Anybody may ask for any firm; what a faulty request is answered says nothing of the firm.
        all.put("POST /api/firms/requests", t -> t.json("/api/firms/requests", "{}"));
        all.put(
                "POST /api/firms/requests/{id}",
                t -> t.json("/api/firms/requests/" + t.request, asked));
        all.put("POST /api/firms/members", t -> t.json("/api/firms/members", firm + why));
        all.put("POST /api/firms/members/end", t -> t.json("/api/firms/members/end", firm + why));
        all.put(
                "POST /api/firms/grants",
                t -> t.json("/api/firms/grants", to + broker + days + why));
        all.put(
                "POST /api/firms/grants/{id}/end",
                t -> t.json("/api/firms/grants/" + t.grant + "/end", "{" + why));
        String form = "firm=" + FIRM + "&account=boss&name=x&rights=LOOK&reason=mine";
        all.put("POST /firm/requests", t -> t.form("/firm/requests", "name=Farm"));
        all.put(
                "POST /firm/requests/{id}",
                t -> t.form("/firm/requests/" + t.request, "confirmed=true&" + form));
        all.put("POST /firm/members", t -> t.form("/firm/members", form));
        all.put("POST /firm/members/end", t -> t.form("/firm/members/end", form));
        all.put(
                "POST /firm/grants",
                t ->
                        t.form(
                                "/firm/grants",
                                form
                                        + "&brokerScheme=VN_TAX_CODE&brokerNumber="
                                        + TrialToken.ELSEWHERE
                                        + "&firstDay=2026-11-22&lastDay=2026-12-22"));
        all.put(
                "POST /firm/grants/{id}/end",
                t -> t.form("/firm/grants/" + t.grant + "/end", "reason=mine"));
    }

    private String ofDeclaration(String rest) {
        return "/api/declarations/" + declaration + rest;
    }

    private WebTestClient.RequestHeadersSpec<?> got(String uri) {
        return stranger.get().uri(uri);
    }

    private WebTestClient.RequestHeadersSpec<?> json(String uri, String body) {
        return sent(uri, "application/json", body);
    }

    private WebTestClient.RequestHeadersSpec<?> form(String uri, String body) {
        return sent(uri, "application/x-www-form-urlencoded", body);
    }

    private WebTestClient.RequestHeadersSpec<?> sent(String uri, String type, String body) {
        return stranger.post().uri(uri).contentType(MediaType.valueOf(type)).bodyValue(body);
    }

    private WebTestClient.RequestHeadersSpec<?> amended(String uri, String body) {
        return stranger.put()
                .uri(uri)
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body);
    }

    private WebTestClient.RequestHeadersSpec<?> deleted(String uri) {
        return stranger.method(HttpMethod.DELETE).uri(uri).header("If-Match", "*");
    }

    private WebTestClient.RequestHeadersSpec<?> attached() {
        return stranger.post()
                .uri(ofDeclaration("/documents"))
                .body(BodyInserters.fromMultipartData(invoice().build()));
    }

    private String vehicle(String reference, String name) {
        return """
               {"announcer":{"scheme":"VN_TAX_CODE","number":"%s","name":"%s"},
                "reference":"%s","gate":"KIM-THANH","direction":"EXPORT","plate":"%s",
                "driver":{"name":"Vàng A Páo","document":"010203004567","phone":"0912345678"},
                "capacityKg":28000,"plannedArrival":"2026-11-22T14:30:00+07:00",
                "laden":true,"declarations":["%s"]}
               """
                .formatted(FIRM, name, reference, PLATE, declaration);
    }

    private static String vehicle(ForeignTries t, String reference, String name) {
        return t.vehicle(reference, name);
    }

    private static MultipartBodyBuilder invoice() {
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("kind", "INVOICE");
        byte[] pdf = "%PDF-1.4\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
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

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return JSON.readTree(
                Objects.requireNonNull(
                        answer.expectStatus()
                                .isCreated()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody()));
    }

    private static String id(JsonNode receipt, String field) {
        return receipt.path(field).asString();
    }
}
