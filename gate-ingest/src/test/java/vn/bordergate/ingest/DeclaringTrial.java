package vn.bordergate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.ingest.declaring.form.Sample;

/** Declaring over HTTP: the good ways and the bad ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeclaringTrial {

    private static final String PATH = "/api/declarations";
    private static final String CSV_HEADER =
            "declarantScheme,declarantNumber,declarantName,reference,gate,direction,tradeType,"
                    + "plannedArrival,destination,hsCode,description,origin,netMassKg,"
                    + "valueAmount,valueCurrency\n";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TrialGate gate;
    private WebTestClient trader;

    @BeforeAll
    void start() {
        gate = new TrialGate();
        trader = gate.trader("haulier-1");
    }

    @AfterAll
    void stop() {
        gate.close();
    }

    @Test
    void theSameWordsAgainGetTheVerySameReceipt() {
        String words = fresh();
        EntityExchangeResult<String> first =
                post(words)
                        .expectStatus()
                        .isCreated()
                        .expectHeader()
                        .valueEquals("ETag", "\"1\"")
                        .expectBody(String.class)
                        .returnResult();
        assertThat(first.getResponseHeaders().getLocation()).hasToString(location(first));
        post(words.replace("69600.00", "69600"))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(first.getResponseBody());
    }

    @Test
    void otherWordsUnderTheSameReferenceAreAConflictAndTheSameOfAColleagueAreNot() {
        String words = fresh();
        String location = location(lodged(words));
        post(words.replace("17400", "17401"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("REFERENCE_USED")
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString()).contains("PUT " + location));
        gate.trader("haulier-2")
                .post()
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(words)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
    }

    @Test
    void faultsAreToldAllAtOnceInTheReadersLanguage() {
        String faulty = fresh().replace("KIM-THANH", "NOWHERE").replace("17400", "0");
        for (String language : new String[] {"vi", "en", "zh"}) {
            String word =
                    switch (language) {
                        case "en" -> "There is no gate of this code.";
                        case "zh" -> "没有此代码的口岸。";
                        default -> "Không có cửa khẩu nào mang mã này.";
                    };
            trader.post()
                    .uri(PATH)
                    .header("Accept-Language", language)
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(faulty)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.errors.length()")
                    .isEqualTo(2)
                    .jsonPath("$.errors[?(@.pointer == '/gate')].message")
                    .isEqualTo(word);
        }
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsPlace() {
        problem(post("{\"reference\": }"), 400, "MALFORMED_JSON");
        problem(
                trader.post()
                        .uri(PATH)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(new byte[] {'{', '"', (byte) 0xC3, '"', '}'})
                        .exchange(),
                400,
                "INVALID_UTF8");
        problem(post("{\"a\":\"" + "x".repeat(700 * 1024) + "\"}"), 413, "BODY_TOO_LARGE");
        problem(
                trader.post()
                        .uri(PATH)
                        .contentType(MediaType.APPLICATION_XML)
                        .bodyValue("<a/>")
                        .exchange(),
                415,
                "MEDIA_TYPE_UNSUPPORTED");
    }

    @Test
    void anAmendmentNeedsThePresentGeneration() {
        String words = fresh();
        String location = location(lodged(words));
        String amended = words.replace("17400", "17300");
        problem(put(location, null, amended), 428, "IF_MATCH_MISSING");
        problem(put(location, "\"2\"", amended), 412, "GENERATION_STALE");
        put(location, "\"1\"", amended)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        // The answer was lost and the sender asks again with the tag it still has.
        put(location, "\"1\"", amended)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        problem(put(location, "\"1\"", words), 412, "GENERATION_STALE");
        problem(put(location, "\"2\"", fresh()), 422, "REFERENCE_FIXED");
        assertThat(entries("vn.bordergate.declaration.amended.v1", location)).isOne();
        post(amended).expectStatus().isOk().expectBody().jsonPath("$.generation").isEqualTo(2);
    }

    @Test
    void anAmendmentStaysAtItsGateAndInItsDirection() {
        String words = fresh();
        String location = location(lodged(words));
        String elsewhere = words.replace("KIM-THANH", "BAN-VUOC");
        put(location, "\"1\"", elsewhere)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("GATE_FIXED")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/gate");
        String imported =
                words.replace("\"EXPORT\"", "\"IMPORT\"")
                        .replace(",\"destination\":\"CN\"", "")
                        .replace("\"origin\":\"VN\"", "\"origin\":\"CN\"")
                        .replace("305123456780", "105123456780");
        problem(put(location, "\"1\"", imported), 422, "DIRECTION_FIXED");
        assertThat(entries("vn.bordergate.declaration.amended.v1", location)).isZero();
        get(trader, location)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.generation")
                .isEqualTo(1);
    }

    @Test
    void aDeclarationHasNinetyNineGenerationsAndNoMore() {
        String words = fresh();
        String location = location(lodged(words));
        String id = location.substring(location.lastIndexOf('/') + 1);
        gate.run(
                "update declaration set generation = 98, generation_last = 98 where declaration_id = '"
                        + id
                        + "'");
        put(location, "\"98\"", words.replace("17400", "17300"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"99\"");
        problem(put(location, "\"99\"", words.replace("17400", "17200")), 409, "AMENDED_TOO_OFTEN");
        assertThat(entries("vn.bordergate.declaration.amended.v1", location)).isOne();
        // What stands can still be taken back.
        delete(location, "\"99\"").expectStatus().isAccepted();
    }

    @Test
    void aWithdrawnDeclarationIsNoLongerChanged() {
        String words = fresh();
        String location = location(lodged(words));
        problem(delete(location, null), 428, "IF_MATCH_MISSING");
        problem(delete(location, "\"7\""), 412, "GENERATION_STALE");
        for (int i = 0; i < 2; i++) {
            delete(location, "\"1\"")
                    .expectStatus()
                    .isAccepted()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("WITHDRAWAL_REQUESTED");
        }
        problem(put(location, "\"1\"", words.replace("17400", "1")), 409, "NO_LONGER_CHANGEABLE");
        assertThat(entries("vn.bordergate.declaration.withdrawn.v1", location)).isOne();
    }

    @Test
    void aTraderSeesOnlyTheirOwn() {
        String words = fresh();
        String location = location(lodged(words));
        get(trader, location)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("REGISTERED")
                .jsonPath("$.statusName")
                .isEqualTo("Mới đăng ký");
        problem(get(gate.stranger("haulier-2"), location), 404, "DECLARATION_NOT_FOUND");
        problem(get(trader, PATH + "/nonsense"), 404, "DECLARATION_NOT_FOUND");
        get(trader, PATH + "?reference=" + reference(words))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1);
        get(gate.client(TrialGate.token("officer", "customs-officer")), location)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aReferenceThatNothingCanHaveIsAnsweredWithNothingAndTheDoorStaysOpen() {
        for (int i = 0; i < 200; i++) {
            trader.get()
                    .uri(PATH + "?reference={none}", "\u0000")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .json("[]");
        }
        post(Sample.referenced("AFTER-NOTHING")).expectStatus().isCreated();
    }

    @Test
    void checkingLodgesNothing() {
        String words = fresh();
        trader.post()
                .uri(PATH + "/check")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(words)
                .exchange()
                .expectStatus()
                .isOk();
        get(trader, PATH + "?reference=" + reference(words))
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(0);
    }

    @Test
    void tenThousandLinesAreAnsweredInTheirOrder() {
        long before = gate.number("select count(*) from ingest.declaration");
        int first = COUNT.getAndAdd(10_000);
        Flux<String> lines =
                Flux.range(first, 10_000)
                        .map(i -> i % 100 == 7 ? "{\"a\":" + i + "\n" : line("L-" + i));
        String[] answers = stream(lines);
        assertThat(answers).hasSize(10_000);
        for (int i = 0; i < answers.length; i++) {
            String status = (first + i) % 100 == 7 ? "refused" : "accepted";
            assertThat(answers[i])
                    .startsWith("{\"line\":" + (i + 1) + ",\"status\":\"" + status + "\"");
        }
        assertThat(gate.number("select count(*) from ingest.declaration") - before)
                .isEqualTo(9_900);
        assertThat(gate.number("select count(*) from ingest.journal where value like '%\"L-%'"))
                .isGreaterThanOrEqualTo(9_900);
    }

    @Test
    void oneStreamHoldsRepeatsConflictsAndOverlongLines() {
        String one = line("S-" + COUNT.incrementAndGet());
        String[] answers =
                stream(
                        Flux.just(
                                one,
                                one,
                                one.replace("17400", "1"),
                                "x".repeat(300_000) + "\n",
                                line("S-" + COUNT.incrementAndGet())));
        assertThat(answers).hasSize(5);
        assertThat(answers[0]).contains("\"accepted\"");
        assertThat(answers[1]).contains("\"repeated\"");
        assertThat(answers[2]).contains("\"conflict\"", "REFERENCE_USED");
        assertThat(answers[3]).contains("\"line\":4", "LINE_TOO_LONG");
        assertThat(answers[4]).contains("\"accepted\"");
    }

    @Test
    void csvRowsBecomeDeclarations() {
        String reference = "C-" + COUNT.incrementAndGet();
        String body =
                CSV_HEADER
                        + row(reference, "081060")
                        + row(reference, "070310")
                        + row(reference + "b", "0703");
        String answer =
                trader.post()
                        .uri(PATH)
                        .contentType(MediaType.valueOf("text/csv"))
                        .bodyValue(body)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(Objects.requireNonNull(answer).lines())
                .satisfiesExactly(
                        a -> assertThat(a).contains("\"line\":2", "accepted", reference),
                        a ->
                                assertThat(a)
                                        .contains(
                                                "refused",
                                                "HS_CODE_FORM",
                                                "\"line\":4",
                                                "\"columnTitle\":\"hsCode\""));
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-ndjson,''",
        "application/x-ndjson,'\n \n'",
        "text/csv,''",
        "text/csv,gate"
    })
    void aLongBodyWithoutADeclarationIsRefusedLikeAShortOne(String type, String body) {
        problem(
                trader.post()
                        .uri(PATH)
                        .contentType(MediaType.valueOf(type))
                        .bodyValue(body.equals("gate") ? CSV_HEADER : body)
                        .exchange(),
                400,
                "BODY_EMPTY");
    }

    @Test
    void aGateOfABookThatIsNotKeptHereIsUnknown() {
        problem(post(fresh().replace("KIM-THANH", "KCS-010")), 422, "GATE_UNKNOWN");
    }

    @Test
    void everyEventSaysWhoDidIt() {
        String words = fresh();
        String location = location(lodged(words));
        put(location, "\"1\"", words.replace("17400", "17300")).expectStatus().isOk();
        delete(location, "\"2\"").expectStatus().isAccepted();
        String by = "{\"kind\": \"DECLARANT\", \"id\": \"haulier-1\"}";
        String count = "select count(*) from ingest.journal where key = '%s'";
        assertThat(
                        gate.number(
                                (count + " and value::jsonb -> 'by' = '%s'::jsonb")
                                        .formatted(id(location), by)))
                .isEqualTo(3);
    }

    @Test
    void aBodyThatBreaksOffKeepsWhatWasAcknowledged() {
        String reference = "B-" + COUNT.incrementAndGet();
        Flux<String> broken =
                Flux.just(line(reference))
                        .concatWith(Mono.delay(Duration.ofMillis(700)).map(_ -> "{\"decl"))
                        .concatWith(Mono.error(new IllegalStateException("the line is dead")));
        try {
            stream(broken);
        } catch (RuntimeException expected) {
            // The client itself breaks off.
        }
        get(trader, PATH + "?reference=" + reference)
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1);
    }

    @Test
    void thePagesAreThereForEverybody() {
        WebTestClient anybody =
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + gate.port())
                        .responseTimeout(Duration.ofSeconds(30))
                        .codecs(c -> c.defaultCodecs().maxInMemorySize(1 << 20))
                        .build();
        String page =
                anybody.get()
                        .uri("/?lang=en")
                        .accept(MediaType.TEXT_HTML)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(page).contains("Declaring at the digital border gate", "KIM-THANH");
        String api =
                anybody.get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(api).contains("DeclaredContent", "NET_MASS_MISSING", "application/x-ndjson");
        assertThat(api).contains("/api/declarations/check", "checkDeclaration");
        for (String probe : new String[] {"liveness", "readiness"}) {
            anybody.get().uri("/actuator/health/" + probe).exchange().expectStatus().isOk();
        }
        anybody.post()
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void everyOperationHasAnExampleOfWhatGoesInAndComesOut() throws Exception {
        List<String> without = new ArrayList<>();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            JsonNode api = JsonMapper.shared().readTree(visit(browser, "/v3/api-docs").body());
            api.path("paths")
                    .forEachEntry(
                            (path, methods) ->
                                    methods.forEachEntry(
                                            (method, operation) -> {
                                                String name =
                                                        operation.path("operationId").asString();
                                                if (lacks(operation.path("requestBody"))) {
                                                    without.add(name + " in");
                                                }
                                                operation
                                                        .path("responses")
                                                        .forEachEntry(
                                                                (status, answer) -> {
                                                                    if (status.startsWith("2")
                                                                            && lacks(answer)) {
                                                                        without.add(name + " out");
                                                                    }
                                                                });
                                            }));
        }
        assertThat(without).isEmpty();
    }

    private static final Set<String> BYTES = Set.of("byte", "binary");

    /** Of JSON; what is a file or a stream needs none. */
    private static boolean lacks(JsonNode body) {
        return Stream.of("application/json", "*/*")
                .map(type -> body.path("content").path(type))
                .filter(media -> !media.isMissingNode())
                .filter(media -> !BYTES.contains(media.at("/schema/format").asString("")))
                .anyMatch(media -> !media.has("example") && !media.has("examples"));
    }

    @Test
    void theApiPageIsUnderDocs() throws IOException, InterruptedException {
        try (HttpClient browser =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            HttpResponse<String> page = visit(browser, "/docs");
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");
            assertThat(page.body()).contains("swagger-ui");
            for (String part : page.body().split("\"", -1)) {
                if (part.endsWith(".js") || part.endsWith(".css")) {
                    visit(browser, page.uri().resolve(part).getPath());
                }
            }
            assertThat(visit(browser, "/v3/api-docs/swagger-config").body())
                    .contains("/v3/api-docs");
            assertThat(visit(browser, "/v3/api-docs").body()).startsWith("{\"openapi\"");
        }
    }

    private HttpResponse<String> visit(HttpClient browser, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gate.port() + path))
                        .header("Accept", "text/html,*/*")
                        .timeout(Duration.ofSeconds(20))
                        .build();
        HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }

    private String[] stream(Flux<String> lines) {
        DefaultDataBufferFactory buffers = new DefaultDataBufferFactory();
        String answer =
                trader.post()
                        .uri(PATH)
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .body(
                                lines.map(
                                        line ->
                                                buffers.wrap(
                                                        line.getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8))),
                                org.springframework.core.io.buffer.DataBuffer.class)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return Objects.requireNonNull(answer).lines().toArray(String[]::new);
    }

    private static String line(String reference) {
        return Sample.referenced(reference).replace("\n", "") + "\n";
    }

    private static String row(String reference, String hsCode) {
        return "VN_TAX_CODE,0100109106,Nông sản,%s,KIM-THANH,EXPORT,EXPORT,2026-11-22T14:30:00Z,CN,%s,Hàng,VN,10,20,USD\n"
                .formatted(reference, hsCode);
    }

    private static String fresh() {
        return Sample.referenced("T-" + COUNT.incrementAndGet());
    }

    private static String reference(String words) {
        int from = words.indexOf("\"T-") + 1;
        return words.substring(from, words.indexOf('"', from));
    }

    private EntityExchangeResult<String> lodged(String words) {
        return post(words).expectStatus().isCreated().expectBody(String.class).returnResult();
    }

    private static String location(EntityExchangeResult<String> lodged) {
        return Objects.requireNonNull(lodged.getResponseHeaders().getLocation()).toString();
    }

    private long entries(String type, String location) {
        return gate.number(
                "select count(*) from ingest.journal where type = '%s' and key = '%s'"
                        .formatted(type, id(location)));
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private WebTestClient.ResponseSpec post(String words) {
        return trader.post()
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(words)
                .exchange();
    }

    private WebTestClient.ResponseSpec put(
            String location, @org.jspecify.annotations.Nullable String tag, String words) {
        return trader.put()
                .uri(location)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(h -> tagged(h, tag))
                .bodyValue(words)
                .exchange();
    }

    private WebTestClient.ResponseSpec delete(
            String location, @org.jspecify.annotations.Nullable String tag) {
        return trader.delete().uri(location).headers(h -> tagged(h, tag)).exchange();
    }

    private static void tagged(
            org.springframework.http.HttpHeaders headers,
            @org.jspecify.annotations.Nullable String tag) {
        if (tag != null) {
            headers.set("If-Match", tag);
        }
    }

    private static WebTestClient.ResponseSpec get(WebTestClient client, String uri) {
        return client.get().uri(uri).exchange();
    }

    private static void problem(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }
}
