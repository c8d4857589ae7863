package vn.bordergate.web;

import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives pages what their shell shows: who is signed in and the token of their forms, or where to
 * sign in. In a template these are {@code ${signedIn}}, {@code ${_csrf}} and {@code ${signInAt}}.
 */
final class SignedInPages implements WebFilter {

    static final String SIGNED_IN = "signedIn";
    static final String SIGN_IN_AT = "signInAt";

    /** Comes first, for a form that is refused is refused before anybody is known. */
    static WebFilter offering(SignInSteps steps) {
        return (exchange, chain) -> {
            String at = steps.begin(LocalPath.of(exchange.getRequest()));
            exchange.getAttributes().put(SIGN_IN_AT, at);
            return chain.filter(exchange);
        };
    }

    /** Where Spring's forms look for it. */
    private static final String FORM_TOKEN = "_csrf";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(SignedIn::of)
                .flatMap(who -> furnish(exchange, who))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private static Mono<Boolean> furnish(ServerWebExchange exchange, SignedIn who) {
        exchange.getAttributes().put(SIGNED_IN, who);
        exchange.getAttributes().remove(SIGN_IN_AT);
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null || !isForPage(exchange)
                ? Mono.just(true)
                : token.doOnNext(t -> exchange.getAttributes().put(FORM_TOKEN, t)).hasElement();
    }

    private static boolean isForPage(ServerWebExchange exchange) {
        return ProblemAnswers.wantsPage(exchange)
                || exchange.getRequest().getHeaders().containsHeader("HX-Request");
    }
}
