package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TokenAudienceTest {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    @ParameterizedTest
    @ValueSource(strings = {"issuer-uri", "jwk-set-uri"})
    void aProviderWithoutAnAudienceEndsTheStartAndSaysWhatIsMissing(String provider) {
        assertThatThrownBy(() -> start(Map.of(JWT + provider, "https://login.example")))
                .hasMessageContaining(JWT + "audiences")
                .hasMessageContaining(JWT + provider + " is set");
        assertThatThrownBy(
                        () ->
                                start(
                                        Map.of(
                                                JWT + provider,
                                                "https://login.example",
                                                JWT + "audiences",
                                                " ")))
                .hasMessageContaining(JWT + "audiences");
    }

    @Test
    void aProviderWithAnAudienceIsTrusted() {
        assertThatCode(
                        () ->
                                start(
                                        Map.of(
                                                JWT + "issuer-uri",
                                                "https://login.example",
                                                JWT + "audiences",
                                                "border-gate")))
                .doesNotThrowAnyException();
    }

    @Test
    void aKeyOfOurOwnNeedsNone() {
        assertThatCode(() -> start(Map.of(JWT + "public-key-location", "file:key.pem")))
                .doesNotThrowAnyException();
        assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
    }

    private static void start(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("trial", settings));
        var unused = new TokenAudience(environment);
    }
}
