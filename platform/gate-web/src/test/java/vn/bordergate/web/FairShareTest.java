package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Who takes more than a share waits, and nobody else does. */
@NullUnmarked
@TestPropertySource(
        properties = {
            "gate.web.proxies=127.0.0.1",
            "gate.web.rate.per-second=1",
            "gate.web.rate.burst=3",
            "gate.web.rate.open-per-second=1",
            "gate.web.rate.open-burst=40"
        })
class FairShareTest extends AtTheGate {

    @Test
    void anAccountThatAsksTooOftenIsToldWhenToComeBackAndOthersAreServed() {
        String greedy = Keys.token("greedy", "trader");
        for (int i = 0; i < 3; i++) {
            assertThat(status(greedy)).isEqualTo(200);
        }
        client.post()
                .uri("/trader/weigh")
                .headers(h -> h.setBearerAuth(greedy))
                .bodyValue(new SmallGate.Weighed(1))
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueMatches("Retry-After", "[12]")
                .expectHeader()
                .exists("X-Request-Id")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/TOO_MANY_REQUESTS");
        assertThat(status(Keys.token("modest", "trader"))).isEqualTo(200);
    }

    @Test
    void anotherTokenOfTheSameAccountIsTheSameClient() {
        for (int i = 0; i < 3; i++) {
            assertThat(status(Keys.token("many-tokens", "trader"))).isEqualTo(200);
        }
        assertThat(status(Keys.token("many-tokens", "trader"))).isEqualTo(429);
    }

    @Test
    void peopleBehindAProxyOfOursHaveAShareEach() {
        String greedy = "198.51.100.7";
        for (int i = 0; i < 40; i++) {
            assertThat(openStatus(greedy)).isEqualTo(200);
        }
        assertThat(openStatus(greedy)).isEqualTo(429);
        assertThat(openStatus("192.0.2.1, " + greedy)).as("what it says itself").isEqualTo(429);
        assertThat(openStatus("198.51.100.8")).isEqualTo(200);
    }

    @Test
    void everyAnswerTellsItsRequestId() {
        client.get()
                .uri("/open/hello")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("X-Request-Id");
    }

    private int openStatus(String heardFor) {
        return client.get()
                .uri("/open/hello")
                .header("X-Forwarded-For", heardFor)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private int status(String token) {
        return client.post()
                .uri("/trader/weigh")
                .headers(h -> h.setBearerAuth(token))
                .bodyValue(new SmallGate.Weighed(1))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
