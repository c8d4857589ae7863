package vn.bordergate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.bordergate.ingest.declaring.form.Sample;

/** PostgreSQL goes away. */
class OutageTrial {

    private static final String PATH = "/api/declarations";

    @Test
    void withPostgresDownEverybodyIsSentAwayAtOnce() {
        try (TrialGate gate = TrialGate.onAServerOfItsOwn()) {
            WebTestClient trader = gate.trader("haulier");
            lodge(trader, "O-1").expectStatus().isCreated();
            ready(gate).isOk();
            gate.stopPostgres();
            ready(gate).isEqualTo(503);
            for (int i = 2; i < 12; i++) {
                lodge(trader, "O-" + i)
                        .expectStatus()
                        .isEqualTo(503)
                        .expectHeader()
                        .exists("Retry-After")
                        .expectBody()
                        .jsonPath("$.errors[0].code")
                        .isEqualTo("GATE_UNAVAILABLE");
            }
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                lodge(trader, "O-" + i).expectStatus().isEqualTo(503);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(4));
            trader.get()
                    .uri(PATH + "?reference=O-1")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists("Retry-After");
            gate.client(TrialGate.token("KT-KB1-IN", "device"))
                    .post()
                    .uri("/api/readings")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(
                            """
                            {"device":"KT-KB1-IN","number":1,"kind":"YARD_ENTRY",
                             "takenAt":"2026-11-22T10:00:00+07:00"}""")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists("Retry-After");
            String lines = Sample.referenced("O-50").replace("\n", "") + "\n";
            String answer =
                    trader.post()
                            .uri(PATH)
                            .contentType(MediaType.APPLICATION_NDJSON)
                            .bodyValue("{}\n" + lines.repeat(3))
                            .exchange()
                            .expectStatus()
                            .isOk()
                            .expectBody(String.class)
                            .returnResult()
                            .getResponseBody();
            assertThat(Objects.requireNonNull(answer).lines())
                    .hasSizeBetween(2, 4)
                    .satisfies(
                            all -> {
                                assertThat(all.getFirst()).contains("refused");
                                assertThat(all.getLast())
                                        .contains("unavailable", "retryAfterSeconds");
                            });
        }
    }

    private static StatusAssertions ready(TrialGate gate) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + gate.port())
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus();
    }

    private static WebTestClient.ResponseSpec lodge(WebTestClient trader, String reference) {
        return trader.post()
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Sample.referenced(reference))
                .exchange();
    }
}
