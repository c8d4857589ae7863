package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.declaration.Declaration.Checking;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.Overdue;
import vn.bordergate.clearance.declaration.DeclarationCommand.RequestSupplement;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementAsked;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementLapsed;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementReceived;

/**
 * What the declarant is asked for. Authorities ask side by side, each once at a time, and only the
 * clocks of those stand still that wait for an answer.
 */
final class SupplementDecisions {

    private SupplementDecisions() {}

    static List<DeclarationEvent> asked(Checking s, RequestSupplement c, Findings findings) {
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        if (s.requestOf(c.authority()) != null) {
            return Answers.declined(DeclineReason.SUPPLEMENT_OPEN, c);
        }
        if (s.open().stream().noneMatch(open -> open.authority() == c.authority())) {
            return Answers.declined(DeclineReason.CHECK_NOT_REQUIRED, c);
        }
        var request =
                new SupplementRequest(
                        s.standing().marks().slips() + 1,
                        c.authority(),
                        c.items(),
                        c.text(),
                        c.by(),
                        c.at(),
                        findings.workingHours().due(c.at(), SupplementRequest.ANSWERED_WITHIN));
        return List.of(new SupplementAsked(request, c.at()));
    }

    /** An answer after its time is kept for the officers; no clock stands still for it. */
    static List<DeclarationEvent> answered(Checking s, AnswerSupplement c, Findings findings) {
        List<DeclarationEvent> events = new ArrayList<>();
        List<OpenCheck> open = s.open();
        for (SupplementRequest request : s.requests()) {
            if (c.answers(request.slip())) {
                open = resumed(open, request, findings.workingHours(), c.at());
                events.add(new SupplementReceived(request.slip(), c.text(), open, c.at()));
            }
        }
        for (int slip : s.standing().marks().lapsedSlips()) {
            if (c.answers(slip)) {
                events.add(new SupplementReceived(slip, c.text(), open, c.at()));
            }
        }
        return List.copyOf(events);
    }

    /**
     * What became of the requests when a time had passed.
     *
     * @param open the checks, with the clocks of whoever waits no more going on
     * @param waiting requests that may still be answered
     */
    record Lapsing(
            List<DeclarationEvent> events, List<OpenCheck> open, List<SupplementRequest> waiting) {

        boolean isLate(OpenCheck check, Instant at) {
            return check.isLate(at)
                    && waiting.stream().noneMatch(one -> one.authority() == check.authority());
        }
    }

    static Lapsing lapsed(Checking s, Overdue c, WorkingCalendar hours) {
        List<DeclarationEvent> events = new ArrayList<>();
        List<SupplementRequest> waiting = new ArrayList<>();
        List<OpenCheck> open = s.open();
        for (SupplementRequest request : s.requests()) {
            if (request.dueAt().isAfter(c.at())) {
                waiting.add(request);
            } else {
                open = resumed(open, request, hours, c.at());
                events.add(new SupplementLapsed(request.slip(), open, c.at()));
            }
        }
        return new Lapsing(List.copyOf(events), open, waiting);
    }

    private static List<OpenCheck> resumed(
            List<OpenCheck> open, SupplementRequest request, WorkingCalendar hours, Instant at) {
        return open.stream()
                .map(
                        check ->
                                check.authority() == request.authority()
                                        ? check.resumed(hours, request.at(), at)
                                        : check)
                .toList();
    }
}
