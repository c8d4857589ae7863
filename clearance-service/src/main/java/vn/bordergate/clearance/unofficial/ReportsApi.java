package vn.bordergate.clearance.unofficial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.unofficial.Hearing.Told;
import vn.bordergate.clearance.unofficial.Reports.Kept;
import vn.bordergate.clearance.unofficial.Reports.Month;
import vn.bordergate.clearance.unofficial.Reports.State;
import vn.bordergate.web.SignedIn;

/** Reports of unofficial charges, for programs. Nobody who reports is asked who they are. */
@RestController
class ReportsApi {

    private final Hearing hearing;
    private final Senders senders;

    ReportsApi(Hearing hearing, Senders senders) {
        this.hearing = hearing;
        this.senders = senders;
    }

    /** The code that the answer can be read with; it is told once. */
    record Received(String code) {
        @Override
        public String toString() {
            return "Received[***]";
        }
    }

    /** In a body and not in an address, so that it is in no log. */
    record CodeRequest(@Nullable String code) {
        @Override
        public String toString() {
            return "CodeRequest[***]";
        }
    }

    /** What becomes of a report. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepRequest(@Nullable State state, @Nullable String answer) {}

    record Contact(String contact) {
        @Override
        public String toString() {
            return "Contact[***]";
        }
    }

    @PostMapping("/api/unofficial-charges")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Received> report(@RequestBody Report report, ServerHttpRequest request) {
        return hearing.report(report, senders.of(request)).map(Received::new);
    }

    @PostMapping("/api/unofficial-charges/answer")
    Mono<Told> told(@RequestBody CodeRequest asked, ServerHttpRequest request) {
        return hearing.told(asked.code(), senders.of(request));
    }

    @GetMapping("/api/unofficial-charges/months")
    Mono<List<Month>> months() {
        return hearing.months();
    }

    /** The latest first; {@code before} is the id of the last that was shown. */
    @GetMapping("/api/unofficial-charges")
    Mono<List<Kept>> list(@RequestParam(required = false) @Nullable String before) {
        return hearing.list(before == null ? null : report(before));
    }

    @GetMapping("/api/unofficial-charges/{id}/contact")
    Mono<Contact> contact(@PathVariable String id, SignedIn who) {
        return hearing.contact(report(id), who).map(Contact::new);
    }

    @PostMapping("/api/unofficial-charges/{id}/steps")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> step(@PathVariable String id, @RequestBody StepRequest request, SignedIn who) {
        State state = request.state() == null ? State.RECEIVED : request.state();
        return hearing.step(report(id), state, request.answer(), who);
    }

    static UUID report(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Hearing.refused(404, "UNOFFICIAL_UNKNOWN");
        }
    }
}
