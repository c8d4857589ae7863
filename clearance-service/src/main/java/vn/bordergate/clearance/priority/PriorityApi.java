package vn.bordergate.clearance.priority;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.priority.PriorityAdmissions.Answered;
import vn.bordergate.clearance.priority.PriorityProposals.Proposal;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** The list of priority enterprises, for programs. */
@RestController
class PriorityApi {

    private final PriorityKeeping keeping;

    PriorityApi(PriorityKeeping keeping) {
        this.keeping = keeping;
    }

    /** A time of priority, by whose word it began and ended. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            IdentityScheme scheme,
            String number,
            String name,
            LocalDate from,
            @Nullable LocalDate until,
            String state,
            String decision,
            @Nullable String addedBy,
            @Nullable String agreedBy,
            @Nullable Instant addedAt,
            @Nullable String reason,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable String endReason) {

        static Shown of(PriorityBook.Entry e, LocalDate today) {
            return new Shown(
                    e.scheme(),
                    e.number(),
                    e.name(),
                    e.from(),
                    e.until(),
                    e.state(today),
                    e.decision(),
                    e.addedBy(),
                    e.agreedBy(),
                    e.addedAt(),
                    e.reason(),
                    e.endedBy(),
                    e.endedAt(),
                    e.endReason());
        }
    }

    /** What waits for a second person, or was just proposed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(
            long id,
            IdentityScheme scheme,
            String number,
            String name,
            LocalDate from,
            @Nullable LocalDate until,
            String decision,
            String reason,
            String proposedBy,
            Instant proposedAt) {

        static Waiting of(Proposal proposal) {
            PriorityAct.Proposed said = proposal.said();
            return new Waiting(
                    proposal.id(),
                    said.scheme(),
                    said.number(),
                    said.name(),
                    said.from(),
                    said.until(),
                    said.decision(),
                    said.reason(),
                    proposal.by(),
                    proposal.at());
        }
    }

    /** What the second of two says. */
    record AnswerRequest(@Nullable Boolean agreed) {}

    @GetMapping("/api/priority-enterprises")
    Mono<List<Shown>> entries() {
        return keeping.entries()
                .map(all -> all.stream().map(e -> Shown.of(e, keeping.today())).toList());
    }

    @GetMapping("/api/priority-enterprises/proposals")
    Mono<List<Waiting>> proposals() {
        return keeping.proposals().map(all -> all.stream().map(Waiting::of).toList());
    }

    /** The first of two; nothing holds before another person has agreed. */
    @PostMapping("/api/priority-enterprises/proposals")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Waiting> propose(@RequestBody PriorityRequest request, Principal officer) {
        return keeping.propose(request, officer).map(Waiting::of);
    }

    /** The second of two agrees, and the enterprise has priority; or somebody declines. */
    @PostMapping("/api/priority-enterprises/proposals/{id}")
    Mono<Answered> answer(
            @PathVariable long id, @RequestBody AnswerRequest request, Principal officer) {
        Boolean agreed = request.agreed();
        if (agreed == null) {
            throw FaultsException.of(422, Fault.at("/agreed", "FIELD_MISSING"));
        }
        return keeping.answer(id, agreed, officer);
    }

    /** Nothing is deleted: an entry ends with a day. */
    @PostMapping("/api/priority-enterprises/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(@RequestBody EndRequest request, Principal officer) {
        return keeping.end(request, officer);
    }
}
