package vn.bordergate.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/** A person's way in and out: sent to sign in, come back, turned away, gone. */
final class SignInSteps
        implements ServerAuthenticationEntryPoint,
                ServerAuthenticationSuccessHandler,
                ServerAuthenticationFailureHandler,
                ServerLogoutSuccessHandler {

    static final String SIGNED_OUT = "/signed-out";
    private static final Logger LOG = LoggerFactory.getLogger(SignInSteps.class);
    private static final String END_SESSION = "end_session_endpoint";

    private final SignInSettings settings;
    private final ReactiveClientRegistrationRepository provider;
    private final Sessions sessions;
    private final Refusals refusals;
    private final ProblemAnswers answers;
    private final AuditLog audit;

    SignInSteps(
            SignInSettings settings,
            ReactiveClientRegistrationRepository provider,
            Sessions sessions,
            Refusals refusals,
            ProblemAnswers answers,
            AuditLog audit) {
        this.settings = settings;
        this.provider = provider;
        this.sessions = sessions;
        this.refusals = refusals;
        this.answers = answers;
        this.audit = audit;
    }

    /** A person who wants a page is sent to sign in; a program, or a part of a page, is told. */
    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException thrown) {
        var request = exchange.getRequest();
        if (request.getHeaders().containsHeader("HX-Request")) {
            // The page around this part is read anew, and then goes to sign in as a whole.
            exchange.getResponse().getHeaders().set("HX-Refresh", "true");
            return refusals.commence(exchange, thrown);
        }
        boolean reading =
                request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        return reading && ProblemAnswers.wantsPage(exchange)
                ? redirect(exchange, begin(LocalPath.of(request)))
                : refusals.commence(exchange, thrown);
    }

    /** Address at which a sign-in begins that ends on this page. */
    String begin(String to) {
        return settings.beginPath() + "?to=" + UriUtils.encode(to, StandardCharsets.US_ASCII);
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange filter, Authentication who) {
        ServerWebExchange exchange = filter.getExchange();
        if (sessions.areFull()) {
            audit.write(exchange, who.getName(), 503, "SIGN_INS_FULL");
            return exchange.getSession()
                    .flatMap(session -> session.invalidate())
                    .then(Mono.error(FaultsException.of(503, Fault.at("", "SIGN_INS_FULL"))));
        }
        audit.write(exchange, who.getName(), 200, "SIGNED_IN");
        // The token of the forms takes a new session id with it, which must not happen between two
        // requests that a page sends at once.
        Mono<CsrfToken> forms =
                exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return forms.then(
                Mono.defer(() -> redirect(exchange, PendingSignIns.destination(exchange))));
    }

    @Override
    public Mono<Void> onAuthenticationFailure(
            WebFilterExchange filter, AuthenticationException thrown) {
        String reason =
                thrown instanceof OAuth2AuthenticationException e
                        ? e.getError().getErrorCode()
                        : thrown.getClass().getSimpleName();
        LOG.info("a sign-in failed: {}", reason, thrown);
        return refusals.refuse(filter.getExchange(), Finding.of(401, "SIGN_IN_FAILED"));
    }

    /** Signed out here; now the provider's own session has to end too. */
    @Override
    public Mono<Void> onLogoutSuccess(WebFilterExchange filter, Authentication who) {
        ServerWebExchange exchange = filter.getExchange();
        audit.write(exchange, who.getName(), 200, "SIGNED_OUT");
        return provider.findByRegistrationId(settings.registration())
                .mapNotNull(client -> endOfSession(client, who, exchange))
                .onErrorComplete()
                .flatMap(there -> leave(exchange, there).thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> redirect(exchange, SIGNED_OUT).thenReturn(true)))
                .then();
    }

    /**
     * A form may not lead to another site by its redirect, as browsers read our content policy; a
     * page that says so and then moves on may.
     */
    private Mono<Void> leave(ServerWebExchange exchange, URI there) {
        Map<String, Object> model = new HashMap<>();
        model.put("there", there.toString());
        exchange.getAttributes().remove(SignedInPages.SIGNED_IN);
        return answers.draw(exchange, HttpStatus.OK.value(), "shell/signing-out", model);
    }

    private static @Nullable URI endOfSession(
            ClientRegistration client, Authentication who, ServerWebExchange exchange) {
        Object address = client.getProviderDetails().getConfigurationMetadata().get(END_SESSION);
        if (address == null || !(who.getPrincipal() instanceof OidcUser person)) {
            return null;
        }
        return UriComponentsBuilder.fromUriString(address.toString())
                .queryParam("id_token_hint", "{token}")
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(
                        List.of(
                                        person.getIdToken().getTokenValue(),
                                        client.getClientId(),
                                        signedOutPage(client, exchange))
                                .toArray())
                .toUri();
    }

    /** At the address that the provider knows us by. */
    private static String signedOutPage(ClientRegistration client, ServerWebExchange exchange) {
        String own = client.getRedirectUri();
        UriComponentsBuilder address =
                own == null || own.startsWith("{baseUrl}")
                        ? UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                        : UriComponentsBuilder.fromUriString(own);
        return address.replacePath(SIGNED_OUT).replaceQuery(null).fragment(null).toUriString();
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, String to) {
        return Mono.fromRunnable(
                () -> {
                    exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
                    exchange.getResponse().getHeaders().setLocation(URI.create(to));
                });
    }
}
