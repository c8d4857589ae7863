package vn.bordergate.ingest.firm;

import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hands {@link FirmRights} to a handler that takes them. */
final class RightsArgument implements HandlerMethodArgumentResolver {

    private final Rights rights;

    RightsArgument(Rights rights) {
        this.rights = rights;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == FirmRights.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(Authentication.class)
                .switchIfEmpty(
                        Mono.error(() -> new AuthenticationCredentialsNotFoundException("nobody")))
                .flatMap(rights::of)
                .cast(Object.class);
    }
}
