package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RememberedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private final AtomicInteger verifications = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    @Test
    void aTokenIsVerifiedOnceWhileItIsRemembered() {
        RememberedTokens tokens = tokens(100, NOW.plusSeconds(3600));
        decode(tokens, "a");
        decode(tokens, "a");
        decode(tokens, "b");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void aTokenIsNotBelievedPastItsOwnExpiry() {
        RememberedTokens tokens = tokens(100, NOW.plusSeconds(5));
        decode(tokens, "a");
        now.set(NOW.plusSeconds(5));
        decode(tokens, "a");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void aRefusalIsNotRemembered() {
        RememberedTokens tokens =
                new RememberedTokens(
                        _ ->
                                Mono.defer(
                                        () -> {
                                            verifications.incrementAndGet();
                                            return Mono.error(new BadJwtException("no"));
                                        }),
                        settings(100),
                        now::get);
        StepVerifier.create(tokens.decode("a")).verifyError(BadJwtException.class);
        StepVerifier.create(tokens.decode("a")).verifyError(BadJwtException.class);
        assertThat(verifications).hasValue(2);
    }

    @Test
    void theSettingsHaveTheseDefaults() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(Settings.class))
                .run(
                        context -> {
                            assertThat(context.getBean(GateWeb.class)).isEqualTo(settings(10_000));
                            GateLinks links = context.getBean(GateLinks.class);
                            assertThat(links.ingest()).hasToString("http://localhost:8081");
                            assertThat(links.clearance()).hasToString("http://localhost:8082");
                            assertThat(links.stats()).hasToString("http://localhost:8083");
                        });
    }

    @Test
    void aTokenMayNotBeRememberedForLongerThanHalfAMinute() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(Settings.class))
                .withPropertyValues("gate.web.token-remembered-max=31s")
                .run(context -> assertThat(context).hasFailed());
    }

    @org.springframework.boot.context.properties.EnableConfigurationProperties({
        GateWeb.class,
        GateLinks.class
    })
    static class Settings {}

    private RememberedTokens tokens(int most, Instant expiry) {
        return new RememberedTokens(
                token -> {
                    verifications.incrementAndGet();
                    return Mono.just(
                            Jwt.withTokenValue(token)
                                    .header("alg", "RS256")
                                    .subject("t1")
                                    .expiresAt(expiry)
                                    .build());
                },
                settings(most),
                now::get);
    }

    private static void decode(RememberedTokens tokens, String token) {
        StepVerifier.create(tokens.decode(token)).expectNextCount(1).verifyComplete();
    }

    private static GateWeb settings(int tokens) {
        return new GateWeb(
                DataSize.ofKilobytes(256),
                Duration.ofSeconds(30),
                Duration.ofSeconds(75),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                tokens,
                Duration.ofHours(1),
                List.of(),
                List.of("/swagger-ui/**", "/webjars/**"),
                GateWeb.API_PAGES_POLICY);
    }
}
