package vn.bordergate.ingest.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.declaring.form.Sample;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.Place;
import vn.bordergate.journal.Received;
import vn.bordergate.journal.Subscription;

/** Telling people by e-mail, against a small mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailTrial {

    private static final String RECEIVERS = "/api/notifications/receivers";

    private final SmallPostOffice postOffice = new SmallPostOffice();
    private TrialGate gate;

    @BeforeAll
    void start() {
        gate =
                new TrialGate(
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + postOffice.port(),
                        "gate.ingest.telling.mail-from=gate@gate.example",
                        "gate.ingest.telling.send=false");
    }

    @AfterAll
    void stop() {
        gate.close();
        postOffice.close();
    }

    @Test
    void aMailboxIsToldOnceItsReaderHasConfirmedIt() {
        WebTestClient trader = gate.trader("haulier-mail");
        make(trader, "driver@haulier.example").expectStatus().isCreated();
        CrossingId id = announced(trader, "MAIL-1");
        called(id);
        settle();
        assertThat(mailsTo("driver@haulier.example")).hasSize(1);
        Matcher link =
                Pattern.compile("http://[^/]+(/notification-mailboxes/[A-Za-z0-9_-]{27})")
                        .matcher(mailsTo("driver@haulier.example").getFirst());
        assertThat(link.find()).isTrue();
        WebTestClient reader =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + gate.port()).build();
        reader.get()
                .uri(link.group(1))
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk();
        called(id);
        settle();
        assertThat(mailsTo("driver@haulier.example")).as("looking is not confirming").hasSize(1);
        reader.post().uri(link.group(1)).exchange().expectStatus().isOk();
        reader.post().uri(link.group(1)).exchange().expectStatus().isNotFound();
        called(id);
        settle();
        assertThat(mailsTo("driver@haulier.example")).hasSize(2);
        assertThat(mailsTo("driver@haulier.example").get(1))
                .contains(
                        "To: driver@haulier.example",
                        "Subject: MAIL-1: Called to a lane",
                        "lane: L2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@b",
                "a@b.example,c@d.example",
                "a@b.example\\r\\nBcc: c@d.example",
                "\\\"a b\\\"@c.example"
            })
    void whatIsNotOneMailboxIsRefused(String text) {
        make(gate.trader("haulier-form"), text)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("RECEIVER_MAIL_FORM");
    }

    @Test
    void aMailboxThatIsNotThereIsTriedAgainLater() {
        WebTestClient trader = gate.trader("haulier-nobody");
        make(trader, "nobody@haulier.example").expectStatus().isCreated();
        settle();
        trader.get()
                .uri(RECEIVERS)
                .exchange()
                .expectBody()
                .jsonPath("$[0].state")
                .isEqualTo("UNCONFIRMED")
                .jsonPath("$[0].failingSince")
                .exists()
                .jsonPath("$[0].waiting")
                .isEqualTo(1);
    }

    @Test
    void anUnconfirmedMailboxIsSentNeitherATestNorWhatWasBefore() {
        WebTestClient trader = gate.trader("haulier-unconfirmed");
        String id = id(make(trader, "driver@unconfirmed.example"));
        unconfirmed(trader.post().uri(RECEIVERS + "/" + id + "/test").exchange());
        unconfirmed(
                trader.post()
                        .uri(RECEIVERS + "/" + id + "/replay")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"from\":\"2026-11-01T00:00:00+07:00\"}")
                        .exchange());
    }

    @Test
    void aMailboxIsNotChangedIntoAnother() {
        WebTestClient trader = gate.trader("haulier-fixed");
        String id = id(make(trader, "driver@fixed.example"));
        trader.put()
                .uri(RECEIVERS + "/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"email\":\"victim@fixed.example\",\"events\":[\"crossing.called\"]}")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("RECEIVER_MAIL_FIXED");
    }

    private static void unconfirmed(WebTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("RECEIVER_UNCONFIRMED");
    }

    private static String id(WebTestClient.ResponseSpec made) {
        String words = made.expectBody(String.class).returnResult().getResponseBody();
        return new JsonMapper().readTree(words).path("receiverId").asString();
    }

    @Test
    void anAccountHasSoManyMailboxesAskedInAnHourAndNoMore() {
        WebTestClient trader = gate.trader("haulier-eager");
        for (int i = 0; i < Confirmations.OF_ACCOUNT_MAX; i++) {
            make(trader, "driver-%d@eager.example".formatted(i)).expectStatus().isCreated();
            noReceivers("haulier-eager");
        }
        tooMany(make(trader, "driver-last@eager.example"), "CONFIRMATIONS_TOO_MANY");
        anHourPasses();
        make(trader, "driver-last@eager.example").expectStatus().isCreated();
    }

    @Test
    void aMailboxIsAskedSoOftenInAnHourWhoeverOrdersIt() {
        for (int i = 0; i < Confirmations.OF_MAILBOX_MAX; i++) {
            make(gate.trader("haulier-crowd-" + i), "victim@crowd.example")
                    .expectStatus()
                    .isCreated();
        }
        WebTestClient another = gate.trader("haulier-crowd-last");
        tooMany(make(another, "Victim@Crowd.example"), "MAILBOX_ASKED_OFTEN");
        another.get().uri(RECEIVERS).exchange().expectBody().jsonPath("$").isEmpty();
        make(another, "other@crowd.example").expectStatus().isCreated();
        anHourPasses();
        make(another, "victim@crowd.example").expectStatus().isCreated();
    }

    private static void tooMany(WebTestClient.ResponseSpec answer, String code) {
        answer.expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "3600")
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    /** What somebody removes and orders again is asked again. */
    private void noReceivers(String account) {
        gate.run("delete from ingest.telling_receiver where account = '" + account + "'");
    }

    private void anHourPasses() {
        gate.run("update ingest.mailbox_asked set at = at - interval '1 hour'");
    }

    private List<String> mailsTo(String mailbox) {
        return postOffice.mails().stream().filter(m -> m.contains("To: " + mailbox)).toList();
    }

    private static WebTestClient.ResponseSpec make(WebTestClient trader, String mailbox) {
        return trader.post()
                .uri(RECEIVERS)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        "{\"email\":\"%s\",\"events\":[\"crossing.called\"],\"language\":\"en\"}"
                                .formatted(mailbox))
                .exchange();
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

    private static CrossingId announced(WebTestClient trader, String reference) {
        String words =
                """
                {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Vận tải"},
                 "reference":"%s","gate":"KIM-THANH","direction":"EXPORT","laden":false,
                 "plate":"24C-123.45","driver":{"name":"Vàng A Páo","document":"010203004567"},
                 "containers":[],"declarations":[],"capacityKg":28000,
                 "plannedArrival":"2026-11-22T14:30:00+07:00"}"""
                        .formatted(reference);
        String receipt =
                trader.post()
                        .uri("/api/crossings")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(words)
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        JsonNode said = new JsonMapper().readTree(receipt);
        return CrossingId.of(said.path("crossingId").asString());
    }

    private void called(CrossingId id) {
        LaneCalled event = new LaneCalled(id, "X-1", "L2", "1", "Q-01", 0, null, Sample.NOW);
        gate.bean("telling", Subscription.class)
                .handler()
                .handle(
                        Batch.of(
                                List.of(
                                        new Received(
                                                "clearance.crossings",
                                                0,
                                                0,
                                                event.key(),
                                                new Place(1, 0),
                                                event))))
                .as(gate.bean(TransactionalOperator.class)::transactional)
                .block(Duration.ofSeconds(20));
    }
}
