package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration.Checking;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.ExtendCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.Overdue;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.DeclarationEvent.ApologyGiven;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckAnswered;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckExtended;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.ValidityEnded;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;

/** Checks and their due times. */
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

    /** What has lapsed, what is late of those whose clocks go on, or the end of it all. */
    static List<DeclarationEvent> overdue(Checking s, Overdue c, Findings findings) {
        if (hasExpired(s, c, findings)) {
            return List.of(new ValidityEnded(c.at()));
        }
        WorkingCalendar hours = findings.workingHours();
        var lapsing = SupplementDecisions.lapsed(s, c, hours);
        if (lapsing.open().stream().noneMatch(open -> lapsing.isLate(open, c.at()))) {
            return lapsing.events();
        }
        List<OpenCheck> anew =
                lapsing.open().stream()
                        .map(
                                open ->
                                        lapsing.isLate(open, c.at())
                                                ? open.again(hours, c.at())
                                                : open)
                        .toList();
        List<DeclarationEvent> events = new ArrayList<>(lapsing.events());
        events.add(new ApologyGiven(s.standing().marks().slips() + 1, anew, c.at()));
        return List.copyOf(events);
    }

    /** What is held does not expire, so that no hold ends without the two who release it. */
    private static boolean hasExpired(Checking s, Overdue c, Findings findings) {
        return !s.standing().marks().held()
                && findings.workingHours().day(c.at()).isAfter(s.standing().validUntil());
    }
}
