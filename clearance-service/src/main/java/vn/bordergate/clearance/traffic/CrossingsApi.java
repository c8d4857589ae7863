package vn.bordergate.clearance.traffic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.register.PlateQuestions;
import vn.bordergate.clearance.traffic.CrossingRequest.Action;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Crossings, what officers do with them, and plates that nobody could tell. */
@RestController
class CrossingsApi {

    private static final int QUESTIONS_MAX = 200;

    private final CrossingDesk desk;

    CrossingsApi(CrossingDesk desk) {
        this.desk = desk;
    }

    /** A crossing; its version is the entity tag. */
    @GetMapping("/api/crossings/{id}")
    Mono<ResponseEntity<CrossingView>> crossing(@PathVariable UUID id, Principal who) {
        GateOfficer reader = GateOfficer.of(who);
        var crossing = new CrossingId(id);
        return desk.state(crossing, reader).map(state -> answered(crossing, state, reader));
    }

    /** Anything that an officer may do with a crossing; the path names it. */
    @PostMapping("/api/crossings/{id}/{action}")
    Mono<ResponseEntity<CrossingView>> act(
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestBody CrossingRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            Principal who) {
        if (!(Action.named(action) instanceof Action named)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<Fault> faults = request.faults(named);
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
        if (seen != null && !seen.equals(tag(request.version()))) {
            throw FaultsException.of(
                    412,
                    Fault.at(
                            "/version",
                            "STALE_VERSION",
                            Map.of("version", String.valueOf(request.version()))));
        }
        GateOfficer by = GateOfficer.of(who);
        var crossing = new CrossingId(id);
        return desk.act(crossing, named, request, by).map(state -> answered(crossing, state, by));
    }

    private static ResponseEntity<CrossingView> answered(
            CrossingId id, Crossing.Known state, GateOfficer reader) {
        return ResponseEntity.ok()
                .eTag(tag(state.version()))
                .body(CrossingView.of(id, state, reader));
    }

    private static String tag(@Nullable Integer version) {
        return "\"" + version + "\"";
    }

    /** A reading of which a person must say whose it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionView(
            long id,
            PlateQuestions.Status status,
            ReadingKind kind,
            String place,
            String device,
            @Nullable String plate,
            @Nullable Integer confidence,
            @Nullable Integer massKg,
            Instant at,
            int seen,
            Instant lastAt,
            List<CrossingId> candidates) {

        static QuestionView of(PlateQuestions.Question q) {
            var plate = q.reading().plate();
            return new QuestionView(
                    q.id(),
                    q.status(),
                    q.reading().kind(),
                    q.reading().place(),
                    q.reading().device(),
                    plate == null ? null : plate.value(),
                    q.reading().confidence(),
                    q.reading().massKg(),
                    q.reading().at(),
                    q.seen(),
                    q.lastAt(),
                    q.candidates());
        }
    }

    /** Which vehicle it was; none where there was no vehicle, or not one that matters. */
    record QuestionAnswer(@Nullable UUID crossing, @Nullable Boolean dismissed) {}

    /** The latest first; {@code before} is the id of the last that was shown. */
    @GetMapping("/api/plate-questions")
    Mono<List<QuestionView>> questions(
            @RequestParam String gate,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long before,
            Principal who) {
        int most = Math.clamp(limit, 1, QUESTIONS_MAX);
        long first = before == null ? Long.MAX_VALUE : before;
        return desk.questions(gate, most, first, GateOfficer.of(who))
                .map(all -> all.stream().map(QuestionView::of).toList());
    }

    @PostMapping("/api/plate-questions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> answer(@PathVariable long id, @RequestBody QuestionAnswer answer, Principal who) {
        boolean dismissed = Boolean.TRUE.equals(answer.dismissed());
        UUID named = answer.crossing();
        if (dismissed == (named != null)) {
            throw FaultsException.of(422, Fault.at("/crossing", "FIELD_MISSING"));
        }
        return desk.answer(id, named == null ? null : new CrossingId(named), GateOfficer.of(who));
    }
}
