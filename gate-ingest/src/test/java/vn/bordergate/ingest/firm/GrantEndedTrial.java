package vn.bordergate.ingest.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.TrialToken;
import vn.bordergate.ingest.consignment.News;

/**
 * A broker acts for a farm, pays its fees too, and from the moment that its grant ends it does not.
 */
class GrantEndedTrial {

    private static final String FARM = TrialToken.HOME;
    private static final String BROKER = TrialToken.ELSEWHERE;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static TrialGate gate;
    private static FirmPeople people;

    @BeforeAll
    static void open() {
        gate = new TrialGate();
        people = new FirmPeople(gate);
        people.manages("boss", FARM, "Farm");
        people.manages("agent", BROKER, "Broker");
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @Test
    void aBrokerPaysForAVehicleOfTheFarmUntilItsGrantEnds() {
        people.grants("boss", FARM, BROKER, "DECLARE", "LOOK", "PRICES");
        String vehicle = announced("boss");
        payer("agent", vehicle)
                .expectStatus()
                .isAccepted()
                .expectBody()
                // The day at the gate ends, and no grant ends within a day.
                .jsonPath("$.until")
                .isEqualTo("2026-11-22T17:00:00Z");
        assertThat(words(vehicle, "agent")).isEqualTo(1);
        ended();
        payer("agent", vehicle).expectStatus().isNotFound();
        assertThat(words(vehicle, "agent")).as("and the till has been told").isEqualTo(2);
        assertThat(takenBack(vehicle, "agent")).isEqualTo(1);
    }

    @Test
    void whatABrokerAnnouncedForTheFarmIsNoLongerItsToPayWhenItsGrantEnds() {
        people.grants("boss", FARM, BROKER, "DECLARE", "LOOK");
        String vehicle = announced("agent");
        String other = announced("boss");
        ended();
        assertThat(takenBack(vehicle, "agent")).isEqualTo(1);
        assertThat(words(other, "agent")).isZero();
    }

    @Test
    void aBrokersPersonWhomItSendsAwayPaysNoMoreForTheFarm() {
        people.grants("boss", FARM, BROKER, "DECLARE", "LOOK", "PRICES");
        people.put("agent", BROKER, "runner", "DECLARE", "LOOK", "PRICES")
                .expectStatus()
                .isNoContent();
        String vehicle = announced("boss");
        payer("runner", vehicle).expectStatus().isAccepted();
        payer("agent", vehicle).expectStatus().isAccepted();
        people.end(people.trader("agent"), BROKER, "runner").expectStatus().isNoContent();
        assertThat(takenBack(vehicle, "runner")).isEqualTo(1);
        assertThat(takenBack(vehicle, "agent")).isZero();
        ended();
    }

    @Test
    void whoMaySeeNoPricesIsNotShownAFeeByAskingToPayIt() {
        people.grants("boss", FARM, BROKER, "DECLARE", "LOOK");
        String vehicle = announced("boss");
        payer("agent", vehicle)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("FEE_NOT_YOURS");
        assertThat(words(vehicle, "agent")).isZero();
        ended();
    }

    @Test
    void aPageThatListensHearsNothingMoreAndIsClosed() throws InterruptedException {
        people.grants("boss", FARM, BROKER, "DECLARE", "LOOK");
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        CountDownLatch closed = new CountDownLatch(1);
        var page =
                people.trader("agent")
                        .get()
                        .uri("/mine/live")
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class)
                        .getResponseBody()
                        .doOnComplete(closed::countDown)
                        .subscribe(heard::add);
        await().atMost(PATIENCE).until(() -> !heard.isEmpty());
        ended();
        int before = heard.size();
        gate.run("select pg_notify('consignments', '" + News.of("VN_TAX_CODE:" + FARM) + "')");
        assertThat(closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(heard).hasSize(before);
        page.dispose();
    }

    @Test
    void aProgramFindsTheGrantThatItEndsAsThePageDoes() {
        people.grants("boss", FARM, BROKER, "LOOK");
        String path = "/api/firms/" + FARM + "/people";
        people.trader("boss")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.people[?(@.account=='boss')].rights")
                .exists()
                .jsonPath("$.given[0].broker")
                .isEqualTo(BROKER)
                .jsonPath("$.given[0].id")
                .isNumber()
                .jsonPath("$.given[0].endedAt")
                .doesNotExist();
        people.trader("agent").get().uri(path).exchange().expectStatus().isNotFound();
        ended();
    }

    private static WebTestClient.ResponseSpec payer(String account, String vehicle) {
        return people.trader(account).post().uri("/api/crossings/" + vehicle + "/payer").exchange();
    }

    private static void ended() {
        long grant =
                gate.number("select max(grant_id) from ingest.firm_grant where ended_at is null");
        people.post(
                        people.trader("boss"),
                        "/api/firms/grants/" + grant + "/end",
                        "{\"reason\":\"contract over\"}")
                .expectStatus()
                .isNoContent();
    }

    /** How often the till was told of somebody. */
    private static long words(String vehicle, String account) {
        return told(vehicle, account).size();
    }

    private static long takenBack(String vehicle, String account) {
        return told(vehicle, account).stream()
                .filter(word -> word.path("until").equals(word.path("at")))
                .count();
    }

    private static List<JsonNode> told(String vehicle, String account) {
        return gate.bean(DatabaseClient.class)
                .sql("select value from journal where type like '%payer-named%' order by 1")
                .map(row -> String.valueOf(row.get(0, String.class)))
                .all()
                .map(JsonMapper.shared()::readTree)
                .filter(word -> word.path("crossingId").asString().equals(vehicle))
                .filter(word -> word.path("subject").asString().equals(account))
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static String announced(String account) {
        String words =
                """
                {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Vận tải"},
                 "reference":"GRANT-%d","gate":"KIM-THANH","direction":"EXPORT","laden":false,
                 "plate":"24C-123.45","driver":{"name":"Vàng A Páo","document":"010203004567"},
                 "containers":[],"declarations":[],"capacityKg":28000,
                 "plannedArrival":"2026-11-22T14:30:00+07:00"}"""
                        .formatted(COUNT.incrementAndGet());
        String receipt =
                people.post(people.trader(account), "/api/crossings", words)
                        .expectStatus()
                        .isCreated()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree(String.valueOf(receipt)).path("crossingId").asString();
    }
}
