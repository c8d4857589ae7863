package vn.bordergate.ingest.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.declaring.form.Sample;

/** Readings over HTTP: the good ways and the bad ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SensingTrial {

    private static final String PATH = "/api/readings";
    private static final String SCALES = "KT-KB2-WB";
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final AtomicLong COUNT = new AtomicLong();

    private TrialGate gate;

    @BeforeAll
    void start() {
        gate = new TrialGate("gate.ingest.sensing.prune-every=1h");
    }

    @AfterAll
    void stop() {
        gate.close();
    }

    @Test
    void aReadingIsKeptAndToldWithItsPlace() {
        long number = COUNT.incrementAndGet();
        post(SCALES, weighing(number))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.clockWrong")
                .isEqualTo(false)
                .jsonPath("$.at")
                .isEqualTo(Sample.NOW.minusSeconds(5).toString());
        String event = journaled(number);
        assertThat(event)
                .contains("\"place\":\"KB2\"", "\"gate\":\"KIM-THANH\"", "\"plate\":\"24C12345\"")
                .contains("\"massKg\":38460", "\"confidence\":875");
    }

    @Test
    void theSameReadingAgainGetsTheSameAnswerAndIsToldOnce() {
        long number = COUNT.incrementAndGet();
        String words = weighing(number);
        byte[] first =
                post(SCALES, words)
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        byte[] again =
                post(SCALES, words.replace("\"sentAt\":\"" + Sample.NOW, "\"sentAt\":\"" + later()))
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        assertThat(again).isEqualTo(first);
        assertThat(events(number)).isEqualTo(1);
    }

    @Test
    void theSameNumberWithOtherContentIsAConflict() {
        long number = COUNT.incrementAndGet();
        post(SCALES, weighing(number)).expectStatus().isCreated();
        problem(
                post(SCALES, weighing(number).replace("38460", "38461")),
                409,
                "READING_NUMBER_USED");
        assertThat(events(number)).isEqualTo(1);
    }

    @Test
    void aDeviceSpeaksForNobodyElse() {
        problem(post("KT-KB1-WB", weighing(COUNT.incrementAndGet())), 403, "DEVICE_FOREIGN");
        problem(post("SOMEBODY", weighing(COUNT.incrementAndGet())), 403, "DEVICE_UNKNOWN");
        WebTestClient elsewhere =
                gate.client(TrialGate.token(SCALES, List.of("BAN-VUOC"), "device"));
        problem(send(elsewhere, weighing(COUNT.incrementAndGet())), 403, "FOREIGN_GATE");
        WebTestClient trader = gate.trader(SCALES);
        send(trader, weighing(COUNT.incrementAndGet())).expectStatus().isForbidden();
    }

    @Test
    void aClockIsWrongFromTheFirstSecondBeyondTheLimit() {
        for (int seconds : new int[] {-121, -120, 120, 121}) {
            Instant shown = Sample.NOW.plusSeconds(seconds);
            boolean wrong = Math.abs(seconds) > 120;
            String words =
                    weighing(COUNT.incrementAndGet())
                            .replace(Sample.NOW.minusSeconds(5).toString(), shown.toString())
                            .replace(",\"sentAt\":\"" + Sample.NOW + "\"", "");
            Instant at = wrong || seconds > 0 ? Sample.NOW : shown;
            post(SCALES, words)
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.clockWrong")
                    .isEqualTo(wrong)
                    .jsonPath("$.at")
                    .isEqualTo(at.toString());
        }
    }

    @Test
    void aReadingThatComesLateFromARightClockKeepsItsTime() {
        Instant taken = Sample.NOW.minus(Duration.ofHours(5));
        String words =
                weighing(COUNT.incrementAndGet())
                        .replace(Sample.NOW.minusSeconds(5).toString(), taken.toString());
        post(SCALES, words)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.clockWrong")
                .isEqualTo(false)
                .jsonPath("$.at")
                .isEqualTo(taken.toString());
    }

    @Test
    void theHealthOfADeviceShowsItsClock() {
        String camera = "KT-B1-X1-CAM";
        String words =
                """
                {"device":"KT-B1-X1-CAM","number":1,"kind":"BARRIER_REACHED","takenAt":"%s"}"""
                        .formatted(Sample.NOW.plusSeconds(61));
        send(client(camera), words).expectStatus().isCreated();
        gate.client(TrialGate.token("guard", "border-guard"))
                .get()
                .uri("/api/devices")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.device == 'KT-B1-X1-CAM')].clockWrong")
                .isEqualTo(true)
                .jsonPath("$[?(@.device == 'KT-B1-X1-CAM')].clockOffMillis")
                .isEqualTo(61_000)
                .jsonPath("$[?(@.device == 'KT-B1-X2-CAM')].readings")
                .isEqualTo(0);
    }

    @Test
    void whatCannotBeAPlateIsNotedAndThePassageTaken() {
        long number = COUNT.incrementAndGet();
        post(SCALES, weighing(number).replace("24C-123.45", "2?C"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.remarks[0].code")
                .isEqualTo("PLATE_UNREADABLE");
        assertThat(journaled(number)).contains("\"plate\":null", "\"confidence\":null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"number\":N|\"number\":0|/number|NUMBER_RANGE",
                "\"number\":N|\"number\":9007199254740992|/number|NUMBER_RANGE",
                "\"number\":N|\"number\":1.5|/number|NUMBER_RANGE",
                "WEIGHED|YARD_ENTRY|/kind|READING_KIND_FOREIGN",
                "WEIGHED|PARKED|/kind|UNKNOWN_VALUE",
                "38460|0|/massKg|NUMBER_RANGE",
                "38460|200001|/massKg|NUMBER_RANGE",
                "\"massKg\":38460,||/massKg|MISSING",
                "\"confidence\":875|\"confidence\":1001|/confidence|NUMBER_RANGE",
                "24C-123.45|01234567890123456789012345678901234567890|/plate|TEXT_TOO_LONG",
                "\"takenAt\":\"2|\"takenAt\":\"x2|/takenAt|TIME_FORM",
                "\"kind\"|\"kinds\"|/kind|MISSING",
                "\"kind\":|\"extra\":1,\"kind\":|/extra|UNKNOWN_PROPERTY"
            })
    void whatIsWrongIsToldAtItsPlace(String part, String other, String pointer, String code) {
        long number = COUNT.incrementAndGet();
        String words =
                weighing(number)
                        .replace(part.replace("N", "" + number), other == null ? "" : other);
        post(SCALES, words)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[?(@.code == '" + code + "')].pointer")
                .isEqualTo(pointer);
        assertThat(events(number)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740991", "1"})
    void theFirstAndTheLastNumberAreTaken(String number) {
        String entry =
                """
                {"device":"KT-KB1-IN","number":%s,"kind":"YARD_ENTRY","takenAt":"%s"}"""
                        .formatted(number, Sample.NOW);
        send(client("KT-KB1-IN"), entry).expectStatus().isCreated();
    }

    @Test
    void aReadingIsSentAfterItIsTaken() {
        String words =
                weighing(COUNT.incrementAndGet())
                        .replace(
                                "\"sentAt\":\"" + Sample.NOW,
                                "\"sentAt\":\"" + Sample.NOW.minusSeconds(6));
        problem(post(SCALES, words), 422, "SENT_BEFORE_TAKEN");
    }

    @Test
    void ofManyAtOnceOneIsNewAndTheOthersAreRepeats() {
        String device = "KT-KB1-2-WB";
        String words = weighing(1).replace(SCALES, device);
        WebClient client =
                WebClient.builder()
                        .baseUrl("http://127.0.0.1:" + gate.port())
                        .defaultHeaders(h -> h.setBearerAuth(TrialGate.token(device, "device")))
                        .build();
        Map<Integer, Long> answers =
                Objects.requireNonNull(
                        Flux.range(0, 40)
                                .flatMap(
                                        _ ->
                                                client.post()
                                                        .uri(PATH)
                                                        .contentType(MediaType.APPLICATION_JSON)
                                                        .bodyValue(words)
                                                        .exchangeToMono(
                                                                a ->
                                                                        a.releaseBody()
                                                                                .thenReturn(
                                                                                        a.statusCode()
                                                                                                .value())),
                                        40)
                                .collect(
                                        Collectors.groupingBy(
                                                Function.identity(), Collectors.counting()))
                                .block(WAIT_MAX));
        assertThat(answers).isEqualTo(Map.of(201, 1L, 200, 39L));
        assertThat(gate.number("select count(*) from journal where key = 'device/" + device + "'"))
                .isEqualTo(1);
    }

    @Test
    void linesAreAnsweredByLine() {
        long first = COUNT.incrementAndGet();
        long second = COUNT.incrementAndGet();
        String body =
                String.join(
                        "\n",
                        weighing(first),
                        weighing(first),
                        weighing(first).replace("38460", "1"),
                        "{",
                        weighing(second).replace(SCALES, "KT-KB1-WB"),
                        weighing(second),
                        " ".repeat(4096) + weighing(second));
        List<String> answers = lines(body);
        assertThat(answers)
                .extracting(SensingTrial::status)
                .containsExactly(
                        "accepted",
                        "repeated",
                        "conflict",
                        "refused",
                        "refused",
                        "accepted",
                        "refused");
        assertThat(answers.get(3)).contains("MALFORMED_JSON", "\"line\":4");
        assertThat(answers.get(4)).contains("DEVICE_FOREIGN");
        assertThat(answers.get(6)).contains("READING_TOO_LONG");
        assertThat(events(first) + events(second)).isEqualTo(2);
    }

    @Test
    void manyLinesShareTransactions() {
        long from = COUNT.getAndAdd(2000) + 1;
        long before = gate.number("select count(distinct txid) from journal");
        String body =
                IntStream.range(0, 2000)
                        .mapToObj(i -> weighing(from + i))
                        .collect(Collectors.joining("\n"));
        assertThat(lines(body)).allMatch(answer -> status(answer).equals("accepted"));
        long transactions = gate.number("select count(distinct txid) from journal") - before;
        assertThat(transactions).isBetween(1L, 200L);
    }

    @Test
    void aBodyOverTheLimitIsNotRead() {
        problem(post(SCALES, " ".repeat(4096) + "{}"), 413, "BODY_TOO_LARGE");
        problem(
                client(SCALES)
                        .post()
                        .uri(PATH)
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .bodyValue("\n \n")
                        .exchange(),
                400,
                "BODY_EMPTY");
    }

    @Test
    void oldReadingsAreForgottenAndTheirNumbersNotTakenAgain() {
        String device = "KT-KB2-2-WB";
        String first = weighing(7).replace(SCALES, device);
        send(client(device), first).expectStatus().isCreated();
        gate.run(
                "update reading set received_at = received_at - interval '4 days' where device = '"
                        + device
                        + "'");
        assertThat(gate.bean(ReadingPruning.class).prune().block(WAIT_MAX)).isEqualTo(1);
        problem(send(client(device), first), 409, "READING_FORGOTTEN");
        problem(send(client(device), first.replace(":7,", ":6,")), 409, "READING_FORGOTTEN");
        send(client(device), first.replace(":7,", ":8,")).expectStatus().isCreated();
        assertThat(gate.number("select count(*) from reading where device = '" + device + "'"))
                .isEqualTo(1);
    }

    private static Instant later() {
        return Sample.NOW.plusSeconds(90);
    }

    static String weighing(long number) {
        return """
               {"device":"KT-KB2-WB","number":%d,"kind":"WEIGHED","plate":"24C-123.45",\
               "confidence":875,"massKg":38460,"takenAt":"%s","sentAt":"%s"}"""
                .formatted(number, Sample.NOW.minusSeconds(5), Sample.NOW);
    }

    private WebTestClient client(String device) {
        return gate.client(TrialGate.token(device, "device"));
    }

    private WebTestClient.ResponseSpec post(String device, String words) {
        return send(client(device), words);
    }

    private static WebTestClient.ResponseSpec send(WebTestClient client, String words) {
        return client.post()
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(words)
                .exchange();
    }

    private List<String> lines(String body) {
        String answers =
                client(SCALES)
                        .post()
                        .uri(PATH)
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .bodyValue(body)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return Objects.requireNonNull(answers).lines().toList();
    }

    private static String status(String answer) {
        return answer.replaceAll(".*\"status\":\"([a-z]+)\".*", "$1");
    }

    private String journaled(long number) {
        return Objects.requireNonNull(
                gate.bean(org.springframework.r2dbc.core.DatabaseClient.class)
                        .sql(
                                "select value from journal where key = 'device/KT-KB2-WB'"
                                        + " and value like '%\"number\":"
                                        + number
                                        + ",%'")
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .one()
                        .block(WAIT_MAX));
    }

    private long events(long number) {
        return gate.number(
                "select count(*) from journal where key = 'device/KT-KB2-WB'"
                        + " and value like '%\"number\":"
                        + number
                        + ",%'");
    }

    private static void problem(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }
}
