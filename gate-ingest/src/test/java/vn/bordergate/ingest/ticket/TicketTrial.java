package vn.bordergate.ingest.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
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
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingEnding;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.QueuePlaceTold;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.TrialToken;
import vn.bordergate.ingest.declaring.form.Sample;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.Place;
import vn.bordergate.journal.Received;
import vn.bordergate.journal.Subscription;

/** A driver's link from its making to its end, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketTrial {

    /** All that a phone loads when it opens a ticket; half a minute over 5 kbit/s. */
    private static final int BYTES_MAX = 20_000;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Pattern PART = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    private TrialGate gate;
    private WebTestClient trader;
    private WebTestClient anybody;

    @BeforeAll
    void start() {
        gate = new TrialGate();
        trader = gate.trader("haulier-1");
        anybody =
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + gate.port())
                        .responseTimeout(Duration.ofSeconds(20))
                        .build();
    }

    @AfterAll
    void stop() {
        gate.close();
    }

    @Test
    void aDriverOpensTheTicketWithoutAnAccount() {
        CrossingId id = announced();
        String address = link(id);
        told(new TicketIssued(id, "X-0412", "KB2", Sample.NOW));
        String page = page(address);
        assertThat(page)
                .contains("Trong bãi", "X-0412", "KB2", "24C***45", "Kim Thành")
                .doesNotContain("24C12345", "Vàng A Páo", "0912345678");
        Matcher code = Pattern.compile("BG1~[^<]+").matcher(page);
        assertThat(code.find()).isTrue();
        assertThat(List.of(code.group().split("~"))).hasSize(11).contains("X-0412", "24C***45");
    }

    @Test
    void aCallShowsOnTheOpenPage() {
        CrossingId id = announced();
        String address = link(id);
        told(new TicketIssued(id, "X-0413", "KB2", Sample.NOW));
        String before = state(address).path("version").asString();
        assertThat(page(address)).contains("data-version=\"" + before + "\"");
        assertThat(state(address).path("version").asString()).isEqualTo(before);
        told(new LaneCalled(id, "X-0413", "L2", "1", "Q-01", 0, null, Sample.NOW));
        assertThat(state(address).path("version").asString()).isNotEqualTo(before);
        assertThat(page(address + "?lang=en")).contains("Go to lane L2");
    }

    @Test
    void thePlaceInTheQueueIsSaidAndAnotherOneLoadsNoPageAnew() {
        CrossingId id = announced();
        String address = link(id);
        told(new TicketIssued(id, "X-0414", "KB2", Sample.NOW));
        String before = state(address).path("version").asString();
        assertThat(state(address).path("place").isString()).isFalse();
        told(new QueuePlaceTold(id, "X-0414", 3, "QO-012", 0, null, Sample.NOW));
        assertThat(page(address)).contains("Thứ 3 trong hàng chờ gọi", "nông sản tươi đi trước");
        assertThat(state(address).path("place").asString()).isEqualTo("Thứ 3 trong hàng chờ gọi");
        assertThat(state(address).path("version").asString()).isEqualTo(before);
    }

    @Test
    void aNewLinkEndsTheOneBefore() {
        CrossingId id = announced();
        String first = link(id);
        String second = link(id);
        assertThat(second).isNotEqualTo(first);
        gone(first);
        assertThat(page(second)).contains("24C***45");
        trader.delete().uri(path(id)).exchange().expectStatus().isNoContent();
        gone(second);
    }

    @Test
    void theLinkEndsWithTheCrossingAndThenNamesNobody() {
        CrossingId id = announced();
        String address = link(id);
        told(
                new CrossingEnded(
                        id, new GateCode("KIM-THANH"), CrossingEnding.NO_SHOW, null, Sample.NOW));
        String page =
                Objects.requireNonNull(
                        opened(address)
                                .expectStatus()
                                .isEqualTo(410)
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody());
        assertThat(page).contains("Lượt xe đã kết thúc").doesNotContain("24C", "KIM-THANH");
        assertThat(state(address).path("ended").asBoolean()).isTrue();
        trader.post()
                .uri(path(id))
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("TICKET_CROSSING_ENDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e"})
    void aGuessedLinkLeadsNowhere(String guess) {
        gone("/ticket/" + guess);
    }

    @Test
    void onlyTheHashOfALinkIsKept() {
        CrossingId id = announced();
        String token = link(id).replaceFirst(".*/", "");
        assertThat(token).matches("[A-Za-z0-9_-]{27}");
        assertThat(
                        gate.number(
                                "select count(*) from ticket_link where crossing_id = '"
                                        + id
                                        + "' and token_hash = sha256('"
                                        + token
                                        + "'::bytea) and ticket_link::text not like '%"
                                        + token
                                        + "%'"))
                .isEqualTo(1);
    }

    @Test
    void onlyWhoeverAnnouncedTheVehicleMakesItsLink() {
        CrossingId id = announced();
        WebTestClient other =
                gate.client(TrialToken.of("haulier-2", "trader").actingFor(TrialToken.ELSEWHERE));
        other.post().uri(path(id)).exchange().expectStatus().isNotFound();
        other.delete().uri(path(id)).exchange().expectStatus().isNotFound();
        other.get().uri(path(id)).exchange().expectStatus().isNotFound();
        trader.get()
                .uri(path(id))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("TICKET_LINK_NONE");
        link(id);
        trader.get()
                .uri(path(id))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.madeAt")
                .exists()
                .jsonPath("$.address")
                .doesNotExist();
    }

    @Test
    void theStatusSaysWhereALinkIsMade() {
        CrossingId id = announced();
        trader.get()
                .uri("/api/crossings/" + id)
                .exchange()
                .expectBody()
                .jsonPath("$.links.ticketLink")
                .isEqualTo(path(id));
    }

    @Test
    void aTicketIsSmall() {
        CrossingId id = announced();
        String address = link(id);
        told(new TicketIssued(id, "X-0414", "KB2", Sample.NOW));
        String page = page(address);
        int bytes = bytes(address) + bytes("/ticket/worker.js") + bytes(address + "/manifest");
        Matcher part = PART.matcher(page);
        int parts = 0;
        while (part.find()) {
            bytes += bytes(part.group(1));
            parts++;
        }
        assertThat(parts).isEqualTo(3);
        assertThat(bytes).isBetween(8_000, BYTES_MAX);
    }

    @Test
    void anOfficersPageMayAskForTheCameraAndNoOther() {
        for (String role : List.of("yard", "border-guard", "customs-officer", "customs-lead")) {
            gate.client(TrialGate.token("officer", role))
                    .get()
                    .uri("/ticket/verify")
                    .accept(MediaType.TEXT_HTML)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .value("Permissions-Policy", v -> assertThat(v).startsWith("camera=(self),"));
        }
        trader.get().uri("/ticket/verify").exchange().expectStatus().isForbidden();
        opened("/")
                .expectHeader()
                .value("Permissions-Policy", v -> assertThat(v).startsWith("camera=(),"));
    }

    @Test
    void theKeysArePublished() {
        anybody.get()
                .uri("/ticket/keys")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.keys.length()")
                .isEqualTo(1)
                .jsonPath("$.keys[0].algorithm")
                .isEqualTo("Ed25519")
                .jsonPath("$.keys[0].publicKey")
                .value(key -> assertThat(key.toString()).hasSize(43));
    }

    private CrossingId announced() {
        String words =
                """
                {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Vận tải"},
                 "reference":"TICKET-%d","gate":"KIM-THANH","direction":"EXPORT","laden":false,
                 "plate":"24C-123.45","driver":{"name":"Vàng A Páo","document":"010203004567",
                 "phone":"0912345678"},"containers":[],"declarations":[],"capacityKg":28000,
                 "plannedArrival":"2026-11-22T14:30:00+07:00"}"""
                        .formatted(COUNT.incrementAndGet());
        String answer =
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
        return CrossingId.of(new JsonMapper().readTree(answer).path("crossingId").asString());
    }

    private static String path(CrossingId id) {
        return "/api/crossings/" + id + "/ticket-link";
    }

    /** The path of a new link. */
    private String link(CrossingId id) {
        String answer =
                trader.post()
                        .uri(path(id))
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return new JsonMapper()
                .readTree(answer)
                .path("address")
                .asString()
                .replaceFirst("^http://[^/]+", "");
    }

    private WebTestClient.ResponseSpec opened(String address) {
        return anybody.get().uri(address).accept(MediaType.TEXT_HTML).exchange();
    }

    private String page(String address) {
        return Objects.requireNonNull(
                opened(address)
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private int bytes(String address) {
        byte[] body =
                anybody.get()
                        .uri(URI.create("http://127.0.0.1:" + gate.port() + address))
                        .accept(MediaType.TEXT_HTML, MediaType.ALL)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent();
        return Objects.requireNonNull(body).length;
    }

    private JsonNode state(String address) {
        String answer =
                anybody.get()
                        .uri(address + "/state")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return new JsonMapper().readTree(answer);
    }

    private void gone(String address) {
        opened(address)
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("TICKET_LINK_UNKNOWN"));
        anybody.get().uri(address + "/state").exchange().expectStatus().isNotFound();
        anybody.get().uri(address + "/manifest").exchange().expectStatus().isNotFound();
    }

    private void told(ClearanceCrossingEvent event) {
        gate.bean("crossingTracking", Subscription.class)
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
