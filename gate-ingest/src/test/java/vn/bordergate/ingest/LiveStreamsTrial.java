package vn.bordergate.ingest;

import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;

/** One account does not hold every live stream that traders are told by. */
class LiveStreamsTrial {

    /** As it is set where nobody sets it. */
    private static final int STREAMS_MAX = 30;

    private static TrialGate gate;
    private final List<Disposable> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        gate = new TrialGate();
    }

    @AfterAll
    static void stop() {
        gate.close();
    }

    @AfterEach
    void closeAll() {
        open.forEach(Disposable::dispose);
    }

    @Test
    void anAccountHoldsSoManyPagesAndFilesTogetherAndNoMore() {
        WebTestClient one = gate.trader("many-pages");
        String file = sent(one);
        for (int i = 0; i < STREAMS_MAX; i++) {
            listens(one);
        }
        refused(one, "/mine/live");
        refused(one, file + "/progress");
        listens(gate.trader("one-page"));
    }

    private void listens(WebTestClient who) {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        open.add(
                asked(who, "/mine/live")
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class)
                        .getResponseBody()
                        .subscribe(heard::add));
        await().atMost(Duration.ofSeconds(20)).until(() -> !heard.isEmpty());
    }

    private static void refused(WebTestClient who, String path) {
        asked(who, path)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("LIVE_STREAMS_TOO_MANY");
    }

    private static WebTestClient.ResponseSpec asked(WebTestClient who, String path) {
        return who.get().uri(path).accept(MediaType.TEXT_EVENT_STREAM).exchange();
    }

    private static String sent(WebTestClient who) {
        String view =
                who.post()
                        .uri("/api/bulk?name=trial.csv")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .bodyValue("reference\nX\n".getBytes(StandardCharsets.UTF_8))
                        .exchange()
                        .expectStatus()
                        .isAccepted()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JsonPath.read(Objects.requireNonNull(view), "$.links.self");
    }
}
