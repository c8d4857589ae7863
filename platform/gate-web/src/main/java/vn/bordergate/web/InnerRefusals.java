package vn.bordergate.web;

import java.security.Principal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Writes the line of the audit log for somebody whom the door let in by their role and who was
 * refused behind it, such as an officer at a gate that was not granted to them; the line stands
 * before the answer goes out. Behind the filters of the sign-in, where it is known who it is.
 */
final class InnerRefusals implements WebFilter, Ordered {

    private static final String ACCESS_DENIED = "ACCESS_DENIED";

    private final Problems problems;
    private final AuditLog audit;

    InnerRefusals(Problems problems, AuditLog audit) {
        this.problems = problems;
        this.audit = audit;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        AtomicBoolean thrown = new AtomicBoolean();
        exchange.getResponse()
                .beforeCommit(
                        () -> Mono.defer(() -> thrown.get() ? Mono.empty() : answered(exchange)));
        return chain.filter(exchange)
                .onErrorResume(
                        e -> {
                            thrown.set(true);
                            return thrown(exchange, e).then(Mono.error(e));
                        });
    }

    private Mono<Void> thrown(ServerWebExchange exchange, Throwable e) {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            // The filters of the sign-in answer these, and write their line.
            return Mono.empty();
        }
        Finding finding = problems.finding(e);
        return note(exchange, HttpStatusCode.valueOf(finding.status()), finding.code());
    }

    private Mono<Void> answered(ServerWebExchange exchange) {
        return note(exchange, exchange.getResponse().getStatusCode(), ACCESS_DENIED);
    }

    private Mono<Void> note(
            ServerWebExchange exchange, @Nullable HttpStatusCode status, String code) {
        if (status == null
                || !(status.isSameCodeAs(HttpStatus.FORBIDDEN)
                        || status.isSameCodeAs(HttpStatus.UNAUTHORIZED))) {
            return Mono.empty();
        }
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("-")
                .doOnNext(who -> audit.write(exchange, who, status.value(), code))
                .then();
    }
}
