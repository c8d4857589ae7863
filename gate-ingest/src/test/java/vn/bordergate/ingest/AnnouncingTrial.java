package vn.bordergate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.ReadinessChanged;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.ingest.declaring.form.Sample;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.Place;
import vn.bordergate.journal.Received;
import vn.bordergate.journal.Subscription;

/** Announcing vehicles over HTTP, with a declaration and by themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncingTrial {

    private static final String PATH = "/api/crossings";
    private static final String DECLARATIONS = "/api/declarations";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TrialGate gate;
    private WebTestClient trader;
    private String declaration;

    @BeforeAll
    void start() {
        gate = new TrialGate();
        trader = gate.trader("haulier-1");
        declaration = lodged(trader, Sample.referenced("BASE"));
    }

    @AfterAll
    void stop() {
        gate.close();
    }

    @Test
    void aVehicleIsAnnouncedOnceHoweverOftenItIsSent() {
        String words = vehicle(fresh());
        JsonNode first = json(post(words).expectStatus().isCreated());
        JsonNode again = json(post(words.replace("24C-123.45", "24C 12345")).expectStatus().isOk());
        assertThat(again).isEqualTo(first);
        assertThat(told(first)).isEqualTo(1);
        assertThat(first.path("remarks").isEmpty()).isTrue();
    }

    @Test
    void otherContentUnderTheReferenceIsAConflictThatPointsToAmending() {
        String words = vehicle(fresh());
        JsonNode receipt = json(post(words).expectStatus().isCreated());
        post(words.replace("28000", "28001"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("VEHICLE_REFERENCE_USED")
                .jsonPath("$.detail")
                .value(text -> assertThat(text.toString()).contains("PUT " + self(receipt)));
        send(gate.trader("haulier-2"), PATH, words).expectStatus().isOk();
        problem(send(gate.stranger("haulier-3"), PATH, words), 403, "ANNOUNCER_NOT_YOURS");
    }

    @Test
    void aVehicleCarriesManyDeclarationsAndADeclarationManyVehicles() {
        String other = lodged(trader, Sample.referenced("MANY"));
        String both = "[\"" + declaration + "\",\"" + other + "\"]";
        JsonNode one = json(post(vehicle(fresh(), both)).expectStatus().isCreated());
        JsonNode two = json(post(vehicle(fresh(), both)).expectStatus().isCreated());
        trader.get()
                .uri(PATH + "?declaration=" + other)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(2)
                .jsonPath("$[?(@.crossingId == '" + id(one) + "')].declarations.length()")
                .isEqualTo(2)
                .jsonPath("$[?(@.crossingId == '" + id(two) + "')].declarations.length()")
                .isEqualTo(2);
    }

    @Test
    void onlyOnesOwnOpenDeclarationsOfTheGateAndDirectionAreCarried() {
        String foreign =
                lodged(
                        gate.stranger("haulier-9"),
                        Sample.referenced("FOREIGN")
                                .replace(TrialToken.HOME, TrialToken.ELSEWHERE));
        problem(post(vehicle(fresh(), list(foreign))), 422, "DECLARATION_UNKNOWN");
        problem(
                post(vehicle(fresh(), list("0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e"))),
                422,
                "DECLARATION_UNKNOWN");
        problem(
                post(vehicle(fresh()).replace("KIM-THANH", "BAN-VUOC")),
                422,
                "DECLARATION_OTHER_GATE");
        problem(
                post(vehicle(fresh()).replace("EXPORT", "IMPORT")),
                422,
                "DECLARATION_OTHER_DIRECTION");
        String withdrawn = lodged(trader, Sample.referenced("WITHDRAWN"));
        trader.delete()
                .uri(DECLARATIONS + "/" + withdrawn)
                .header("If-Match", "*")
                .exchange()
                .expectStatus()
                .isAccepted();
        problem(post(vehicle(fresh(), list(withdrawn))), 422, "DECLARATION_CLOSED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSQU3054383|CSQU3054384|/containers/0/number|CONTAINER_CHECK_DIGIT",
                "CSQU3054383|CSQU305438|/containers/0/number|CONTAINER_NUMBER_FORM",
                "\"lengthFeet\":40|\"lengthFeet\":30|/containers/0/lengthFeet|UNKNOWN_VALUE",
                "24C-123.45|24C/1|/plate|PLATE_IMPOSSIBLE",
                "24R-012.34|24C-123.45|/trailerPlate|TRAILER_SAME_PLATE",
                "\"laden\":true|\"laden\":false|/declarations|EMPTY_WITH_DECLARATIONS",
                "\"laden\":true|\"laden\":1|/laden|WRONG_TYPE",
                "28000|0|/capacityKg|NUMBER_RANGE",
                "28000|200001|/capacityKg|NUMBER_RANGE",
                "\"driver\":|\"chauffeur\":|/driver|MISSING",
                "\"document\":\"010203004567\"|\"document\":\" \"|/driver/document|BLANK",
                "0912345678|0912345678901234567890123456789|/driver/phone|TEXT_TOO_LONG",
                "KIM-THANH|NOWHERE|/gate|GATE_UNKNOWN",
                "2026-11-22T|2025-11-22T|/plannedArrival|ARRIVAL_PAST",
                "0100109106|0100109107|/announcer/number|TAX_CODE_CHECK_DIGIT"
            })
    void whatIsWrongIsToldAtItsPlace(String part, String other, String pointer, String code) {
        String words = vehicle(fresh());
        assertThat(words).contains(part);
        post(words.replace(part, other))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[?(@.code == '" + code + "')].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void aLadenVehicleNeedsADeclarationAndAnEmptyOneNone() {
        problem(post(vehicle(fresh(), "[]")), 422, "LADEN_WITHOUT_DECLARATIONS");
        post(empty(vehicle(fresh()))).expectStatus().isCreated();
    }

    @Test
    void listsHaveAnEndAndNothingStandsTwiceInThem() {
        String twice = "[\"" + declaration + "\",\"" + declaration + "\"]";
        problem(post(vehicle(fresh(), twice)), 422, "DECLARATION_TWICE");
        problem(post(vehicle(fresh(), "[\"x\"]")), 422, "DECLARATION_ID_FORM");
        String many = "[" + "\"x\",".repeat(50) + "\"x\"]";
        problem(post(vehicle(fresh(), many)), 422, "DECLARATIONS_TOO_MANY");
        String box = "{\"number\":\"CSQU3054383\",\"lengthFeet\":40,\"seal\":\"VN0012345\"}";
        String shorter = box.replace("40", "20");
        String other = shorter.replace("CSQU3054383", "MSCU6639870");
        problem(post(vehicle(fresh()).replace(box, box + "," + other)), 422, "CONTAINERS_TOO_LONG");
        problem(
                post(vehicle(fresh()).replace(box, shorter + "," + shorter)),
                422,
                "CONTAINER_TWICE");
        problem(
                post(vehicle(fresh()).replace(box, box + "," + box + "," + box)),
                422,
                "CONTAINERS_TOO_MANY");
        post(vehicle(fresh()).replace(box, shorter + "," + other)).expectStatus().isCreated();
    }

    @Test
    void aPlateOfAnUnknownFormIsNotedAndTaken() {
        JsonNode receipt =
                json(
                        post(vehicle(fresh()).replace("24C-123.45", "ABC-1234"))
                                .expectStatus()
                                .isCreated());
        assertThat(receipt.path("remarks").path(0).path("code").asString())
                .isEqualTo("PLATE_FORM_UNKNOWN");
    }

    @Test
    void anAmendmentIsAGenerationAndNamesTheOneItReplaces() {
        String words = vehicle(fresh());
        JsonNode receipt = json(post(words).expectStatus().isCreated());
        String other = words.replace("24C-123.45", "24C-543.21");
        put(receipt, null, other).expectStatus().isEqualTo(428);
        put(receipt, "\"2\"", other).expectStatus().isEqualTo(412);
        put(receipt, "\"1\"", other)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        put(receipt, "\"1\"", other).expectStatus().isOk();
        problem(put(receipt, "\"1\"", words), 412, "GENERATION_STALE");
        problem(put(receipt, "\"2\"", words.replace("XE-", "YE-")), 422, "REFERENCE_FIXED");
        assertThat(told(receipt)).isEqualTo(2);
        assertThat(gate.number("select count(*) from former_crossing")).isPositive();
    }

    @Test
    void aVehicleIsTakenBackOnceAndNotChangedAfterwards() {
        String words = vehicle(fresh());
        JsonNode receipt = json(post(words).expectStatus().isCreated());
        for (int i = 0; i < 2; i++) {
            withdraw(receipt)
                    .expectStatus()
                    .isAccepted()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("WITHDRAWAL_REQUESTED");
        }
        assertThat(told(receipt)).isEqualTo(2);
        problem(put(receipt, "*", words.replace("28000", "28001")), 409, "CROSSING_NOT_CHANGEABLE");
    }

    @Test
    void nobodyElseSeesACrossing() {
        JsonNode receipt = json(post(vehicle(fresh())).expectStatus().isCreated());
        gate.stranger("haulier-2").get().uri(self(receipt)).exchange().expectStatus().isNotFound();
        trader.get().uri(self(receipt)).exchange().expectStatus().isOk();
        trader.get().uri(PATH + "/x").exchange().expectStatus().isNotFound();
    }

    @Test
    void aDeclarationAndItsVehiclesAreTakenInTogether() {
        String words = Sample.referenced(fresh());
        String both = with(words, inner(fresh()) + "," + inner(fresh()));
        JsonNode receipt = json(send(trader, DECLARATIONS, both).expectStatus().isCreated());
        assertThat(receipt.path("vehicles").size()).isEqualTo(2);
        JsonNode again = json(send(trader, DECLARATIONS, both).expectStatus().isOk());
        assertThat(again).isEqualTo(receipt);
        trader.get()
                .uri(self(receipt.path("vehicles").path(0)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.declarations[0]")
                .isEqualTo(receipt.path("declarationId").asString());
    }

    @Test
    void aFurtherVehicleComesWithARepeatWhileItsDeclarationIsOpen() {
        String words = Sample.referenced(fresh());
        String first = inner(fresh());
        JsonNode receipt =
                json(send(trader, DECLARATIONS, with(words, first)).expectStatus().isCreated());
        String both = with(words, first + "," + inner(fresh()));
        assertThat(
                        json(send(trader, DECLARATIONS, both).expectStatus().isOk())
                                .path("vehicles")
                                .size())
                .isEqualTo(2);
        trader.delete()
                .uri(self(receipt))
                .header("If-Match", "*")
                .exchange()
                .expectStatus()
                .isAccepted();
        send(trader, DECLARATIONS, both).expectStatus().isOk();
        problem(send(trader, DECLARATIONS, with(words, inner(fresh()))), 422, "DECLARATION_CLOSED");
    }

    @Test
    void ifOneVehicleCannotBeTakenNothingOfTheSubmissionIs() {
        String used = fresh();
        post(vehicle(used)).expectStatus().isCreated();
        String reference = fresh();
        String words = Sample.referenced(reference);
        String other = fresh();
        send(trader, DECLARATIONS, with(words, inner(other) + "," + inner(used)))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/vehicles/1/reference");
        String unknown =
                inner(fresh())
                        .replace(
                                "\"capacityKg\"",
                                "\"declarations\":"
                                        + list(java.util.UUID.randomUUID().toString())
                                        + ",\"capacityKg\"");
        send(trader, DECLARATIONS, with(words, inner(other) + "," + unknown))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/vehicles/1/declarations/0")
                .jsonPath("$.errors[0].code")
                .isEqualTo("DECLARATION_UNKNOWN");
        assertThat(rows("declaration", reference) + rows("crossing", other)).isZero();
        assertThat(gate.number("select count(*) from journal where value like '%" + other + "%'"))
                .isZero();
        send(trader, DECLARATIONS, with(words, inner(other))).expectStatus().isCreated();
    }

    @Test
    void inALongBodyASubmissionThatFailsTakesNobodyDown() {
        String used = fresh();
        post(vehicle(used)).expectStatus().isCreated();
        String body =
                String.join(
                        "\n",
                        line(with(Sample.referenced(fresh()), inner(fresh()))),
                        line(with(Sample.referenced(fresh()), inner(used))),
                        line(Sample.referenced(fresh())));
        String answers =
                trader.post()
                        .uri(DECLARATIONS)
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .bodyValue(body)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(Objects.requireNonNull(answers).lines())
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"accepted\"", "crossingId"),
                        two -> assertThat(two).contains("\"refused\"", "VEHICLE_REFERENCE_USED"),
                        three -> assertThat(three).contains("\"accepted\""));
    }

    @Test
    void faultsOfVehiclesAreToldWithThoseOfTheirDeclaration() {
        String words =
                with(
                        Sample.referenced(fresh()).replace("KIM-THANH", "NOWHERE"),
                        inner(fresh()).replace("CSQU3054383", "CSQU3054384"));
        send(trader, DECLARATIONS, words)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2)
                .jsonPath("$.errors[?(@.code == 'CONTAINER_CHECK_DIGIT')].pointer")
                .isEqualTo("/vehicles/0/containers/0/number");
        String twice = fresh();
        problem(
                send(
                        trader,
                        DECLARATIONS,
                        with(Sample.referenced(fresh()), inner(twice) + "," + inner(twice))),
                422,
                "VEHICLE_REFERENCE_TWICE");
    }

    @Test
    void vehiclesAreNotAmendedWithTheirDeclaration() {
        String words = Sample.referenced(fresh());
        String id = lodged(trader, words);
        problem(
                trader.put()
                        .uri(DECLARATIONS + "/" + id)
                        .header("If-Match", "*")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(with(words, inner(fresh())))
                        .exchange(),
                422,
                "VEHICLES_NOT_HERE");
    }

    @Test
    void theStatusFollowsTheGateUntilTheVehicleIsCalled() {
        String words = vehicle(fresh());
        JsonNode receipt = json(post(words).expectStatus().isCreated());
        CrossingId id = CrossingId.of(id(receipt));
        told(new TicketIssued(id, "X-0412", "KB2", Sample.NOW));
        told(new ReadinessChanged(id, List.of("FEE_DUE"), Sample.NOW));
        status(receipt)
                .jsonPath("$.status")
                .isEqualTo("IN_YARD")
                .jsonPath("$.statusName")
                .isEqualTo("Trong bãi")
                .jsonPath("$.ticket")
                .isEqualTo("X-0412")
                .jsonPath("$.lacking[0]")
                .isEqualTo("FEE_DUE");
        put(receipt, "\"1\"", words.replace("28000", "28001")).expectStatus().isOk();
        told(
                new ReadinessChanged(id, List.of(), Sample.NOW),
                new LaneCalled(id, "X-0412", "X1", "1", "R-1", 0, null, Sample.NOW));
        status(receipt).jsonPath("$.lane").isEqualTo("X1");
        problem(
                put(receipt, "\"2\"", words.replace("28000", "28002")),
                409,
                "CROSSING_NOT_CHANGEABLE");
        problem(withdraw(receipt), 412, "GENERATION_STALE");
    }

    @Test
    void aHundredAreAskedForAtOnceAndNoMore() {
        JsonNode receipt = json(post(vehicle(fresh())).expectStatus().isCreated());
        String own = "?id=" + id(receipt);
        String others = ("&id=" + java.util.UUID.randomUUID()).repeat(99);
        trader.get()
                .uri(PATH + own + others)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1);
        problem(
                trader.get().uri(PATH + own + others + "&id=" + id(receipt)).exchange(),
                400,
                "TOO_MANY_ASKED");
        problem(trader.get().uri(PATH).exchange(), 400, "NOTHING_ASKED");
        gate.stranger("haulier-2")
                .get()
                .uri(PATH + own)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(0);
    }

    private WebTestClient.BodyContentSpec status(JsonNode receipt) {
        return trader.get().uri(self(receipt)).exchange().expectStatus().isOk().expectBody();
    }

    private void told(ClearanceCrossingEvent... events) {
        List<Received> records = new ArrayList<>();
        for (ClearanceCrossingEvent event : events) {
            records.add(
                    new Received(
                            "clearance.crossings",
                            0,
                            records.size(),
                            event.key(),
                            new Place(1, records.size()),
                            event));
        }
        gate.bean("crossingTracking", Subscription.class)
                .handler()
                .handle(Batch.of(records))
                .as(gate.bean(TransactionalOperator.class)::transactional)
                .block(Duration.ofSeconds(20));
    }

    private static String fresh() {
        return "XE-" + COUNT.incrementAndGet();
    }

    private String vehicle(String reference) {
        return vehicle(reference, list(declaration));
    }

    private static String vehicle(String reference, String declarations) {
        return """
               {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Nông sản Lào Cai"},
                "gate":"KIM-THANH","direction":"EXPORT","laden":true,
                "plannedArrival":"2026-11-22T14:30:00+07:00","declarations":%s,%s"""
                .formatted(declarations, inner(reference).substring(1));
    }

    private static String inner(String reference) {
        return """
               {"reference":"%s","plate":"24C-123.45","trailerPlate":"24R-012.34",\
               "driver":{"name":"Vàng A Páo","document":"010203004567","phone":"0912345678"},\
               "containers":[{"number":"CSQU3054383","lengthFeet":40,"seal":"VN0012345"}],\
               "capacityKg":28000}"""
                .formatted(reference);
    }

    private String empty(String words) {
        return words.replace(list(declaration), "[]").replace("true", "false");
    }

    private static String with(String words, String vehicles) {
        return words.strip().replaceFirst("}$", ",\"vehicles\":[" + vehicles + "]}");
    }

    private static String line(String words) {
        return words.replace("\n", " ");
    }

    private static String list(String declaration) {
        return "[\"" + declaration + "\"]";
    }

    private static String lodged(WebTestClient client, String words) {
        return json(send(client, DECLARATIONS, words).expectStatus().isCreated())
                .path("declarationId")
                .asString();
    }

    private WebTestClient.ResponseSpec post(String words) {
        return send(trader, PATH, words);
    }

    private static WebTestClient.ResponseSpec send(
            WebTestClient client, String path, String words) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(words)
                .exchange();
    }

    private WebTestClient.ResponseSpec put(
            JsonNode receipt, @Nullable String ifMatch, String words) {
        return trader.put()
                .uri(self(receipt))
                .contentType(MediaType.APPLICATION_JSON)
                .headers(
                        h -> {
                            if (ifMatch != null) {
                                h.set("If-Match", ifMatch);
                            }
                        })
                .bodyValue(words)
                .exchange();
    }

    private WebTestClient.ResponseSpec withdraw(JsonNode receipt) {
        return trader.delete().uri(self(receipt)).header("If-Match", "\"1\"").exchange();
    }

    private static String self(JsonNode receipt) {
        return receipt.path("links").path("self").asString();
    }

    private static String id(JsonNode receipt) {
        return receipt.path("crossingId").asString();
    }

    private long told(JsonNode receipt) {
        return gate.number(
                "select count(*) from journal where key = '"
                        + receipt.path("crossingId").asString()
                        + "'");
    }

    private long rows(String table, String reference) {
        return gate.number(
                "select count(*) from " + table + " where reference = '" + reference + "'");
    }

    private static JsonNode json(WebTestClient.ResponseSpec answer) {
        byte[] body = answer.expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private static void problem(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }
}
