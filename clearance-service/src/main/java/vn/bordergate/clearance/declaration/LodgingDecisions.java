package vn.bordergate.clearance.declaration;

import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.declaration.Declaration.Closed;
import vn.bordergate.clearance.declaration.Declaration.Inside;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.ApplyRates;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Withdraw;
import vn.bordergate.clearance.declaration.DeclarationEvent.Amended;
import vn.bordergate.clearance.declaration.DeclarationEvent.ChangeDeclined;
import vn.bordergate.clearance.declaration.DeclarationEvent.Lodged;
import vn.bordergate.clearance.declaration.DeclarationEvent.RatesApplied;
import vn.bordergate.clearance.declaration.DeclarationEvent.Reopened;
import vn.bordergate.clearance.declaration.DeclarationEvent.WithdrawalAccepted;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;

/** What a declarant does with the declaration. */
final class LodgingDecisions {

    private LodgingDecisions() {}

    static ImpossibleHistory neverLodged() {
        return new ImpossibleHistory(
                ImpossibleHistory.Kind.NEVER_LODGED, "a change of what was never lodged");
    }

    static List<DeclarationEvent> lodged(Lodge c, Findings.Examined found) {
        List<OpenCheck> checks = OpenCheck.of(found.checks().checks(), found.hours(), c.at());
        var lodged =
                new Lodged(
                        c.generation(),
                        found.consignment(),
                        found.channel(),
                        checks,
                        found.checks(),
                        found.draw(),
                        found.awaitsCustoms(),
                        c.at());
        return Answers.settled(
                List.of(lodged),
                checks,
                found.awaitsCustoms(),
                table(found.channel()),
                found.channel().ruling(),
                c.at());
    }

    static List<DeclarationEvent> lodgedBefore(Declaration.Lodged s, Lodge c) {
        if (c.generation() > s.standing().generation()) {
            throw new ImpossibleHistory(
                    ImpossibleHistory.Kind.LODGED_AGAIN,
                    "generation %d lodged over %d"
                            .formatted(c.generation(), s.standing().generation()));
        }
        // A repeat of what stands or of what an amendment has replaced.
        return List.of();
    }

    static List<DeclarationEvent> amended(Declaration.Lodged s, Amend c, Findings findings) {
        // Amendments bring whole content, so an older one says nothing and a gap hides nothing.
        if (c.generation() <= s.standing().generation()) {
            return List.of();
        }
        // What is over the border is declared no more; it was counted as it crossed.
        if (s.standing().marks().crossedAt() != null) {
            return tooLate(s, c, "AMENDED_AFTER_CROSSING");
        }
        // Goods that somebody stopped are not declared anew under their hands.
        if (s.standing().marks().held()) {
            return tooLate(s, c, "AMENDED_WHILE_HELD");
        }
        Findings.Examined found = findings.examined();
        Consignment stands = s.standing().consignment();
        // The gate says which officers have the file and whether Customs names its channel; the
        // direction, which formalities there are. With another of either it is another declaration.
        if (!found.consignment().gate().equals(stands.gate())) {
            return tooLate(s, c, "AMENDED_TO_OTHER_GATE");
        }
        if (found.consignment().direction() != stands.direction()) {
            return tooLate(s, c, "AMENDED_TO_OTHER_DIRECTION");
        }
        return amended(s, c, found);
    }

    private static List<DeclarationEvent> amended(
            Declaration.Lodged s, Amend c, Findings.Examined found) {
        if (!Channels.inForce(s, found.channel()).equals(found.channel())) {
            throw new IllegalArgumentException("not the channel in force: " + found.channel());
        }
        List<OpenCheck> checks = OpenCheck.of(found.checks().checks(), found.hours(), c.at());
        List<DeclarationEvent> facts = new ArrayList<>(3);
        if (s instanceof Inside) {
            facts.add(
                    new Reopened(
                            s.standing().generation(),
                            "AMENDED_AFTER_CLEARANCE",
                            null,
                            List.of(),
                            found.hours().day(c.at()),
                            c.at()));
        }
        facts.add(
                new Amended(
                        c.generation(),
                        found.consignment(),
                        found.channel(),
                        checks,
                        found.checks(),
                        found.draw(),
                        c.at()));
        return Answers.settled(
                facts,
                checks,
                s.standing().marks().awaitsCustoms(),
                table(found.channel()),
                found.channel().ruling(),
                c.at());
    }

    static List<DeclarationEvent> withdrawn(Declaration.Lodged s, Withdraw c) {
        if (s.standing().marks().crossedAt() != null) {
            return tooLate(s, c, "WITHDRAWN_AFTER_CROSSING");
        }
        return s.standing().marks().held()
                ? tooLate(s, c, "WITHDRAWN_WHILE_HELD")
                : List.of(new WithdrawalAccepted(c.at()));
    }

    static List<DeclarationEvent> tooLate(Closed s, Amend c) {
        return tooLate(s, c, "AMENDED_AFTER_" + end(s));
    }

    static List<DeclarationEvent> tooLate(Closed s, Withdraw c) {
        return tooLate(s, c, "WITHDRAWN_AFTER_" + end(s));
    }

    /** How it ended, as codes have it. */
    static String end(Closed s) {
        return switch (s) {
            case Declaration.Passed _ -> "PASSAGE";
            case Declaration.Refused _ -> "REFUSAL";
            case Declaration.Withdrawn _ -> "WITHDRAWAL";
            case Declaration.Expired _ -> "EXPIRY";
        };
    }

    private static List<DeclarationEvent> tooLate(Declaration.Lodged s, Amend c, String reason) {
        int answered = Math.max(s.standing().generation(), s.standing().declinedGeneration());
        // A repeat of what stands or of what was declined before is not answered again.
        return c.generation() <= answered
                ? List.of()
                : List.of(new ChangeDeclined(LateChange.AMENDMENT, c.generation(), reason, c.at()));
    }

    private static List<DeclarationEvent> tooLate(Declaration.Lodged s, Withdraw c, String reason) {
        return s.standing().withdrawalDeclined()
                ? List.of()
                : List.of(
                        new ChangeDeclined(LateChange.WITHDRAWAL, c.generation(), reason, c.at()));
    }

    static List<DeclarationEvent> ratesApplied(
            Declaration.Lodged s, ApplyRates c, Findings findings) {
        return findings instanceof Findings.Revalued(Consignment goods)
                        && !goods.awaitingRate()
                        && !goods.equals(s.standing().consignment())
                ? List.of(new RatesApplied(goods, c.at()))
                : List.of();
    }

    private static Actor table(ChannelRuling ruled) {
        return new Actor(ActorKind.RULE, ruled.ruling().table());
    }
}
