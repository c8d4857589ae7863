package vn.bordergate.clearance.audit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.AuditFilter.Window;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** The audit trail, for auditors and administrators. */
@RestController
class AuditApi {

    private final AuditTrail trail;
    private final Verification verification;
    private final AuditTurns turns = new AuditTurns();
    private final CircuitBreaker breaker;

    AuditApi(AuditTrail trail, Verification verification, CircuitBreakerRegistry breakers) {
        this.trail = trail;
        this.verification = verification;
        // Not the officers' breaker: what an auditor asks must not shut their desk.
        this.breaker = breakers.circuitBreaker("audit-database");
    }

    /**
     * A page in the order of numbers.
     *
     * @param register what acts were on that concern no one file, such as {@code rules/channel}
     * @param actor the subject of the sign-in
     * @param from earliest time of sealing, which follows the decision within a second
     * @param to the time before which it was sealed
     */
    @GetMapping("/api/audit")
    Mono<AuditTrail.Page> page(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String declaration,
            @RequestParam(required = false) @Nullable String register,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        if (after < 0) {
            throw unfit("after");
        }
        if (limit < 1 || limit > AuditFilter.ENTRIES_MAX) {
            throw unfit("limit");
        }
        if (declaration != null && register != null) {
            throw unfit("register");
        }
        UUID about = read("declaration", declaration, UUID::fromString);
        var filter =
                new AuditFilter(
                        after,
                        limit,
                        register == null ? about : Acts.idOf(register),
                        actor,
                        read("from", from, Instant::parse),
                        read("to", to, Instant::parse));
        return trail.page(filter).transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** The end of the chain: whoever keeps it sees later whether what was before was rewritten. */
    @GetMapping("/api/audit/head")
    Mono<AuditTrail.End> head() {
        return trail.end().transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** The trail up to its end of now; one that was broken off goes on behind its last number. */
    @GetMapping("/api/audit/export")
    ResponseEntity<Flux<DataBuffer>> export(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable Long upTo) {
        Window asked = window(after, upTo);
        var buffers = DefaultDataBufferFactory.sharedInstance;
        Flux<DataBuffer> parts =
                trail.end()
                        .flatMapMany(
                                end ->
                                        trail.export(
                                                new Window(
                                                        asked.after(),
                                                        Math.min(asked.upTo(), end.number()))))
                        .map(buffers::wrap);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header("Content-Disposition", "attachment; filename=\"audit-trail.ndjson\"")
                .body(turns.take(parts));
    }

    /**
     * Verifies seals, and tells in lines how far it is; the last line has the verdict.
     *
     * @param head {@code number:hash} of a head that somebody kept
     */
    @GetMapping(path = "/api/audit/verification", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<Verification.Line> verify(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable Long upTo,
            @RequestParam(required = false) @Nullable String head) {
        return turns.take(verification.run(window(after, upTo), read("head", head, Head::parse)));
    }

    private static Window window(long after, @Nullable Long upTo) {
        if (after < 0) {
            throw unfit("after");
        }
        if (upTo != null && upTo <= after) {
            throw unfit("upTo");
        }
        return new Window(after, upTo == null ? Long.MAX_VALUE : upTo);
    }

    private static <T> @Nullable T read(
            String parameter, @Nullable String text, Function<String, T> reading) {
        try {
            return text == null ? null : reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unfit(parameter);
        }
    }

    private static FaultsException unfit(String parameter) {
        return FaultsException.of(
                400, Fault.at("", "FILTER_NOT_UNDERSTOOD", Map.of("parameter", parameter)));
    }
}
