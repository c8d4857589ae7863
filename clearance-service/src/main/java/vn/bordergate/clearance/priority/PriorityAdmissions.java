package vn.bordergate.clearance.priority;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.priority.PriorityProposals.Proposal;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Gives an enterprise priority by the word of two: one proposes it with a reason, and another
 * person agrees or declines. A longer time is a further time, and takes two again. Of one
 * enterprise one proposal waits, or somebody would agree to what another proposal changes a minute
 * later.
 */
final class PriorityAdmissions {

    private final PriorityProposals proposals;
    private final PriorityBook book;
    private final Acts acts;
    private final JournaledTransactions transactions;

    PriorityAdmissions(
            PriorityProposals proposals,
            PriorityBook book,
            Acts acts,
            JournaledTransactions transactions) {
        this.proposals = proposals;
        this.book = book;
        this.acts = acts;
        this.transactions = transactions;
    }

    /** What came of an answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answered(long id, boolean agreed) {}

    /** The first of two. */
    Mono<Proposal> propose(PriorityAct.Proposed said, Keeper by, Instant at) {
        Mono<Proposal> proposed =
                book.lock()
                        .then(Mono.defer(() -> requireNoneWaiting(said)))
                        .then(Mono.defer(() -> book.requireRoom(said)))
                        .then(Mono.defer(() -> proposals.add(said, by, at)))
                        .flatMap(added -> noted(by, at, said).thenReturn(added));
        return transactions.run(proposed);
    }

    /** The second of two agrees; or anybody with the right declines, the first included. */
    Mono<Answered> answer(long id, boolean agreed, Keeper by, Instant at) {
        Mono<Answered> answered =
                book.lock()
                        .then(Mono.defer(() -> waiting(id)))
                        .flatMap(one -> agreed ? agree(one, by, at) : decline(one, by, at));
        return transactions.run(answered);
    }

    private Mono<Answered> agree(Proposal proposal, Keeper by, Instant at) {
        if (proposal.isOf(by)) {
            return refused("PRIORITY_SAME_PERSON");
        }
        PriorityAct.Proposed said = proposal.said();
        if (said.from().isBefore(LocalDate.ofInstant(at, Valuation.GATE_ZONE))) {
            return refused("PRIORITY_PROPOSAL_PAST");
        }
        var act =
                new PriorityAct.Added(
                        said.scheme(),
                        said.number(),
                        said.name(),
                        said.from(),
                        said.until(),
                        said.decision(),
                        proposal.by());
        return proposals
                .answer(proposal.id(), true, by, at)
                .then(Mono.defer(() -> book.requireRoom(said)))
                .then(Mono.defer(() -> book.add(proposal, by, at)))
                .then(Mono.defer(() -> noted(by, at, act)))
                .thenReturn(new Answered(proposal.id(), true));
    }

    private Mono<Answered> decline(Proposal proposal, Keeper by, Instant at) {
        PriorityAct.Proposed said = proposal.said();
        var act =
                new PriorityAct.Declined(said.scheme(), said.number(), said.from(), proposal.by());
        return proposals
                .answer(proposal.id(), false, by, at)
                .then(Mono.defer(() -> noted(by, at, act)))
                .thenReturn(new Answered(proposal.id(), false));
    }

    private Mono<Void> requireNoneWaiting(PriorityAct.Proposed said) {
        return proposals
                .open(said.scheme(), said.number())
                .flatMap(_ -> refused("PRIORITY_PROPOSAL_WAITING"));
    }

    private Mono<Proposal> waiting(long id) {
        return proposals.open(id).switchIfEmpty(refused("PRIORITY_NOTHING_PROPOSED"));
    }

    private Mono<Void> noted(Keeper by, Instant at, PriorityAct act) {
        return acts.add(PriorityAct.REGISTER, by.actor(), at, act);
    }

    private static <T> Mono<T> refused(String code) {
        return Mono.error(() -> FaultsException.of(409, Fault.at("", code)));
    }
}
