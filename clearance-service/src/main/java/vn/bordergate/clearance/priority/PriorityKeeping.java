package vn.bordergate.clearance.priority;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.intake.PriorityEnterprises;
import vn.bordergate.clearance.priority.PriorityAdmissions.Answered;
import vn.bordergate.clearance.priority.PriorityProposals.Proposal;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** What those who keep the list ask of it, from a page or by a program. */
final class PriorityKeeping {

    private final PriorityBook book;
    private final PriorityProposals proposals;
    private final PriorityAdmissions admissions;
    private final PriorityEnterprises known;
    private final OfficerNames names;
    private final CircuitBreaker breaker;
    private final InstantSource clock;

    PriorityKeeping(
            PriorityBook book,
            PriorityProposals proposals,
            PriorityAdmissions admissions,
            PriorityEnterprises known,
            OfficerNames names,
            CircuitBreaker breaker,
            InstantSource clock) {
        this.book = book;
        this.proposals = proposals;
        this.admissions = admissions;
        this.known = known;
        this.names = names;
        this.breaker = breaker;
        this.clock = clock;
    }

    /**
     * The list as its page shows it.
     *
     * @param officers what those are called who are in it, by subject
     */
    record Sheet(
            List<PriorityBook.Entry> entries,
            List<Proposal> proposals,
            Map<String, String> officers) {

        /** For a person to read; the subject of one who has no name. */
        public String name(String subject) {
            return officers.getOrDefault(subject, subject);
        }
    }

    Mono<List<PriorityBook.Entry>> entries() {
        return book.entries().transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    Mono<List<Proposal>> proposals() {
        return proposals.open().transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    Mono<Sheet> sheet() {
        return Mono.zip(book.entries(), proposals.open())
                .flatMap(
                        all ->
                                names.of(subjects(all.getT1(), all.getT2()))
                                        .map(called -> new Sheet(all.getT1(), all.getT2(), called)))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** Nothing holds before a second person has agreed. */
    Mono<Proposal> propose(PriorityRequest request, Principal officer) {
        Keeper by = Keeper.of(officer);
        requireSound(request.faults(today()));
        return met(by, admissions.propose(request.said(), by, now()));
    }

    /** What was agreed holds here at once, elsewhere with the next reading of the table. */
    Mono<Answered> answer(long id, boolean agreed, Principal officer) {
        Keeper by = Keeper.of(officer);
        return met(by, admissions.answer(id, agreed, by, now()))
                .flatMap(answered -> readAnew().thenReturn(answered));
    }

    Mono<Void> end(EndRequest request, Principal officer) {
        Keeper by = Keeper.of(officer);
        requireSound(request.faults(today()));
        return met(by, book.end(request.said(), by, now())).then(Mono.defer(this::readAnew));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE);
    }

    private <T> Mono<T> met(Keeper by, Mono<T> change) {
        return names.meet(by.account(), by.name())
                .then(change)
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** The change stands; the schedule reads it too where this fails. */
    private Mono<Void> readAnew() {
        return known.reread().onErrorComplete();
    }

    private static Set<String> subjects(List<PriorityBook.Entry> entries, List<Proposal> waiting) {
        Set<String> subjects = new HashSet<>();
        for (PriorityBook.Entry entry : entries) {
            subjects.add(entry.addedBy() == null ? "" : entry.addedBy());
            subjects.add(entry.agreedBy() == null ? "" : entry.agreedBy());
            subjects.add(entry.endedBy() == null ? "" : entry.endedBy());
        }
        waiting.forEach(proposal -> subjects.add(proposal.by()));
        subjects.remove("");
        return subjects;
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
