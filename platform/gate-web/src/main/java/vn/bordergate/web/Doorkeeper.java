package vn.bordergate.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * Lets in whom the access rules name. What no rule names is answered as not there, whether or not
 * something is: a handler that was forgotten in the rules stays shut, and nobody learns of it.
 */
final class Doorkeeper implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final Mono<AuthorizationResult> GRANTED =
            Mono.just(new AuthorizationDecision(true));
    private static final AuthorizationResult REFUSED = new AuthorizationDecision(false);

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final List<AccessRules.Rule> rules;

    Doorkeeper(Stream<AccessRules> rules) {
        this.rules = rules.flatMap(r -> r.rules().stream()).toList();
    }

    @Override
    public Mono<AuthorizationResult> authorize(
            Mono<Authentication> who, AuthorizationContext context) {
        var request = context.getExchange().getRequest();
        PathContainer path = request.getPath().pathWithinApplication();
        Set<HttpMethod> others = new TreeSet<>();
        for (AccessRules.Rule rule : rules) {
            if (!rule.pattern().matches(path)) {
                continue;
            }
            if (rule.covers(request.getMethod())) {
                return rule.isOpen() ? GRANTED : inRoles(who, rule);
            }
            if (rule.method() != null) {
                others.add(rule.method());
            }
        }
        return Mono.error(
                others.isEmpty()
                        ? new ResponseStatusException(HttpStatus.NOT_FOUND)
                        : new MethodNotAllowedException(request.getMethod(), others));
    }

    private Mono<AuthorizationResult> inRoles(Mono<Authentication> who, AccessRules.Rule rule) {
        return who.filter(trust::isAuthenticated)
                .<AuthorizationResult>map(a -> new AuthorizationDecision(hasOneOf(a, rule.roles())))
                .defaultIfEmpty(REFUSED);
    }

    private static boolean hasOneOf(Authentication who, Set<String> roles) {
        for (GrantedAuthority authority : who.getAuthorities()) {
            String name = authority.getAuthority();
            if (name != null
                    && name.startsWith("ROLE_")
                    && roles.contains(name.substring("ROLE_".length()))) {
                return true;
            }
        }
        return false;
    }
}
