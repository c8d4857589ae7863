package vn.bordergate.clearance.calling;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.calling.Measures.Shown;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/** Measures of officers, for programs. */
@RestController
class MeasuresApi {

    private final Measures measures;
    private final CircuitBreaker breaker;

    MeasuresApi(Measures measures, @Qualifier("deskBreaker") CircuitBreaker breaker) {
        this.measures = measures;
        this.breaker = breaker;
    }

    /** The last ones, with names and notes, for those who work at the gate. */
    @GetMapping("/api/yards/{gate}/measures")
    Mono<List<Shown>> list(@PathVariable String gate, Principal reader) {
        var unused = measures.plan(gate);
        if (!SignedIn.of(reader).grants().covers(gate)) {
            throw FaultsException.of(403, Fault.at("", "FOREIGN_GATE"));
        }
        return measures.recent(gate)
                .map(all -> all.stream().map(m -> Shown.of(m, measures.today(), true)).toList())
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    @PostMapping("/api/yards/{gate}/measures")
    Mono<ResponseEntity<Shown>> take(
            @PathVariable String gate, @RequestBody MeasureRequest request, Principal officer) {
        return measures.take(gate, request, officer)
                .map(
                        m ->
                                ResponseEntity.created(
                                                URI.create(
                                                        "/api/yards/"
                                                                + gate
                                                                + "/measures/"
                                                                + m.id()))
                                        .body(Shown.of(m, measures.today(), true)))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** Nothing is deleted: a measure ends, by whose word and why. */
    @PostMapping("/api/yards/{gate}/measures/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(
            @PathVariable String gate,
            @PathVariable UUID id,
            @RequestBody MeasureRequest.End request,
            Principal officer) {
        return measures.end(gate, id, request, officer)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .then();
    }
}
