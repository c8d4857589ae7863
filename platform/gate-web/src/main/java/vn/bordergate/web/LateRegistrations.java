package vn.bordergate.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks the provider to describe itself when the first person signs in, not at the start: a provider
 * that is away must not keep a service from starting and from taking bearer tokens.
 */
final class LateRegistrations implements ReactiveClientRegistrationRepository {

    private static final Logger LOG = LoggerFactory.getLogger(LateRegistrations.class);

    private final OAuth2ClientProperties properties;
    private final Duration answerMax;
    private final Duration retryAfter;
    private final AtomicReference<Map<String, ClientRegistration>> known =
            new AtomicReference<>(Map.of());
    private final Mono<Map<String, ClientRegistration>> asking;

    LateRegistrations(
            OAuth2ClientProperties properties, SignInSettings settings, Duration retryAfter) {
        if (!properties.getRegistration().containsKey(settings.registration())) {
            throw new IllegalArgumentException(
                    "gate.sign-in.registration is \"%s\", but spring.security.oauth2.client.registration has only %s"
                            .formatted(
                                    settings.registration(),
                                    properties.getRegistration().keySet()));
        }
        this.properties = properties;
        this.answerMax = settings.providerAnswerMax();
        this.retryAfter = retryAfter;
        // Everybody who comes meanwhile waits for the same answer; a failure is not kept.
        this.asking = Mono.defer(this::ask).cacheInvalidateIf(_ -> true);
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String registrationId) {
        if (!properties.getRegistration().containsKey(registrationId)) {
            return Mono.empty();
        }
        ClientRegistration found = known.get().get(registrationId);
        return found != null ? Mono.just(found) : asking.mapNotNull(all -> all.get(registrationId));
    }

    private Mono<Map<String, ClientRegistration>> ask() {
        return Mono.fromCallable(
                        () -> new OAuth2ClientPropertiesMapper(properties).asClientRegistrations())
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(answerMax)
                .doOnNext(known::set)
                .onErrorMap(
                        e -> {
                            LOG.warn("the sign-in provider does not describe itself", e);
                            return new FaultsException(
                                    503, List.of(Fault.at("", "SIGN_IN_UNAVAILABLE")), retryAfter);
                        });
    }
}
