package vn.bordergate.web;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.server.ServerWebExchange;

/**
 * One line for everybody who comes in, is turned away or leaves: when, who, what, outcome, request.
 * Never a token, never a body.
 */
final class AuditLog {

    private static final Logger AUDIT = LoggerFactory.getLogger("audit");

    private final InstantSource clock;

    AuditLog(InstantSource clock) {
        this.clock = clock;
    }

    void write(ServerWebExchange exchange, String who, int outcome, String code) {
        var request = exchange.getRequest();
        AUDIT.info(
                "when={} who={} method={} path={} outcome={} code={} request={}",
                clock.instant(),
                oneWord(who),
                oneWord(request.getMethod().name()),
                oneWord(request.getURI().getRawPath()),
                outcome,
                code,
                request.getId());
    }

    /** What a sender chose must not look like another field or another line of the log. */
    private static String oneWord(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}=]", "_");
    }
}
