package vn.bordergate.web;

import java.security.Principal;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers who is not let in, and writes one line of the audit log for it. */
final class Refusals
        implements ServerAuthenticationEntryPoint,
                ServerAccessDeniedHandler,
                ServerExchangeRejectedHandler {

    private static final AuthenticationException NOBODY =
            new AuthenticationCredentialsNotFoundException("nobody");

    private final ServerSecurityContextRepository sessions =
            new WebSessionServerSecurityContextRepository();
    private final Problems problems;
    private final ProblemAnswers answers;
    private final ServerHttpHeadersWriter headers;
    private final AuditLog audit;

    Refusals(
            Problems problems,
            ProblemAnswers answers,
            ServerHttpHeadersWriter headers,
            AuditLog audit) {
        this.problems = problems;
        this.answers = answers;
        this.headers = headers;
        this.audit = audit;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException thrown) {
        return refuse(exchange, problems.finding(thrown));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return denied instanceof CsrfException
                ? unprotected(exchange, denied)
                : refuse(exchange, problems.finding(denied));
    }

    /**
     * Without a session there is no ambient authority that a forged form could borrow: what is
     * missing is a sign-in, and that is what the sender should hear. This is found out here, for
     * forms are looked at before sessions are.
     */
    private Mono<Void> unprotected(ServerWebExchange exchange, AccessDeniedException denied) {
        return sessions.load(exchange)
                .mapNotNull(SecurityContext::getAuthentication)
                .map(Principal::getName)
                .doOnNext(_ -> exchange.getAttributes().remove(SignedInPages.SIGN_IN_AT))
                .map(who -> new Refused(who, problems.finding(denied)))
                .defaultIfEmpty(new Refused("-", problems.finding(NOBODY)))
                .flatMap(
                        refused -> {
                            Finding finding = refused.finding();
                            audit.write(exchange, refused.who(), finding.status(), finding.code());
                            return answers.answer(exchange, finding);
                        });
    }

    private record Refused(String who, Finding finding) {}

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        // Such a request is turned away before the filters that would write these headers.
        return headers.writeHttpHeaders(exchange)
                .then(refuse(exchange, Finding.of(400, "REQUEST_INVALID")));
    }

    Mono<Void> refuse(ServerWebExchange exchange, Finding finding) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("-")
                .flatMap(
                        who -> {
                            audit.write(exchange, who, finding.status(), finding.code());
                            return answers.answer(exchange, finding);
                        });
    }
}
