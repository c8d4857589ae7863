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

    /** Where Spring's forms look for it. */
    private static final String FORM_TOKEN = "_csrf";

    private final SignInSteps steps;

    SignedInPages(SignInSteps steps) {
        this.steps = steps;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(SignedIn::of)
                .flatMap(who -> furnish(exchange, who))
                .switchIfEmpty(Mono.fromRunnable(() -> offer(exchange)))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private static Mono<Boolean> furnish(ServerWebExchange exchange, SignedIn who) {
        exchange.getAttributes().put(SIGNED_IN, who);
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null || !isForPage(exchange)
                ? Mono.just(true)
                : token.doOnNext(t -> exchange.getAttributes().put(FORM_TOKEN, t)).hasElement();
    }

    private void offer(ServerWebExchange exchange) {
        exchange.getAttributes().put(SIGN_IN_AT, steps.begin(LocalPath.of(exchange.getRequest())));
    }

    private static boolean isForPage(ServerWebExchange exchange) {
        return ProblemAnswers.wantsPage(exchange)
                || exchange.getRequest().getHeaders().containsHeader("HX-Request");
    }
}
