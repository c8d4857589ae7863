package vn.bordergate.ingest.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.CallingChanged;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.declaring.form.Sample;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.Place;
import vn.bordergate.journal.Received;
import vn.bordergate.journal.Subscription;

/** Telling hauliers' servers that fail, hang, redirect, answer late, and come back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TellingTrial {

    private static final String RECEIVERS = "/api/notifications/receivers";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final OtherSide otherSide = new OtherSide();
    private final AtomicReference<Instant> now = new AtomicReference<>(Sample.NOW);
    private final InstantSource clock = now::get;
    private TrialGate gate;
    private Courier courier;
    private String account = "";
    private WebTestClient trader;

    @BeforeAll
    void start() {
        gate =
                new TrialGate(
                        "gate.ingest.telling.inner-addresses=true",
                        "gate.ingest.telling.send=false");
        Duration callMax = Duration.ofMillis(600);
        TellingProperties settings =
                new TellingProperties(
                        true,
                        false,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(100),
                        1,
                        8,
                        Duration.ofDays(30),
                        Duration.ofDays(7),
                        Duration.ofDays(3),
                        Duration.ofDays(1),
                        "");
        Caller caller =
                new Caller(new CheckedAddresses(Runnable::run, _ -> true), 9, callMax, clock);
        courier =
                new Courier(
                        gate.bean(Deliveries.class),
                        gate.bean(TurnBook.class),
                        caller,
                        gate.bean(Discretion.class),
                        settings,
                        clock);
    }

    @BeforeEach
    void aTraderOfItsOwn() {
        now.set(Sample.NOW);
        account = "haulier-" + COUNT.incrementAndGet();
        trader = gate.trader(account);
    }

    @AfterAll
    void stop() {
        gate.close();
        otherSide.close();
    }

    @Test
    void aCallIsToldOnceAndSigned() {
        JsonNode receiver = receiver("/ok/signed", "crossing.called");
        CrossingId id = announced();
        called(id);
        settle();
        settle();
        OtherSide.Call call = single("/ok/signed");
        JsonNode body = new JsonMapper().readTree(call.body());
        assertThat(body.path("type").asString()).isEqualTo("crossing.called");
        assertThat(body.path("text").asString()).isEqualTo("Được gọi vào làn");
        assertThat(body.path("data").path("crossingId").asString()).isEqualTo(id.toString());
        assertThat(body.path("data").path("lane").asString()).isEqualTo("L2");
        assertThat(body.path("data").path("reference").asString()).startsWith("TELL-");
        assertThat(call.headers())
                .containsEntry(
                        "webhook-signature",
                        new WebhookSecret(receiver.path("secret").asString())
                                .sign(
                                        call.header("webhook-id"),
                                        Sample.NOW.getEpochSecond(),
                                        call.body()))
                .containsEntry("content-type", "application/json");
    }

    @Test
    void whoWaitsIsToldThatTheOtherSideStoppedAndThatItGoesOn() {
        receiver("/ok/stopped", "crossing.calling-stopped");
        receiver("/ok/resumed", "crossing.calling-resumed");
        CrossingId id = announced();
        told(new TicketIssued(id, "X-1", "KB2", Sample.NOW));
        told(new CallingChanged(id, "ROUTE_CLOSED", Sample.NOW));
        settle();
        JsonNode stopped = new JsonMapper().readTree(single("/ok/stopped").body());
        assertThat(stopped.path("data").path("reasonCode").asString()).isEqualTo("ROUTE_CLOSED");
        assertThat(otherSide.calls("/ok/resumed")).isEmpty();
        told(new CallingChanged(id, null, Sample.NOW));
        settle();
        JsonNode resumed = new JsonMapper().readTree(single("/ok/resumed").body());
        assertThat(resumed.path("type").asString()).isEqualTo("crossing.calling-resumed");
    }

    @Test
    void onlyWhatWasChosenAndOnlyOfOnesOwnIsTold() {
        receiver("/ok/chosen", "crossing.called");
        WebTestClient mine = trader;
        aTraderOfItsOwn();
        receiver("/ok/others", "crossing.called");
        trader = mine;
        CrossingId id = announced();
        told(new TicketIssued(id, "X-1", "KB2", Sample.NOW));
        settle();
        assertThat(otherSide.calls("/ok/chosen")).isEmpty();
        called(id);
        settle();
        assertThat(otherSide.calls("/ok/chosen")).hasSize(1);
        assertThat(otherSide.calls("/ok/others")).isEmpty();
    }

    @Test
    void whatFailsIsSentAgainUnderTheSameIdWhenItsTimeHasCome() {
        receiver("/fail/again", "crossing.called");
        called(announced());
        settle();
        assertThat(otherSide.calls("/fail/again")).hasSize(1);
        now.set(Sample.NOW.plusSeconds(4));
        settle();
        assertThat(otherSide.calls("/fail/again")).hasSize(1);
        otherSide.answers("/fail/again", 200);
        now.set(Sample.NOW.plusSeconds(6));
        settle();
        List<OtherSide.Call> calls = otherSide.calls("/fail/again");
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).header("webhook-id")).isEqualTo(calls.get(0).header("webhook-id"));
        now.set(Sample.NOW.plusSeconds(600));
        settle();
        assertThat(otherSide.calls("/fail/again")).hasSize(2);
    }

    @Test
    void aReceiverThatHangsDelaysNobodyElse() {
        receiver("/hang/1", "crossing.called");
        receiver("/hang/2", "crossing.called");
        receiver("/hang/3", "crossing.called");
        receiver("/ok/beside", "crossing.called");
        called(announced());
        // There is room for one call among the swift; the hanging ones have moved over.
        settle();
        assertThat(otherSide.calls("/ok/beside")).hasSize(1);
        assertThat(number("slow and failing_since is not null")).isEqualTo(3);
        called(announced());
        settle();
        assertThat(otherSide.calls("/ok/beside")).hasSize(2);
        assertThat(otherSide.calls("/hang/1")).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        JsonNode receiver = receiver("/redirect/x", "crossing.called");
        called(announced());
        settle();
        assertThat(otherSide.calls("/redirect/x")).hasSize(1);
        assertThat(otherSide.calls("/ok/behind")).isEmpty();
        log(receiver)
                .jsonPath("$[0].outcome")
                .isEqualTo("REDIRECTED")
                .jsonPath("$[0].status")
                .isEqualTo(302);
    }

    @Test
    void aLateAnswerIsOneAndCostsThePlaceAmongTheSwift() {
        JsonNode receiver = receiver("/late/x", "crossing.called");
        called(announced());
        settle();
        log(receiver).jsonPath("$[0].outcome").isEqualTo("DELIVERED");
        assertThat(number("slow and failing_since is null")).isEqualTo(1);
    }

    @Test
    void alsoALongAnswerIsOne() {
        JsonNode receiver = receiver("/talkative/x", "crossing.called");
        called(announced());
        settle();
        log(receiver).jsonPath("$[0].outcome").isEqualTo("DELIVERED");
    }

    @Test
    void whereNothingArrivesForThreeDaysNothingIsSentUntilTheOwnerSaysSo() {
        JsonNode receiver = receiver("/fail/days", "crossing.called");
        called(announced());
        settle();
        now.set(Sample.NOW.plus(Duration.ofDays(3)).minusSeconds(1));
        settle();
        one(receiver).jsonPath("$.state").isEqualTo("ON").jsonPath("$.failingSince").exists();
        now.set(Sample.NOW.plus(Duration.ofDays(3)).plusSeconds(300));
        settle();
        one(receiver)
                .jsonPath("$.state")
                .isEqualTo("DISABLED")
                .jsonPath("$.reason")
                .isEqualTo("FAILED_LONG")
                .jsonPath("$.waiting")
                .isEqualTo(1);
        trader.get()
                .uri("/notifications")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("role=\"alert\"", "ba ngày liền"));
        otherSide.answers("/fail/days", 200);
        int before = otherSide.calls("/fail/days").size();
        now.set(Sample.NOW.plus(Duration.ofDays(4)));
        settle();
        assertThat(otherSide.calls("/fail/days")).hasSize(before);
        change(receiver, wish("/fail/days", "crossing.called")).expectStatus().isOk();
        settle();
        assertThat(otherSide.calls("/fail/days")).hasSize(before + 1);
        one(receiver).jsonPath("$.state").isEqualTo("ON").jsonPath("$.waiting").isEqualTo(0);
    }

    @Test
    void whoWantsNoMoreGetsNoMore() {
        JsonNode receiver = receiver("/gone/x", "crossing.called");
        called(announced());
        settle();
        one(receiver)
                .jsonPath("$.state")
                .isEqualTo("DISABLED")
                .jsonPath("$.reason")
                .isEqualTo("GONE");
    }

    @Test
    void aReceiverAsksForEverythingSinceATimeAgain() {
        JsonNode receiver = receiver("/ok/replay", "crossing.called");
        called(announced());
        called(announced());
        settle();
        replay(receiver, Sample.NOW.plusSeconds(1)).jsonPath("$.messages").isEqualTo(0);
        settle();
        assertThat(otherSide.calls("/ok/replay")).hasSize(2);
        replay(receiver, Sample.NOW.minusSeconds(60))
                .jsonPath("$.messages")
                .isEqualTo(2)
                .jsonPath("$.next")
                .doesNotExist();
        settle();
        assertThat(otherSide.calls("/ok/replay")).hasSize(4);
        assertThat(
                        otherSide.calls("/ok/replay").stream()
                                .map(call -> call.header("webhook-id"))
                                .distinct())
                .hasSize(2);
    }

    @Test
    void anotherReceiverOfTheAccountCanAskForWhatWasBeforeIt() {
        receiver("/ok/first", "crossing.called");
        called(announced());
        settle();
        JsonNode second = receiver("/ok/second", "crossing.called");
        replay(second, Sample.NOW.minusSeconds(60)).jsonPath("$.messages").isEqualTo(1);
        settle();
        assertThat(otherSide.calls("/ok/second")).hasSize(1);
    }

    @Test
    void aTestMessageGoesTheSameWay() {
        JsonNode receiver = receiver("/ok/test", "crossing.called");
        post(receiver, "/test", "").expectStatus().isAccepted();
        settle();
        assertThat(single("/ok/test").body()).contains("\"type\":\"gate.test\"");
        for (int i = 1; i < Replays.TESTS_A_MINUTE_MAX; i++) {
            post(receiver, "/test", "").expectStatus().isAccepted();
        }
        post(receiver, "/test", "")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After");
    }

    @Test
    void whileASecretIsChangedBothSign() {
        JsonNode receiver = receiver("/ok/rotated", "crossing.called");
        JsonNode rotated = json(post(receiver, "/secret", "").expectStatus().isOk());
        assertThat(rotated.path("secret").asString())
                .isNotEqualTo(receiver.path("secret").asString());
        called(announced());
        settle();
        assertThat(single("/ok/rotated").header("webhook-signature").split(" ", -1)).hasSize(2);
        one(receiver).jsonPath("$.secret").doesNotExist();
    }

    @Test
    void anothersReceiverIsNotThereForAnybodyElse() {
        JsonNode receiver = receiver("/ok/mine", "crossing.called");
        WebTestClient other = gate.trader("somebody-else");
        String path = RECEIVERS + "/" + receiver.path("receiverId").asString();
        for (String address : List.of("", "/log")) {
            other.get().uri(path + address).exchange().expectStatus().isNotFound();
        }
        for (String address : List.of("/secret", "/test")) {
            other.post().uri(path + address).exchange().expectStatus().isNotFound();
        }
        send(other, HttpMethod.POST, path + "/replay", "{\"from\":\"2026-11-22T00:00:00Z\"}")
                .expectStatus()
                .isNotFound();
        send(other, HttpMethod.PUT, path, wish("/ok/mine", "crossing.called"))
                .expectStatus()
                .isNotFound();
        other.delete().uri(path).exchange().expectStatus().isNotFound();
        String page = "/notifications/" + receiver.path("receiverId").asString();
        other.get().uri(page).accept(MediaType.TEXT_HTML).exchange().expectStatus().isNotFound();
        one(receiver).jsonPath("$.url").isEqualTo(otherSide.at("/ok/mine"));
        trader.get()
                .uri(page)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(
                        text ->
                                assertThat(text)
                                        .contains(otherSide.at("/ok/mine"))
                                        .doesNotContain("whsec_"));
    }

    @Test
    void anAccountHasTenReceiversAtMost() {
        for (int i = 0; i < 10; i++) {
            receiver("/ok/" + i, "crossing.called");
        }
        send(trader, HttpMethod.POST, RECEIVERS, wish("/ok/11", "crossing.called"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("RECEIVERS_TOO_MANY");
    }

    @Test
    void everyFaultOfAWishIsSaidAtItsPlace() {
        send(
                        trader,
                        HttpMethod.POST,
                        RECEIVERS,
                        "{\"url\":\"ftp://x\",\"events\":[\"gate.test\"],\"language\":\"fr\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[?(@.pointer=='/url')].code")
                .isEqualTo("RECEIVER_ADDRESS_FORM")
                .jsonPath("$.errors[?(@.pointer=='/events/0')].code")
                .isEqualTo("RECEIVER_EVENT_UNKNOWN")
                .jsonPath("$.errors[?(@.pointer=='/language')].code")
                .isEqualTo("RECEIVER_LANGUAGE_UNKNOWN");
    }

    @Test
    void aNameThatLeadsInsideIsNeverCalled() {
        Caller careful =
                new Caller(
                        new CheckedAddresses(Runnable::run, PublicAddress::is),
                        1,
                        Duration.ofSeconds(5),
                        clock);
        for (String host : List.of("localhost", "127.0.0.1")) {
            Addressee to =
                    new Addressee(
                            UUID.randomUUID(),
                            account,
                            Addressee.Kind.WEBHOOK,
                            otherSide.at("/ok/inside").replace("127.0.0.1", host),
                            "whsec_AAAA",
                            null,
                            null,
                            false,
                            0);
            Attempt attempt =
                    careful.call(to, new Letter(1, UUID.randomUUID(), null, false, "", "{}", 0))
                            .block(Duration.ofSeconds(10));
            assertThat(Objects.requireNonNull(attempt).outcome())
                    .isEqualTo(Attempt.Outcome.FORBIDDEN);
        }
        assertThat(otherSide.calls("/ok/inside")).isEmpty();
    }

    /** Sends until nothing is due any more. */
    private void settle() {
        courier.step()
                .delayElement(Duration.ofMillis(5))
                .repeat()
                .takeUntil(busy -> !busy)
                .then()
                .block(Duration.ofSeconds(20));
    }

    private JsonNode receiver(String path, String event) {
        return json(
                send(trader, HttpMethod.POST, RECEIVERS, wish(path, event))
                        .expectStatus()
                        .isCreated());
    }

    private String wish(String path, String event) {
        return "{\"url\":\"%s\",\"events\":[\"%s\"],\"language\":\"vi\"}"
                .formatted(otherSide.at(path), event);
    }

    private WebTestClient.ResponseSpec change(JsonNode receiver, String wish) {
        String path = RECEIVERS + "/" + receiver.path("receiverId").asString();
        return send(trader, HttpMethod.PUT, path, wish);
    }

    private WebTestClient.ResponseSpec post(JsonNode receiver, String what, String body) {
        String path = RECEIVERS + "/" + receiver.path("receiverId").asString() + what;
        return send(trader, HttpMethod.POST, path, body);
    }

    private WebTestClient.BodyContentSpec replay(JsonNode receiver, Instant from) {
        return post(receiver, "/replay", "{\"from\":\"" + from + "\"}")
                .expectStatus()
                .isAccepted()
                .expectBody();
    }

    private WebTestClient.BodyContentSpec one(JsonNode receiver) {
        return trader.get()
                .uri(RECEIVERS + "/" + receiver.path("receiverId").asString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private WebTestClient.BodyContentSpec log(JsonNode receiver) {
        return trader.get()
                .uri(RECEIVERS + "/" + receiver.path("receiverId").asString() + "/log")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static WebTestClient.ResponseSpec send(
            WebTestClient client, HttpMethod method, String path, String body) {
        return client.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static JsonNode json(WebTestClient.ResponseSpec answer) {
        return new JsonMapper()
                .readTree(answer.expectBody(String.class).returnResult().getResponseBody());
    }

    private OtherSide.Call single(String path) {
        List<OtherSide.Call> calls = otherSide.calls(path);
        assertThat(calls).hasSize(1);
        return calls.getFirst();
    }

    private long number(String condition) {
        return gate.number(
                "select count(*) from telling_receiver where account = '"
                        + account
                        + "' and "
                        + condition);
    }

    private CrossingId announced() {
        String words =
                """
                {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Vận tải"},
                 "reference":"TELL-%d","gate":"KIM-THANH","direction":"EXPORT","laden":false,
                 "plate":"24C-123.45","driver":{"name":"Vàng A Páo","document":"010203004567"},
                 "containers":[],"declarations":[],"capacityKg":28000,
                 "plannedArrival":"2026-11-22T14:30:00+07:00"}"""
                        .formatted(COUNT.incrementAndGet());
        JsonNode receipt =
                json(
                        send(trader, HttpMethod.POST, "/api/crossings", words)
                                .expectStatus()
                                .isCreated());
        return CrossingId.of(receipt.path("crossingId").asString());
    }

    private void called(CrossingId id) {
        told(new LaneCalled(id, "X-1", "L2", "1", "Q-01", 0, null, Sample.NOW));
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
        Mono<Void> handled =
                gate.bean("telling", Subscription.class).handler().handle(Batch.of(records));
        handled.as(gate.bean(TransactionalOperator.class)::transactional)
                .block(Duration.ofSeconds(20));
    }
}
