package vn.bordergate.ingest.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.declaring.form.Sample;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Place;
import vn.bordergate.journal.Received;
import vn.bordergate.journal.Subscription;
import vn.bordergate.journal.UnreadableEventException;

/** The portal of a gate without Kafka: what the journal would bring round is handed over here. */
final class AtThePortal implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    final TrialGate gate = new TrialGate();
    private int heard;

    /** Lodges the sample under this reference, and lets the list hear of it. */
    DeclarationId lodge(WebTestClient trader, String reference) {
        return lodgeAll(trader, Sample.referenced(reference));
    }

    DeclarationId lodgeAll(WebTestClient trader, String declaration) {
        String location =
                Objects.requireNonNull(
                                trader.post()
                                        .uri("/api/declarations")
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .bodyValue(declaration)
                                        .exchange()
                                        .expectStatus()
                                        .isCreated()
                                        .expectBody(String.class)
                                        .returnResult()
                                        .getResponseHeaders()
                                        .getLocation())
                        .toString();
        hear();
        return DeclarationId.of(location.substring(location.lastIndexOf('/') + 1));
    }

    /** What the database answers. */
    String text(String sql) {
        return String.valueOf(
                gate.bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> String.valueOf(row.get(0, String.class)))
                        .one()
                        .block(PATIENCE));
    }

    /** The one vehicle that carries it. */
    CrossingId vehicleOf(WebTestClient trader, DeclarationId declaration) {
        String found =
                String.valueOf(
                        trader.get()
                                .uri("/api/crossings?declaration=" + declaration)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody());
        return new CrossingId(
                UUID.fromString(
                        JsonMapper.shared().readTree(found).path(0).path("crossingId").asString()));
    }

    /** Hands over what was journaled since. */
    void hear() {
        var json = gate.bean(EventJson.class);
        List<PublishedEvent> events =
                Objects.requireNonNull(
                        gate.bean(DatabaseClient.class)
                                .sql("select type, value from journal order by txid, position")
                                .map(
                                        row ->
                                                read(
                                                        json,
                                                        String.valueOf(row.get(0, String.class)),
                                                        String.valueOf(row.get(1, String.class))))
                                .all()
                                .collectList()
                                .block(PATIENCE));
        assertThat(events).hasSizeGreaterThan(heard);
        apply("consignments", events.subList(heard, events.size()));
        heard = events.size();
    }

    /** What the authorities say. */
    void say(PublishedEvent... events) {
        apply("tracking", List.of(events));
    }

    /** What the gate says of vehicles. */
    void sayOfVehicles(PublishedEvent... events) {
        apply("crossingTracking", List.of(events));
    }

    private void apply(String subscription, List<? extends PublishedEvent> events) {
        List<Received> records = new ArrayList<>();
        for (PublishedEvent event : events) {
            records.add(
                    new Received(
                            subscription,
                            0,
                            records.size(),
                            event.key(),
                            new Place(1, records.size()),
                            event));
        }
        gate.bean(subscription, Subscription.class)
                .handler()
                .handle(Batch.of(records))
                .as(gate.bean(TransactionalOperator.class)::transactional)
                .block(PATIENCE);
    }

    /** A page as a browser asks for it. */
    String page(WebTestClient trader, String path) {
        return read(trader, path, "");
    }

    /** The part that takes the place of the one before, without its spaces. */
    String part(WebTestClient trader, String path) {
        return read(trader, path, "true").strip();
    }

    private static String read(WebTestClient trader, String path, String htmx) {
        return String.valueOf(
                trader.get()
                        .uri(path)
                        .headers(
                                headers -> {
                                    if (!htmx.isEmpty()) {
                                        headers.set("HX-Request", htmx);
                                    }
                                })
                        .accept(MediaType.TEXT_HTML)
                        .header("Accept-Language", "vi")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private static PublishedEvent read(EventJson json, String type, String value) {
        try {
            return json.read(type, value.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        gate.close();
    }
}
