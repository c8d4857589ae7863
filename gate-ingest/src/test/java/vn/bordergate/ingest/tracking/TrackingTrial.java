package vn.bordergate.ingest.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.ChangeDeclined;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.CheckDue;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.ChecksRequired;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeadlinesChanged;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Ruling;
import vn.bordergate.events.SupplementRequested;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.declaring.form.Sample;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.Place;
import vn.bordergate.journal.Received;
import vn.bordergate.journal.Subscription;

/** What the authorities publish shows in the status, against a real PostgreSQL. */
class TrackingTrial {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final Ruling RULING = new Ruling("channel", "1", List.of("R-001"));

    @Test
    void theStatusFollowsTheAuthorities() {
        try (TrialGate gate = new TrialGate()) {
            WebTestClient trader = gate.trader("haulier");
            String location = lodge(trader);
            DeclarationId id = DeclarationId.of(location.substring(location.lastIndexOf('/') + 1));
            apply(
                    gate,
                    new ChannelAssigned(
                            id,
                            1,
                            CustomsChannel.YELLOW,
                            true,
                            RULING,
                            List.of(CheckKind.DOCUMENT_CHECK),
                            AT));
            status(trader, location)
                    .jsonPath("$.status")
                    .isEqualTo("IN_PROGRESS")
                    .jsonPath("$.channel")
                    .isEqualTo("YELLOW")
                    .jsonPath("$.checks.open[0]")
                    .isEqualTo("DOCUMENT_CHECK");

            amend(trader, location, "1", "17300").expectStatus().isOk();
            status(trader, location)
                    .jsonPath("$.generation")
                    .isEqualTo(2)
                    .jsonPath("$.status")
                    .isEqualTo("REGISTERED")
                    .jsonPath("$.channel")
                    .doesNotExist();

            apply(gate, new ChangeDeclined(id, 2, "TOO_LATE", AT));
            status(trader, location)
                    .jsonPath("$.generation")
                    .isEqualTo(1)
                    .jsonPath("$.status")
                    .isEqualTo("IN_PROGRESS")
                    .jsonPath("$.reasonCode")
                    .isEqualTo("TOO_LATE");
            post(trader).expectStatus().isOk();

            amend(trader, location, "1", "17200")
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("ETag", "\"3\"");
            apply(
                    gate,
                    new ChannelAssigned(id, 3, CustomsChannel.GREEN, false, RULING, List.of(), AT));
            trader.delete()
                    .uri(location)
                    .header("If-Match", "\"3\"")
                    .exchange()
                    .expectStatus()
                    .isAccepted();
            apply(gate, new ChangeDeclined(id, 3, "ALREADY_CROSSED", AT));
            status(trader, location)
                    .jsonPath("$.generation")
                    .isEqualTo(3)
                    .jsonPath("$.status")
                    .isEqualTo("RECEIVED");
        }
    }

    @Test
    void whatIsMissingIsAskedOfTheDeclarantAndAnsweredOnce() {
        try (TrialGate gate = new TrialGate()) {
            WebTestClient trader = gate.trader("haulier");
            String location = lodge(trader);
            DeclarationId id = DeclarationId.of(location.substring(location.lastIndexOf('/') + 1));
            answer(trader, location, 2).expectStatus().isEqualTo(409);

            apply(
                    gate,
                    new ChannelAssigned(id, 1, CustomsChannel.YELLOW, true, RULING, List.of(), AT),
                    new ChecksRequired(id, 1, "0B0C1D2E-1", AT, due(), RULING, AT),
                    new SupplementRequested(
                            id,
                            1,
                            2,
                            "0B0C1D2E-2",
                            Authority.CUSTOMS,
                            List.of("INVOICE"),
                            null,
                            AT,
                            new Actor(ActorKind.OFFICER, "lan"),
                            AT));
            status(trader, location)
                    .jsonPath("$.status")
                    .isEqualTo("SUPPLEMENT_REQUESTED")
                    .jsonPath("$.now.waitingFor[0].authority")
                    .isEqualTo("CUSTOMS")
                    .jsonPath("$.now.appointment")
                    .isEqualTo(AT.toString())
                    .jsonPath("$.now.supplement.slip")
                    .isEqualTo(2);
            answer(gate.stranger("somebody else"), location, 2).expectStatus().isNotFound();
            answer(trader, location, 1).expectStatus().isEqualTo(409);
            for (String unseen : List.of("\\u0007", "\\u202E", "\\u0000", "\\uD800")) {
                answer(trader, location, 2, "đã gửi" + unseen)
                        .expectStatus()
                        .isEqualTo(422)
                        .expectBody()
                        .jsonPath("$.errors[0].code")
                        .isEqualTo("CONTROL_CHARACTER")
                        .jsonPath("$.errors[0].pointer")
                        .isEqualTo("/text");
            }
            answer(trader, location, 2, "đã gửi\\r\\nhóa đơn").expectStatus().isAccepted();
            // Without a slip it answers whatever was asked for; no slip has the number 0.
            answer(trader, location, "{\"text\":\"đã gửi\"}").expectStatus().isAccepted();
            answer(trader, location, 0).expectStatus().isEqualTo(409);

            apply(
                    gate,
                    new DeadlinesChanged(
                            id, 1, "SUPPLEMENT_ANSWERED", null, AT, due(), null, null, AT, 2));
            answer(trader, location, 2).expectStatus().isEqualTo(409);
            status(trader, location).jsonPath("$.status").isEqualTo("IN_PROGRESS");
        }
    }

    private static List<CheckDue> due() {
        return List.of(new CheckDue(Authority.CUSTOMS, CheckKind.DOCUMENT_CHECK, AT));
    }

    private static WebTestClient.ResponseSpec answer(
            WebTestClient trader, String location, int slip) {
        return answer(trader, location, slip, "đã gửi hóa đơn");
    }

    private static WebTestClient.ResponseSpec answer(
            WebTestClient trader, String location, int slip, String text) {
        return answer(trader, location, "{\"slip\":%d,\"text\":\"%s\"}".formatted(slip, text));
    }

    private static WebTestClient.ResponseSpec answer(
            WebTestClient trader, String location, String body) {
        return trader.post()
                .uri(location + "/supplement")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static void apply(TrialGate gate, ClearanceDeclarationEvent... events) {
        List<Received> records = new ArrayList<>();
        for (ClearanceDeclarationEvent event : events) {
            records.add(
                    new Received(
                            "clearance.declarations",
                            0,
                            records.size(),
                            event.key(),
                            new Place(1, records.size()),
                            event));
        }
        gate.bean("tracking", Subscription.class)
                .handler()
                .handle(Batch.of(records))
                .as(gate.bean(TransactionalOperator.class)::transactional)
                .block(Duration.ofSeconds(20));
    }

    private static String lodge(WebTestClient trader) {
        EntityExchangeResult<String> lodged =
                post(trader).expectStatus().isCreated().expectBody(String.class).returnResult();
        return Objects.requireNonNull(lodged.getResponseHeaders().getLocation()).toString();
    }

    private static WebTestClient.ResponseSpec post(WebTestClient trader) {
        return trader.post()
                .uri("/api/declarations")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Sample.EXPORT)
                .exchange();
    }

    private static WebTestClient.ResponseSpec amend(
            WebTestClient trader, String location, String generation, String netMass) {
        return trader.put()
                .uri(location)
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", "\"" + generation + "\"")
                .bodyValue(Sample.with("17400", netMass))
                .exchange();
    }

    private static WebTestClient.BodyContentSpec status(WebTestClient trader, String location) {
        return trader.get().uri(location).exchange().expectStatus().isOk().expectBody();
    }
}
