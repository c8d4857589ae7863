package vn.bordergate.ingest.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.declaring.form.Sample;

/** What a drawer holds when many write at once, and what it forgets. */
class DraftsTrial {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PATH = "/api/drafts/00000000-0000-7000-8000-0000000000";

    private static TrialGate gate;

    @BeforeAll
    static void open() {
        gate = new TrialGate("gate.ingest.drafts.count-max=3");
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @Test
    void manyAtOnceAreNotOneTooMany() {
        List<Integer> answers =
                Objects.requireNonNull(
                        Flux.range(10, 12)
                                .flatMap(n -> saved("writer-at-once", PATH + n), 12)
                                .collectList()
                                .block(PATIENCE));
        assertThat(answers).filteredOn(status -> status == 200).hasSize(3);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(9);
        assertThat(count("writer-at-once")).isEqualTo(3);
    }

    @Test
    void aFullDrawerStillTakesAChangeOfWhatIsInIt() {
        for (int n = 30; n < 33; n++) {
            assertThat(saved("writer-full", PATH + n).block(PATIENCE)).isEqualTo(200);
        }
        assertThat(saved("writer-full", PATH + 33).block(PATIENCE)).isEqualTo(409);
        assertThat(saved("writer-full", PATH + 32).block(PATIENCE)).isEqualTo(200);
    }

    @Test
    void whatNobodyCameBackToForThirtyDaysIsForgottenAndNotAMomentBefore() {
        for (int n = 50; n < 52; n++) {
            assertThat(saved("writer-late", PATH + n).block(PATIENCE)).isEqualTo(200);
        }
        age(PATH + 50, "30 days");
        age(PATH + 51, "30 days 1 millisecond");
        assertThat(gate.bean(DraftPruning.class).prune().block(PATIENCE)).isEqualTo(1);
        assertThat(count("writer-late")).isEqualTo(1);
        assertThat(
                        gate.trader("writer-late")
                                .get()
                                .uri(PATH + 51)
                                .exchange()
                                .returnResult(String.class)
                                .getStatus()
                                .value())
                .isEqualTo(404);
    }

    private static void age(String path, String by) {
        gate.run(
                "update ingest.draft set saved_at = '%s'::timestamptz - interval '%s'"
                                .formatted(Sample.NOW, by)
                        + " where draft_id = '"
                        + path.substring(path.lastIndexOf('/') + 1)
                        + "'");
    }

    private static Mono<Integer> saved(String account, String path) {
        return WebClient.create("http://127.0.0.1:" + gate.port())
                .put()
                .uri(path)
                .headers(h -> h.setBearerAuth(TrialGate.token(account, "trader")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"reference\":\"D\"}")
                .exchangeToMono(
                        answer -> answer.releaseBody().thenReturn(answer.statusCode().value()));
    }

    private static long count(String account) {
        return gate.number("select count(*) from ingest.draft where owner = '" + account + "'");
    }
}
