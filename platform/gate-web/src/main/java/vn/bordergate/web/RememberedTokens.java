package vn.bordergate.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * A haulier's system sends the same token thousands of times a second, and an RSA verification each
 * time would cost more than the declaration. A verified token is believed again by its exact value,
 * never past its own expiry; only success is remembered.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    private final ReactiveJwtDecoder verifier;
    private final InstantSource clock;
    private final Cache<String, Jwt> verified;

    RememberedTokens(ReactiveJwtDecoder verifier, GateWeb settings, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
        this.verified =
                Caffeine.newBuilder()
                        .maximumSize(settings.tokensRememberedMax())
                        .expireAfter(
                                Expiry.<String, Jwt>creating(
                                        (_, jwt) -> remembered(jwt, settings.tokenRememberedMax())))
                        .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known != null && isValidStill(known)) {
            return Mono.just(known);
        }
        return verifier.decode(token).doOnNext(jwt -> verified.put(token, jwt));
    }

    private boolean isValidStill(Jwt jwt) {
        Instant expiry = jwt.getExpiresAt();
        return expiry == null || expiry.isAfter(clock.instant());
    }

    private Duration remembered(Jwt jwt, Duration most) {
        Instant expiry = jwt.getExpiresAt();
        if (expiry == null) {
            return most;
        }
        Duration left = Duration.between(clock.instant(), expiry);
        return left.compareTo(most) < 0 ? left : most;
    }
}
