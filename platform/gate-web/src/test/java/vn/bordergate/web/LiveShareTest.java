package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import reactor.core.Disposable;

/** One client does not hold every live stream of a service. */
@NullUnmarked
@TestPropertySource(
        properties = {
            "gate.web.rate.streams=2",
            "gate.web.rate.open-streams=3",
            "gate.web.proxies=127.0.0.1,10.0.0.2"
        })
class LiveShareTest extends AtTheGate {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Disposable> open = new ArrayList<>();

    @AfterEach
    void closeAll() {
        open.forEach(Disposable::dispose);
    }

    @Test
    void anAccountHasSoManyStreamsAndOthersHaveTheirs() {
        listens("/trader/live", as("many", "trader"));
        listens("/trader/live", as("many", "trader"));
        isRefused("/trader/live", as("many", "trader"), 2);
        listens("/trader/live", as("another", "trader"));
    }

    @Test
    void whoClosesAStreamMayOpenAnother() {
        Disposable first = listens("/trader/live", as("closing", "trader"));
        listens("/trader/live", as("closing", "trader"));
        first.dispose();
        await().atMost(PATIENCE)
                .until(() -> status("/trader/live", as("closing", "trader")) == 200);
    }

    @Test
    void whoHasNotSignedInHasSoManyOfAnAddress() {
        for (int i = 0; i < 3; i++) {
            listens("/open/live", heardFrom("198.51.100.7"));
        }
        isRefused("/open/live", heardFrom("198.51.100.7"), 3);
        isRefused("/open/live", heardFrom("192.0.2.1, 198.51.100.7, 10.0.0.2"), 3);
        listens("/open/live", heardFrom("198.51.100.8"));
    }

    private static Consumer<HttpHeaders> heardFrom(String addresses) {
        return headers -> headers.set("X-Forwarded-For", addresses);
    }

    /** Comes back when the stream has begun, and leaves it open. */
    private Disposable listens(String path, Consumer<HttpHeaders> who) {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Disposable stream =
                client.get()
                        .uri(path)
                        .headers(who)
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class)
                        .getResponseBody()
                        .subscribe(heard::add);
        open.add(stream);
        await().atMost(PATIENCE).until(() -> "here".equals(heard.peek()));
        return stream;
    }

    private int status(String path, Consumer<HttpHeaders> who) {
        var answer = client.get().uri(path).headers(who).exchange().returnResult(String.class);
        open.add(answer.getResponseBody().subscribe());
        return answer.getStatus().value();
    }

    private void isRefused(String path, Consumer<HttpHeaders> who, int most) {
        client.get()
                .uri(path)
                .headers(who)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "10")
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("LIVE_STREAMS_TOO_MANY")
                .jsonPath("$.errors[0].message")
                .value(text -> assertThat(text.toString()).contains(String.valueOf(most)));
    }
}
