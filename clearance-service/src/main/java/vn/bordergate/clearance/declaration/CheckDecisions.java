package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration.Checking;
import vn.bordergate.clearance.declaration.Declaration.ChecksOutstanding;
import vn.bordergate.clearance.declaration.Declaration.SupplementAwaited;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.ExtendCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.Overdue;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.DeclarationCommand.RequestSupplement;
import vn.bordergate.clearance.declaration.DeclarationEvent.ApologyGiven;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckAnswered;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckExtended;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementAsked;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementLapsed;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementReceived;
import vn.bordergate.clearance.declaration.DeclarationEvent.ValidityEnded;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;

/** Checks, their due times, and what the declarant is asked for meanwhile. */
final class CheckDecisions {

    private CheckDecisions() {}

    static List<DeclarationEvent> checked(Checking s, DecideCheck c) {
        if (Answers.isRepeat(s, c)) {
            return List.of();
        }
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        if (s.done().stream().anyMatch(d -> d.is(c.authority(), c.check()))) {
            return Answers.declined(DeclineReason.CHECK_ALREADY_DECIDED, c);
        }
        List<OpenCheck> left = OpenCheck.without(s.open(), c.authority(), c.check());
        if (left.size() == s.open().size()) {
            return Answers.declined(DeclineReason.CHECK_NOT_REQUIRED, c);
        }
        var answered =
                new CheckAnswered(
                        c.authority(),
                        c.check(),
                        c.outcome(),
                        c.code(),
                        c.note(),
                        c.by(),
                        c.expectedVersion(),
                        c.at());
        if (c.outcome() == CheckOutcome.FAILED) {
            // A refusal would end the hold, which takes two: it follows when they have released it.
            return s.standing().marks().held()
                    ? List.of(answered)
                    : List.of(answered, failed(c.check(), c.note(), c.by(), c.at()));
        }
        return Answers.settled(
                List.of(answered),
                left,
                s.standing().marks().awaitsCustoms() || Answers.hasFailed(s),
                c.by(),
                s.standing().ruling(),
                c.at());
    }

    static ClearanceRefused failed(CheckKind check, @Nullable String note, Actor by, Instant at) {
        return new ClearanceRefused(check + "_FAILED", note, by, at);
    }

    /** Promise 7: one officer's refusal does not end what takes two to release. */
    static List<DeclarationEvent> refused(Checking s, Refuse c) {
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        return s.standing().marks().held()
                ? Answers.declined(DeclineReason.FILE_HELD, c)
                : List.of(new ClearanceRefused(c.reasonCode(), c.note(), c.by(), c.at()));
    }

    static List<DeclarationEvent> extended(Checking s, ExtendCheck c, Findings findings) {
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        OpenCheck check =
                s.open().stream()
                        .filter(open -> open.is(c.authority(), c.check()))
                        .findFirst()
                        .orElse(null);
        if (check == null) {
            return Answers.declined(DeclineReason.CHECK_NOT_REQUIRED, c);
        }
        if (check.kind() != CheckKind.PHYSICAL_INSPECTION) {
            return Answers.declined(DeclineReason.CHECK_NOT_EXTENDABLE, c);
        }
        return check.extended()
                ? Answers.declined(DeclineReason.CHECK_ALREADY_EXTENDED, c)
                : List.of(
                        new CheckExtended(
                                check.extended(findings.workingHours()),
                                c.reason(),
                                c.by(),
                                c.at()));
    }

    static List<DeclarationEvent> supplementAsked(
            ChecksOutstanding s, RequestSupplement c, Findings findings) {
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
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

    static List<DeclarationEvent> supplementAnswered(
            SupplementAwaited s, AnswerSupplement c, Findings findings) {
        return s.request().slip() == c.slip()
                ? List.of(
                        new SupplementReceived(
                                c.slip(),
                                c.text(),
                                resumed(s, findings.workingHours(), c.at()),
                                c.at()))
                : List.of();
    }

    /** An answer after its time is kept for the officers; no clock stands still for it. */
    static List<DeclarationEvent> supplementAnswered(ChecksOutstanding s, AnswerSupplement c) {
        int lapsed = s.standing().marks().lapsedSlip();
        return lapsed != 0 && lapsed == c.slip()
                ? List.of(new SupplementReceived(c.slip(), c.text(), s.open(), c.at()))
                : List.of();
    }

    static List<DeclarationEvent> overdue(ChecksOutstanding s, Overdue c, Findings findings) {
        if (hasExpired(s, c, findings)) {
            return List.of(new ValidityEnded(c.at()));
        }
        return apologised(s, List.of(), s.open(), c, findings);
    }

    /** A check that was late before the request was made is late again when it lapses. */
    static List<DeclarationEvent> overdue(SupplementAwaited s, Overdue c, Findings findings) {
        if (hasExpired(s, c, findings)) {
            return List.of(new ValidityEnded(c.at()));
        }
        if (s.request().dueAt().isAfter(c.at())) {
            return List.of();
        }
        List<OpenCheck> open = resumed(s, findings.workingHours(), c.at());
        var lapsed = new SupplementLapsed(s.request().slip(), open, c.at());
        return apologised(s, List.of(lapsed), open, c, findings);
    }

    private static List<DeclarationEvent> apologised(
            Checking s,
            List<DeclarationEvent> before,
            List<OpenCheck> open,
            Overdue c,
            Findings findings) {
        if (open.stream().noneMatch(check -> check.isLate(c.at()))) {
            return before;
        }
        List<OpenCheck> anew =
                open.stream()
                        .map(
                                check ->
                                        check.isLate(c.at())
                                                ? check.again(findings.workingHours(), c.at())
                                                : check)
                        .toList();
        List<DeclarationEvent> events = new ArrayList<>(before);
        events.add(new ApologyGiven(s.standing().marks().slips() + 1, anew, c.at()));
        return List.copyOf(events);
    }

    /** What is held does not expire, so that no hold ends without the two who release it. */
    private static boolean hasExpired(Checking s, Overdue c, Findings findings) {
        return !s.standing().marks().held()
                && findings.workingHours().day(c.at()).isAfter(s.standing().validUntil());
    }

    private static List<OpenCheck> resumed(SupplementAwaited s, WorkingCalendar hours, Instant at) {
        return s.open().stream().map(c -> c.resumed(hours, s.request().at(), at)).toList();
    }
}
