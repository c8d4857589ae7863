package vn.bordergate.web;

import java.security.Principal;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers who is not let in, and writes one line of the audit log for it: when, who, what, outcome,
 * request. Never a token, never a body.
 */
final class Refusals
        implements ServerAuthenticationEntryPoint,
                ServerAccessDeniedHandler,
                ServerExchangeRejectedHandler {

    private static final Logger AUDIT = LoggerFactory.getLogger("audit");
    private static final String SESSION_COOKIE = "SESSION";

    private final Problems problems;
    private final ProblemAnswers answers;
    private final ServerHttpHeadersWriter headers;
    private final InstantSource clock;

    Refusals(
            Problems problems,
            ProblemAnswers answers,
            ServerHttpHeadersWriter headers,
            InstantSource clock) {
        this.problems = problems;
        this.answers = answers;
        this.headers = headers;
        this.clock = clock;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException thrown) {
        return refuse(exchange, problems.finding(thrown));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        // Without a session there is no ambient authority that a forged form could borrow: what is
        // missing is a token, and that is what the sender should hear.
        boolean unsigned =
                denied instanceof CsrfException
                        && !exchange.getRequest().getCookies().containsKey(SESSION_COOKIE);
        return refuse(
                exchange,
                problems.finding(
                        unsigned
                                ? new AuthenticationCredentialsNotFoundException("no token")
                                : denied));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        // Such a request is turned away before the filters that would write these headers.
        return headers.writeHttpHeaders(exchange)
                .then(refuse(exchange, Finding.of(400, "REQUEST_INVALID")));
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Finding finding) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("-")
                .flatMap(
                        who -> {
                            audit(exchange, who, finding);
                            return answers.answer(exchange, finding);
                        });
    }

    private void audit(ServerWebExchange exchange, String who, Finding finding) {
        var request = exchange.getRequest();
        AUDIT.info(
                "when={} who={} method={} path={} outcome={} code={} request={}",
                clock.instant(),
                oneWord(who),
                oneWord(request.getMethod().name()),
                oneWord(request.getURI().getRawPath()),
                finding.status(),
                finding.code(),
                request.getId());
    }

    /** What a sender chose must not look like another field or another line of the log. */
    private static String oneWord(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}=]", "_");
    }
}
