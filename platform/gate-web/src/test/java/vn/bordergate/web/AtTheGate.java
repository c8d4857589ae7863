package vn.bordergate.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The small gate on a free port, and a client in front of it. */
@NullUnmarked
@SpringBootTest(
        classes = SmallGate.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "gate.web.answer-start-max=2s"})
abstract class AtTheGate {

    @LocalServerPort int port;

    WebTestClient client;

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry properties) throws IOException {
        Path file = Keys.publicKeyFile();
        properties.add(
                "spring.security.oauth2.resourceserver.jwt.public-key-location",
                () -> file.toUri().toString());
        properties.add(TokenAudience.AUDIENCES, () -> Keys.AUDIENCE);
    }

    @BeforeEach
    void connect() {
        client =
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + port)
                        .responseTimeout(Duration.ofSeconds(20))
                        .codecs(c -> c.defaultCodecs().maxInMemorySize(4 << 20))
                        .build();
    }

    static Consumer<HttpHeaders> as(String subject, String... roles) {
        String token = Keys.token(subject, roles);
        return headers -> headers.setBearerAuth(token);
    }
}
