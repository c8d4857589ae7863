package vn.bordergate.ingest.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckDue;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;

/**
 * Who has a declaration now and until when, of every authority.
 *
 * @param waitingFor open checks: whose, and when the result is due
 * @param answered checks that were decided, with the coded reason where there is one
 * @param slipNo of the last receipt or apology
 * @param appointment when the last open check is due, or null
 * @param apologised whether the appointment was moved because the authorities were late
 * @param supplement the first of what the declarant is asked for, or null
 * @param supplements all of it, the oldest request first
 * @param held whether the goods may not leave the supervision area
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Followed(
        List<CheckDue> waitingFor,
        List<Answered> answered,
        @Nullable String slipNo,
        @Nullable Instant appointment,
        boolean apologised,
        @Nullable Supplement supplement,
        boolean held,
        List<Supplement> supplements) {

    static final Followed NOTHING =
            new Followed(List.of(), List.of(), null, null, false, null, false, List.of());

    public Followed {
        waitingFor = List.copyOf(waitingFor);
        answered = List.copyOf(answered);
        // There was one at a time once.
        supplements =
                supplements != null
                        ? List.copyOf(supplements)
                        : supplement == null ? List.of() : List.of(supplement);
        supplement = supplements.isEmpty() ? null : supplements.getFirst();
    }

    /** A decided check. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answered(
            Authority authority, CheckKind kind, CheckOutcome outcome, @Nullable String code) {}

    /** A request for what is missing; the answer names its slip. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Supplement(
            int slip,
            String slipNo,
            Authority authority,
            List<String> items,
            @Nullable String text,
            Instant dueAt) {
        public Supplement {
            items = List.copyOf(items);
        }
    }

    Followed waiting(List<CheckDue> checks, @Nullable String slip, @Nullable Instant until) {
        return new Followed(
                checks,
                answered,
                slip == null ? slipNo : slip,
                checks.isEmpty() ? null : until,
                apologised,
                supplement,
                held,
                supplements);
    }

    Followed answered(Answered one) {
        List<CheckDue> left = new ArrayList<>(waitingFor);
        left.removeIf(c -> c.authority() == one.authority() && c.kind() == one.kind());
        List<Answered> all = new ArrayList<>(answered);
        all.add(one);
        return new Followed(
                left,
                all,
                slipNo,
                left.isEmpty() ? null : appointment,
                apologised,
                supplement,
                held,
                supplements);
    }

    Followed apology() {
        return new Followed(
                waitingFor, answered, slipNo, appointment, true, supplement, held, supplements);
    }

    Followed asked(Supplement next) {
        List<Supplement> all = new ArrayList<>(supplements);
        all.removeIf(one -> one.slip() == next.slip());
        all.add(next);
        return asking(all);
    }

    /** A request is answered or has lapsed; where it is not said which, none is open. */
    Followed settled(@Nullable Integer slip) {
        if (slip == null) {
            return asking(List.of());
        }
        int over = slip;
        return asking(supplements.stream().filter(one -> one.slip() != over).toList());
    }

    private Followed asking(List<Supplement> all) {
        return new Followed(waitingFor, answered, slipNo, appointment, apologised, null, held, all);
    }

    Followed held(boolean now) {
        return new Followed(
                waitingFor,
                answered,
                slipNo,
                appointment,
                apologised,
                supplement,
                now,
                supplements);
    }

    /** Nobody waits for anything any more. */
    Followed done() {
        return new Followed(List.of(), answered, slipNo, null, apologised, null, held, List.of());
    }

    /** Another generation: only a hold outlives it. */
    Followed anew() {
        return NOTHING.held(held);
    }
}
