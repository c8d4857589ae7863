package vn.bordergate.clearance.priority;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.events.IdentityScheme;

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
            @Nullable Instant addedAt,
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
                    e.addedAt(),
                    e.endedBy(),
                    e.endedAt(),
                    e.endReason());
        }
    }

    @GetMapping("/api/priority-enterprises")
    Mono<List<Shown>> entries() {
        return keeping.entries()
                .map(all -> all.stream().map(e -> Shown.of(e, keeping.today())).toList());
    }

    @PostMapping("/api/priority-enterprises")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Void> add(@RequestBody PriorityRequest request, Principal officer) {
        return keeping.add(request, officer);
    }

    /** Nothing is deleted: an entry ends with a day. */
    @PostMapping("/api/priority-enterprises/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(@RequestBody EndRequest request, Principal officer) {
        return keeping.end(request, officer);
    }
}
