package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

/** Nothing listens where the provider should be. */
@NullUnmarked
@TestPropertySource(
        properties = {
            "gate.web.answer-start-max=20s",
            "spring.security.oauth2.client.provider.gate.issuer-uri=http://127.0.0.1:1",
            "spring.security.oauth2.client.registration.gate.client-id=small-gate",
            "spring.security.oauth2.client.registration.gate.client-secret=of-this-trial",
            "spring.security.oauth2.client.registration.gate.scope=openid"
        })
class ProviderAwayTest extends AtTheGate {

    @Test
    void signingInIsAnsweredWithAPageThatSaysTryAgain() {
        client.get()
                .uri("/trader/page?x=1")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/oauth2/authorization/gate?to=%2Ftrader%2Fpage%3Fx%3D1");
        String page =
                client.get()
                        .uri("/oauth2/authorization/gate?to=%2F")
                        .accept(MediaType.TEXT_HTML)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(503)
                        .expectHeader()
                        .exists(HttpHeaders.RETRY_AFTER)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(page).contains("Nơi cấp đăng nhập hiện không trả lời.");
    }

    @Test
    void programsWithTokensAreServed() {
        client.post()
                .uri("/trader/weigh")
                .headers(as("t1", "trader"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"kilograms\": 17400}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void openPagesOfferTheSignInAndLeaveNoCookie() {
        client.get()
                .uri("/open/page")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE)
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("Đăng nhập", "to=%2Fopen%2Fpage"));
    }

    @Test
    void thereIsNoSigningInWithAnotherProviderThanTheConfiguredOne() {
        client.get()
                .uri("/oauth2/authorization/other")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody();
    }
}
