package vn.bordergate.clearance.priority;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.intake.PriorityEnterprises;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/** What those who keep the list ask of it, from a page or by a program. */
final class PriorityKeeping {

    private final PriorityBook book;
    private final PriorityEnterprises known;
    private final CircuitBreaker breaker;
    private final InstantSource clock;

    PriorityKeeping(
            PriorityBook book,
            PriorityEnterprises known,
            CircuitBreaker breaker,
            InstantSource clock) {
        this.book = book;
        this.known = known;
        this.breaker = breaker;
        this.clock = clock;
    }

    Mono<List<PriorityBook.Entry>> entries() {
        return book.entries().transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** Here at once, and on every other instance with its next reading of the table. */
    Mono<Void> add(PriorityRequest request, Principal officer) {
        Actor by = keeper(officer);
        requireSound(request.faults(today()));
        return kept(book.add(request.said(), by, now()));
    }

    Mono<Void> end(EndRequest request, Principal officer) {
        Actor by = keeper(officer);
        requireSound(request.faults(today()));
        return kept(book.end(request.said(), by, now()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE);
    }

    private Mono<Void> kept(Mono<Void> change) {
        return change.transformDeferred(CircuitBreakerOperator.of(breaker))
                // It stands; the schedule reads it too where this fails.
                .then(Mono.defer(known::reread).onErrorComplete());
    }

    /**
     * The list holds at every gate, so it takes somebody who was granted all of them; and it
     * outweighs most rows of the rules, so no program writes in it.
     */
    private static Actor keeper(Principal officer) {
        SignedIn signedIn = SignedIn.of(officer);
        if (!signedIn.grants().everywhere()) {
            throw FaultsException.of(403, Fault.at("", "FOREIGN_GATE"));
        }
        if (signedIn.person() == null) {
            throw FaultsException.of(403, Fault.at("", "PERSON_NEEDED"));
        }
        return new Actor(ActorKind.OFFICER, officer.getName());
    }

    private static void requireSound(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
