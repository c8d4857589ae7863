package vn.bordergate.ingest.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.FeeQuoted;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.TrialToken;
import vn.bordergate.ingest.declaring.form.Sample;
import vn.bordergate.ingest.firm.FirmPeople;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.Place;
import vn.bordergate.journal.Received;
import vn.bordergate.journal.Subscription;

/** A firm's people are told what each of them may know, and those whom it sent away nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TellingRightsTrial {

    private static final String RECEIVERS = "/api/notifications/receivers";
    private static final String FIRM = TrialToken.HOME;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final OtherSide otherSide = new OtherSide();
    private TrialGate gate;
    private FirmPeople people;
    private String clerk = "";
    private CrossingId crossing;

    @BeforeAll
    void start() {
        gate =
                new TrialGate(
                        "gate.ingest.telling.inner-addresses=true",
                        "gate.ingest.telling.send=false");
        people = new FirmPeople(gate);
        people.manages("boss", FIRM, "Farm");
    }

    @BeforeEach
    void aClerkAndAVehicleOfTheFirm() {
        clerk = "clerk-" + COUNT.incrementAndGet();
        crossing = announced();
    }

    @AfterAll
    void stop() {
        gate.close();
        otherSide.close();
    }

    @Test
    void whoMaySeeNoPricesIsToldOfAFeeWithoutItsAmount() {
        may("LOOK");
        receiver("boss", "/ok/boss", "crossing.fee-quoted");
        receiver(clerk, "/ok/clerk", "crossing.fee-quoted");
        quoted();
        settle();
        assertThat(data("/ok/boss").path("vnd").asLong()).isEqualTo(350_000);
        assertThat(data("/ok/clerk").path("crossingId").asString()).isEqualTo(crossing.toString());
        assertThat(otherSide.calls("/ok/clerk").getFirst().body()).doesNotContain("vnd", "350000");
    }

    @Test
    void whoSawPricesOnceIsNotToldThemAgainWhenTheyMayNoLonger() {
        may("LOOK", "PRICES");
        JsonNode receiver = receiver(clerk, "/ok/" + clerk, "crossing.fee-quoted");
        quoted();
        settle();
        assertThat(data("/ok/" + clerk).path("vnd").asLong()).isEqualTo(350_000);
        may("LOOK");
        assertThat(replayed(receiver)).isEqualTo(1);
        settle();
        List<OtherSide.Call> calls = otherSide.calls("/ok/" + clerk);
        assertThat(calls).hasSize(2);
        assertThat(calls.getLast().body()).doesNotContain("vnd");
    }

    @Test
    void whatWaitsForSomebodyEndsWhenTheFirmSendsThemAway() {
        may("LOOK");
        receiver(clerk, "/fail/" + clerk, "crossing.called");
        called();
        settle();
        assertThat(otherSide.calls("/fail/" + clerk)).hasSize(1);
        assertThat(deliveries("WAITING")).isEqualTo(1);
        people.end(people.trader("boss"), FIRM, clerk).expectStatus().isNoContent();
        assertThat(deliveries("WAITING")).isZero();
        assertThat(deliveries("ENDED")).isEqualTo(1);
    }

    @Test
    void whatWaitsForSomebodySentAwayAtAnotherInstanceIsNotSentWhenItsTurnComes() {
        may("LOOK");
        receiver(clerk, "/ok/" + clerk, "crossing.called");
        called();
        gate.run("update ingest.firm_member set ended_at = now() where account = '" + clerk + "'");
        gate.run("update ingest.firm_version set version = version + 1");
        // A change of somebody else, after which this instance has read the register anew.
        people.put("boss", FIRM, clerk + "-successor", "LOOK").expectStatus().isNoContent();
        settle();
        assertThat(otherSide.calls("/ok/" + clerk)).isEmpty();
        assertThat(deliveries("ENDED")).isEqualTo(1);
    }

    @Test
    void whoIsSentAwayWhileATurnIsUnderWayGetsNoFurtherLetterOfIt() {
        may("LOOK");
        receiver(clerk, "/held/" + clerk, "crossing.called");
        called();
        called();
        gate.bean(Courier.class).step().block(Duration.ofSeconds(20));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> otherSide.calls("/held/" + clerk).size() == 1);
        // At another instance, so that only the memory of this one knows.
        gate.run("update ingest.firm_member set ended_at = now() where account = '" + clerk + "'");
        gate.run("update ingest.firm_version set version = version + 1");
        people.put("boss", FIRM, clerk + "-successor", "LOOK").expectStatus().isNoContent();
        otherSide.release("/held/" + clerk);
        settle();
        assertThat(otherSide.calls("/held/" + clerk)).hasSize(1);
        assertThat(deliveries("DELIVERED")).isEqualTo(1);
        assertThat(deliveries("ENDED")).isEqualTo(1);
    }

    @Test
    void whoLosesThePricesWhileATurnIsUnderWayIsToldTheRestWithoutThem() {
        may("LOOK", "PRICES");
        receiver(clerk, "/held/" + clerk, "crossing.fee-quoted");
        quoted();
        quoted();
        gate.bean(Courier.class).step().block(Duration.ofSeconds(20));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> otherSide.calls("/held/" + clerk).size() == 1);
        may("LOOK");
        otherSide.release("/held/" + clerk);
        settle();
        List<OtherSide.Call> calls = otherSide.calls("/held/" + clerk);
        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst().body()).contains("350000");
        assertThat(calls.getLast().body()).doesNotContain("vnd");
    }

    @Test
    void whomTheFirmSentAwayGetsNothingOfItAgain() {
        may("LOOK");
        JsonNode receiver = receiver(clerk, "/ok/" + clerk, "crossing.called");
        called();
        settle();
        assertThat(otherSide.calls("/ok/" + clerk)).hasSize(1);
        people.end(people.trader("boss"), FIRM, clerk).expectStatus().isNoContent();
        assertThat(replayed(receiver)).isZero();
        settle();
        assertThat(otherSide.calls("/ok/" + clerk)).hasSize(1);
    }

    @Test
    void whoStaysAmongItsPeopleKeepsWhatWaits() {
        may("LOOK", "DECLARE");
        receiver(clerk, "/ok/" + clerk, "crossing.called");
        called();
        may("LOOK");
        assertThat(deliveries("WAITING")).isEqualTo(1);
        settle();
        assertThat(otherSide.calls("/ok/" + clerk)).hasSize(1);
    }

    private void may(String... rights) {
        people.put("boss", FIRM, clerk, rights).expectStatus().isNoContent();
    }

    private long deliveries(String state) {
        return gate.number(
                """
                select count(*) from ingest.telling_delivery join ingest.telling_receiver
                    using (receiver_id)
                where account = '%s' and telling_delivery.state = '%s'"""
                        .formatted(clerk, state));
    }

    private JsonNode data(String path) {
        List<OtherSide.Call> calls = otherSide.calls(path);
        assertThat(calls).hasSize(1);
        return new JsonMapper().readTree(calls.getFirst().body()).path("data");
    }

    private void settle() {
        gate.bean(Courier.class)
                .step()
                .delayElement(Duration.ofMillis(5))
                .repeat()
                .takeUntil(busy -> !busy)
                .then()
                .block(Duration.ofSeconds(20));
    }

    private JsonNode receiver(String account, String path, String event) {
        return post(
                people.trader(account),
                RECEIVERS,
                "{\"url\":\"%s\",\"events\":[\"%s\"],\"language\":\"vi\"}"
                        .formatted(otherSide.at(path), event));
    }

    private long replayed(JsonNode receiver) {
        String path = RECEIVERS + "/" + receiver.path("receiverId").asString() + "/replay";
        JsonNode queued =
                post(people.trader(clerk), path, "{\"from\":\"2026-11-01T00:00:00+07:00\"}");
        return queued.path("messages").asLong();
    }

    private CrossingId announced() {
        String words =
                """
                {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Vận tải"},
                 "reference":"RIGHTS-%d","gate":"KIM-THANH","direction":"EXPORT","laden":false,
                 "plate":"24C-123.45","driver":{"name":"Vàng A Páo","document":"010203004567"},
                 "containers":[],"declarations":[],"capacityKg":28000,
                 "plannedArrival":"2026-11-22T14:30:00+07:00"}"""
                        .formatted(COUNT.get());
        JsonNode receipt = post(people.trader("boss"), "/api/crossings", words);
        return CrossingId.of(receipt.path("crossingId").asString());
    }

    private static JsonNode post(WebTestClient who, String path, String words) {
        return new JsonMapper()
                .readTree(
                        who.post()
                                .uri(path)
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(words)
                                .exchange()
                                .expectStatus()
                                .is2xxSuccessful()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody());
    }

    private void quoted() {
        told(new FeeQuoted(crossing, 350_000, "T-2026", "F-01", Sample.NOW));
    }

    private void called() {
        told(new LaneCalled(crossing, "X-1", "L2", "1", "Q-01", 0, null, Sample.NOW));
    }

    private void told(ClearanceCrossingEvent event) {
        Received one =
                new Received("clearance.crossings", 0, 0, event.key(), new Place(1, 0), event);
        gate.bean("telling", Subscription.class)
                .handler()
                .handle(Batch.of(List.of(one)))
                .as(gate.bean(TransactionalOperator.class)::transactional)
                .block(Duration.ofSeconds(20));
    }
}
