package vn.bordergate.clearance.declaration;

import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.declaration.Declaration.ChecksOutstanding;
import vn.bordergate.clearance.declaration.Declaration.Cleared;
import vn.bordergate.clearance.declaration.Declaration.NotLodged;
import vn.bordergate.clearance.declaration.Declaration.Refused;
import vn.bordergate.clearance.declaration.Declaration.Withdrawn;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.ApplyRates;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Officers;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.DeclarationCommand.Withdraw;
import vn.bordergate.clearance.declaration.DeclarationEvent.Amended;
import vn.bordergate.clearance.declaration.DeclarationEvent.ChangeDeclined;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckAnswered;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceGranted;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.DecisionDeclined;
import vn.bordergate.clearance.declaration.DeclarationEvent.Lodged;
import vn.bordergate.clearance.declaration.DeclarationEvent.RatesApplied;
import vn.bordergate.clearance.declaration.DeclarationEvent.Reopened;
import vn.bordergate.clearance.declaration.DeclarationEvent.WithdrawalAccepted;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;

/** Decides what a command does to a declaration. The switch is the transition table. */
public final class Declarations {

    private Declarations() {}

    /** The pair that is decided upon, so that the compiler finds a missing row. */
    private record Case(Declaration state, DeclarationCommand command) {}

    /**
     * What follows from the command; nothing when it is a repeat.
     *
     * @throws ImpossibleHistory when the command cannot follow what was heard before
     */
    public static List<DeclarationEvent> decide(
            Declaration state, DeclarationCommand command, Findings findings) {
        return switch (new Case(state, command)) {
            case Case(NotLodged _, Lodge c) -> lodged(c, findings.examined());
            case Case(NotLodged _, Amend _) -> throw neverLodged();
            case Case(NotLodged _, Withdraw _) -> throw neverLodged();
            case Case(NotLodged _, Officers c) -> declined(DeclineReason.FILE_NOT_LODGED, c);
            // Rates are looked up for what waits; what was never lodged does not.
            case Case(NotLodged _, ApplyRates _) -> List.of();

            case Case(ChecksOutstanding s, Lodge c) -> lodgedBefore(s, c);
            case Case(ChecksOutstanding s, Amend c) -> amended(s, c, findings);
            case Case(ChecksOutstanding _, Withdraw c) -> List.of(new WithdrawalAccepted(c.at()));
            case Case(ChecksOutstanding s, DecideCheck c) -> checked(s, c);
            case Case(ChecksOutstanding s, Refuse c) -> refused(s, c);
            case Case(ChecksOutstanding s, ApplyRates c) -> ratesApplied(s, c, findings);

            case Case(Cleared s, Lodge c) -> lodgedBefore(s, c);
            case Case(Cleared s, Amend c) -> reopened(s, c, findings);
            case Case(Cleared _, Withdraw c) -> List.of(new WithdrawalAccepted(c.at()));
            case Case(Cleared s, Officers c) -> tooLate(s, c, DeclineReason.FILE_CLEARED);
            case Case(Cleared s, ApplyRates c) -> ratesApplied(s, c, findings);

            case Case(Refused s, Lodge c) -> lodgedBefore(s, c);
            case Case(Refused s, Amend c) -> tooLate(s, c, "AMENDED_AFTER_REFUSAL");
            case Case(Refused s, Withdraw c) -> tooLate(s, c);
            case Case(Refused s, Officers c) -> tooLate(s, c, DeclineReason.FILE_REFUSED);
            case Case(Refused s, ApplyRates c) -> ratesApplied(s, c, findings);

            case Case(Withdrawn s, Lodge c) -> lodgedBefore(s, c);
            case Case(Withdrawn s, Amend c) -> tooLate(s, c, "AMENDED_AFTER_WITHDRAWAL");
            // A repeat: there is nothing left to take back.
            case Case(Withdrawn _, Withdraw _) -> List.of();
            case Case(Withdrawn s, Officers c) -> tooLate(s, c, DeclineReason.FILE_WITHDRAWN);
            // What was withdrawn counts nowhere, at any rate.
            case Case(Withdrawn _, ApplyRates _) -> List.of();
        };
    }

    private static ImpossibleHistory neverLodged() {
        return new ImpossibleHistory(
                ImpossibleHistory.Kind.NEVER_LODGED, "a change of what was never lodged");
    }

    private static List<DeclarationEvent> lodged(Lodge c, Findings.Examined found) {
        List<CheckKind> checks = checksOf(found.channel().channel());
        var lodged =
                new Lodged(c.generation(), found.consignment(), found.channel(), checks, c.at());
        return checks.isEmpty()
                ? List.of(lodged, clearedByRule(found.channel(), c))
                : List.of(lodged);
    }

    private static List<DeclarationEvent> lodgedBefore(Declaration.Lodged s, Lodge c) {
        if (c.generation() > s.standing().generation()) {
            throw new ImpossibleHistory(
                    ImpossibleHistory.Kind.LODGED_AGAIN,
                    "generation %d lodged over %d"
                            .formatted(c.generation(), s.standing().generation()));
        }
        // A repeat of what stands or of what an amendment has replaced.
        return List.of();
    }

