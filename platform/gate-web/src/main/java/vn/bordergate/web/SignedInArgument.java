package vn.bordergate.web;

import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hands {@link SignedIn} and {@link GateGrants} to a handler that takes them. */
final class SignedInArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == SignedIn.class || type == GateGrants.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        boolean grantsOnly = parameter.getParameterType() == GateGrants.class;
        return exchange.getPrincipal()
                .map(SignedIn::of)
                .<Object>map(who -> grantsOnly ? who.grants() : who)
                .switchIfEmpty(
                        Mono.error(() -> new AuthenticationCredentialsNotFoundException("nobody")));
    }
}
