package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

@NullUnmarked
class DoorsTest extends AtTheGate {

    private final Logger audit = (Logger) LoggerFactory.getLogger("audit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        audit.addAppender(lines);
    }

    @AfterEach
    void leave() {
        audit.detachAppender(lines);
    }

    @Test
    void anOpenDoorNeedsNoToken() {
        client.get().uri("/open/hello").exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void whatAnybodyMaySayNeedsNoFormToken() {
        client.post()
                .uri("/open/said")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("heard");
        client.post().uri("/open/hello").exchange().expectStatus().is4xxClientError();
    }

    @Test
    void aHandlerThatTheRulesForgotStaysShutForEverybody() {
        status("/forgotten", 404);
        client.get()
                .uri("/forgotten")
                .headers(as("root", "administrator", "trader"))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody();
    }

    @Test
    void withoutATokenTheAnswerIs401AndOneAuditLine() {
        client.post()
                .uri("/trader/weigh")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"kilograms\": 1}")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/SIGN_IN_REQUIRED");
        assertThat(audited())
                .singleElement()
                .asString()
                .matches(
                        "when=\\S+Z who=- method=POST path=/trader/weigh outcome=401"
                                + " code=SIGN_IN_REQUIRED request=\\S+");
    }

    @Test
    void aWrongRoleIs403AndTheAuditSaysWho() {
        String token = Keys.token("officer 7\nwho=x", "customs-officer");
        client.get()
                .uri("/trader/weigh")
                .headers(h -> h.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/ACCESS_DENIED");
        assertThat(audited())
                .singleElement()
                .asString()
                .contains("who=officer_7_who_x ", "outcome=403")
                .doesNotContain(token);
    }

    @Test
    void whoIsRefusedBehindTheDoorIsInTheAuditToo() {
        for (String path : List.of("/trader/elsewhere", "/trader/declined")) {
            client.get()
                    .uri(path)
                    .headers(as("t1", "trader"))
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody();
        }
        assertThat(audited())
                .hasSize(2)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .contains("who=t1 ", "outcome=403", "ACCESS_DENIED"));
    }

    @Test
    void theRightRoleComesIn() {
        client.post()
                .uri("/trader/weigh")
                .headers(as("t1", "trader"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"kilograms\": 17400}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.kilograms")
                .isEqualTo(17400);
        assertThat(audited()).isEmpty();
    }

    @Test
    void aForgedOrExpiredOrMisaddressedTokenIsRefusedEvenAtAnOpenDoor() {
        String old = Keys.token("t1", Instant.now().minusSeconds(3600), "trader");
        String forAnother = Keys.tokenForAnother("some-other-service", "t1", "trader");
        for (String token :
                List.of(Keys.forgedToken("t1", "trader"), old, forAnother, "not.a.token")) {
            client.get()
                    .uri("/open/hello")
                    .headers(h -> h.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/TOKEN_INVALID");
        }
    }

    @Test
    void healthIsPublicWithoutDetailsAndTheRestIsForAdministrators() {
        client.get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components")
                .doesNotExist();
        status("/actuator/health/liveness", 200);
        status("/actuator/health/readiness", 200);
        status("/actuator/health/diskSpace", 401);
        status("/actuator/metrics", 401);
        client.get()
                .uri("/actuator/metrics")
                .headers(as("root", "administrator"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void everyAnswerCarriesTheSafetyHeaders() {
        client.get()
                .uri("/open/hello")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Security-Policy", GateWeb.CONTENT_POLICY)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Referrer-Policy", "same-origin")
                .expectHeader()
                .exists("Permissions-Policy")
                .expectBody();
        client.get()
                .uri("/swagger-ui/index.html")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Security-Policy", GateWeb.API_PAGES_POLICY)
                .expectBody();
    }

    @Test
    void aStreamOfRefusalsIsAnsweredToTheLast() {
        for (int i = 0; i < 200; i++) {
            status("/actuator/health/diskSpace", 401);
        }
        assertThat(audited()).hasSize(200);
    }

    private void status(String path, int status) {
        client.get().uri(path).exchange().expectStatus().isEqualTo(status).expectBody();
    }

    private List<String> audited() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