    private static List<DeclarationEvent> amended(
            Declaration.Lodged s, Amend c, Findings findings) {
        // Amendments bring whole content, so an older one says nothing and a gap hides nothing.
        if (c.generation() <= s.standing().generation()) {
            return List.of();
        }
        Findings.Examined found = findings.examined();
        List<CheckKind> checks = checksOf(found.channel().channel());
        var amended =
                new Amended(c.generation(), found.consignment(), found.channel(), checks, c.at());
        return checks.isEmpty()
                ? List.of(amended, clearedByRule(found.channel(), c))
                : List.of(amended);
    }

    private static List<DeclarationEvent> reopened(Cleared s, Amend c, Findings findings) {
        List<DeclarationEvent> anew = amended(s, c, findings);
        if (anew.isEmpty()) {
            return anew;
        }
        List<DeclarationEvent> events = new ArrayList<>(3);
        events.add(new Reopened(s.standing().generation(), "AMENDED_AFTER_CLEARANCE", c.at()));
        events.addAll(anew);
        return List.copyOf(events);
    }

    private static DeclarationEvent clearedByRule(ChannelRuling ruled, DeclarationCommand c) {
        var table = new Actor(ActorKind.RULE, ruled.ruling().table());
        return new ClearanceGranted(table, ruled.ruling(), c.at());
    }

    private static List<DeclarationEvent> checked(ChecksOutstanding s, DecideCheck c) {
        if (isRepeat(s.done(), c)) {
            return List.of();
        }
        if (c.expectedVersion() != s.version()) {
            return declined(DeclineReason.STALE_VERSION, c);
        }
        if (s.done().stream().anyMatch(d -> d.check() == c.check())) {
            return declined(DeclineReason.CHECK_ALREADY_DECIDED, c);
        }
        if (!s.open().contains(c.check())) {
            return declined(DeclineReason.CHECK_NOT_REQUIRED, c);
        }
        var answered =
                new CheckAnswered(
                        c.check(), c.outcome(), c.note(), c.by(), c.expectedVersion(), c.at());
        if (c.outcome() == CheckOutcome.FAILED) {
            String reason = c.check() + "_FAILED";
            return List.of(answered, new ClearanceRefused(reason, c.note(), c.by(), c.at()));
        }
        boolean last = s.open().size() == 1;
        return last
                ? List.of(answered, new ClearanceGranted(c.by(), s.standing().ruling(), c.at()))
                : List.of(answered);
    }

    private static List<DeclarationEvent> refused(ChecksOutstanding s, Refuse c) {
        return c.expectedVersion() == s.version()
                ? List.of(new ClearanceRefused(c.reasonCode(), c.note(), c.by(), c.at()))
                : declined(DeclineReason.STALE_VERSION, c);
    }

    private static List<DeclarationEvent> tooLate(
            Declaration.Lodged s, Officers c, DeclineReason reason) {
        return isRepeat(s, c) ? List.of() : declined(reason, c);
    }

    private static List<DeclarationEvent> tooLate(Declaration.Lodged s, Amend c, String reason) {
        int answered = Math.max(s.standing().generation(), s.standing().declinedGeneration());
        // A repeat of what stands or of what was declined before is not answered again.
        return c.generation() <= answered
                ? List.of()
                : List.of(new ChangeDeclined(LateChange.AMENDMENT, c.generation(), reason, c.at()));
    }

    private static List<DeclarationEvent> tooLate(Refused s, Withdraw c) {
        return s.standing().withdrawalDeclined()
                ? List.of()
                : List.of(
                        new ChangeDeclined(
                                LateChange.WITHDRAWAL,
                                c.generation(),
                                "WITHDRAWN_AFTER_REFUSAL",
                                c.at()));
    }

    /** The same request again: same officer, same view of the file, same answer. */
    private static boolean isRepeat(Declaration.Lodged s, Officers command) {
        return switch (command) {
            case DecideCheck c -> isRepeat(s.done(), c);
            case Refuse c ->
                    s instanceof Refused r
                            && r.by().equals(c.by())
                            && r.reasonCode().equals(c.reasonCode());
        };
    }

    private static boolean isRepeat(List<CheckDone> done, DecideCheck c) {
        return done.contains(new CheckDone(c.check(), c.outcome(), c.by(), c.expectedVersion()));
    }

    private static List<DeclarationEvent> declined(DeclineReason reason, Officers c) {
        return List.of(new DecisionDeclined(reason, c.by(), c.at()));
    }

    private static List<DeclarationEvent> ratesApplied(
            Declaration.Lodged s, ApplyRates c, Findings findings) {
        return s.standing().consignment().awaitingRate()
                        && findings instanceof Findings.Revalued(Consignment goods)
                        && !goods.awaitingRate()
                ? List.of(new RatesApplied(goods, c.at()))
                : List.of();
    }

    private static List<CheckKind> checksOf(CustomsChannel channel) {
        return switch (channel) {
            case GREEN -> List.of();
            case YELLOW -> List.of(CheckKind.DOCUMENT_CHECK);
            case RED -> List.of(CheckKind.DOCUMENT_CHECK, CheckKind.PHYSICAL_INSPECTION);
        };
    }
}
