package vn.bordergate.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Asks for no form token where anybody may post without a sign-in: such a request acts with
 * nobody's rights, so there are none that another site could borrow. A handler behind an open door
 * must not ask who is signed in.
 */
final class OpenDoors implements WebFilter {

    private final List<AccessRules.Rule> rules;

    OpenDoors(Stream<AccessRules> rules) {
        this.rules = rules.flatMap(r -> r.rules().stream()).toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getMethod() == HttpMethod.POST && isOpen(request)) {
            CsrfWebFilter.skipExchange(exchange);
        }
        return chain.filter(exchange);
    }

    /** The first rule that fits decides, as at the door itself. */
    private boolean isOpen(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return rules.stream()
                .filter(rule -> rule.covers(request.getMethod()) && rule.pattern().matches(path))
                .findFirst()
                .map(AccessRules.Rule::isOpen)
                .orElse(false);
    }
}
