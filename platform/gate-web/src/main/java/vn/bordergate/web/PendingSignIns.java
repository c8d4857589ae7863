package vn.bordergate.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps a sign-in that is under way in the browser's own cookie, sealed with a key of this process.
 * Strangers who begin and never end cost the service nothing, so they cannot crowd out those who
 * work; a session begins only when somebody has signed in.
 */
final class PendingSignIns
        implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String TO = "to";

    private static final String DESTINATION = PendingSignIns.class.getName() + ".to";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int COOKIE_CHARS_MAX = 4000;

    private final SignInCookies cookies;
    private final ReactiveClientRegistrationRepository provider;
    private final String registration;
    private final Duration pendingMax;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    PendingSignIns(
            SignInCookies cookies,
            ReactiveClientRegistrationRepository provider,
            SignInSettings settings,
            InstantSource clock) {
        this.cookies = cookies;
        this.provider = provider;
        this.registration = settings.registration();
        this.pendingMax = settings.pendingMax();
        this.clock = clock;
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, "AES");
    }

    /** What has to be known again when the browser comes back. */
    private record Pending(
            String redirectUri, String state, String nonce, String verifier, String to) {}

    /** The page that somebody wanted before they were sent to sign in. */
    static String destination(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(DESTINATION, LocalPath.FIRST_PAGE);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        Pending pending = read(exchange);
        if (pending == null
                || !pending.state()
                        .equals(exchange.getRequest().getQueryParams().getFirst("state"))) {
            return Mono.empty();
        }
        exchange.getAttributes().put(DESTINATION, pending.to());
        return provider.findByRegistrationId(registration).map(client -> request(client, pending));
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(
            OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(
                () -> {
                    String to = LocalPath.of(exchange.getRequest().getQueryParams().getFirst(TO));
                    String expiry =
                            Long.toString(clock.instant().plus(pendingMax).getEpochSecond());
                    List<String> parts =
                            List.of(
                                    expiry,
                                    String.valueOf(request.getRedirectUri()),
                                    String.valueOf(request.getState()),
                                    attribute(request, OidcParameterNames.NONCE),
                                    attribute(request, PkceParameterNames.CODE_VERIFIER),
                                    to);
                    cookies.keepPending(exchange, seal(String.join("\n", parts)), pendingMax);
                });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).doOnNext(_ -> cookies.forgetPending(exchange));
    }

    private OAuth2AuthorizationRequest request(ClientRegistration client, Pending pending) {
        Map<String, Object> attributes =
                Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        registration,
                        OidcParameterNames.NONCE,
                        pending.nonce(),
                        PkceParameterNames.CODE_VERIFIER,
                        pending.verifier());
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(String.valueOf(client.getProviderDetails().getAuthorizationUri()))
                .clientId(client.getClientId())
                .redirectUri(pending.redirectUri())
                .scopes(client.getScopes())
                .state(pending.state())
                .attributes(attributes)
                .build();
    }

    private @Nullable Pending read(ServerWebExchange exchange) {
        String sealed = cookies.pending(exchange);
        String opened = sealed == null ? null : open(sealed);
        if (opened == null) {
            return null;
        }
        String[] parts = opened.split("\n", -1);
        return Long.parseLong(parts[0]) < clock.instant().getEpochSecond()
                ? null
                : new Pending(parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    private static String attribute(OAuth2AuthorizationRequest request, String name) {
        String value = request.getAttribute(name);
        if (value == null) {
            throw new IllegalStateException("a sign-in without " + name);
        }
        return value;
    }

    private String seal(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] whole =
                    ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null for what this process did not seal. */
    private @Nullable String open(String sealed) {
        if (sealed.length() > COOKIE_CHARS_MAX) {
            return null;
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(sealed);
            if (whole.length <= NONCE_BYTES) {
                return null;
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            byte[] opened =
                    cipher(Cipher.DECRYPT_MODE, nonce)
                            .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(opened, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
