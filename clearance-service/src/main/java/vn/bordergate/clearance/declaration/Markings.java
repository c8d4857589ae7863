package vn.bordergate.clearance.declaration;

import java.time.Instant;
import vn.bordergate.clearance.declaration.Declaration.Cleared;
import vn.bordergate.clearance.declaration.Declaration.Held;
import vn.bordergate.clearance.declaration.Declaration.Inside;
import vn.bordergate.clearance.declaration.DeclarationEvent.AttentionGiven;
import vn.bordergate.clearance.declaration.DeclarationEvent.ChangeDeclined;
import vn.bordergate.clearance.declaration.DeclarationEvent.CustomsContradicted;
import vn.bordergate.clearance.declaration.DeclarationEvent.CustomsHeard;
import vn.bordergate.clearance.declaration.DeclarationEvent.GoodsArrived;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldPlaced;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldReleased;
import vn.bordergate.clearance.declaration.DeclarationEvent.ProposalDropped;
import vn.bordergate.clearance.declaration.DeclarationEvent.Proposed;
import vn.bordergate.clearance.declaration.DeclarationEvent.RatesApplied;

/**
 * What officers, Customs and the gate lay upon a file beside its checks: holds, proposals, the word
 * of Customs, what needs a person.
 */
final class Markings {

    private Markings() {}

    /** What is laid upon a file that is still at the gate, whatever its checks. */
    static Declaration laid(Declaration.Lodged s, DeclarationEvent event) {
        Standing now = s.standing();
        Marks marks = now.marks();
        return switch (event) {
            case RatesApplied e -> s.with(now.valued(e.consignment()));
            case ChangeDeclined e -> declined(s, e);
            case Proposed e -> s.with(now.with(marks.proposed(e.proposal())));
            case ProposalDropped _ -> s.with(now.with(marks.proposed(null)));
            case HoldPlaced e -> settled(s.with(now.with(marks.hold(e.hold().origin(), e.hold()))));
            case HoldReleased e ->
                    settled(s.with(now.released(marks.hold(e.origin(), null).released(e.at()))));
            case CustomsHeard e -> heard(s, e);
            case CustomsContradicted e -> contradicted(s, e);
            case AttentionGiven _ -> seenTo(s);
            case GoodsArrived e -> s.with(now.with(marks.arrived(e.at())));
            case DeclarationEvent e -> throw DeclarationHistory.unfit(s, e);
        };
    }

    static Declaration.Lodged heard(Declaration.Lodged s, CustomsHeard e) {
        Marks marks = s.standing().marks();
        return s.with(s.standing().with(marks.heard(marks.wordOrNone().heard(e.notice(), e.at()))));
    }

    /**
     * The first stays to be looked at, whatever Customs says then; the others are in the history.
     */
    static Declaration.Lodged contradicted(Declaration.Lodged s, CustomsContradicted e) {
        Marks marks = s.standing().marks();
        String waits = marks.attention();
        CustomsWord word = marks.wordOrNone().contradicted(e.code(), e.sequence());
        return s.with(
                s.standing().with(marks.heard(word).attention(waits == null ? e.code() : waits)));
    }

    /** What needed a person has had one. */
    static Declaration.Lodged seenTo(Declaration.Lodged s) {
        return s.with(s.standing().with(s.standing().marks().attention(null)));
    }

    static Declaration.Lodged declined(Declaration.Lodged s, ChangeDeclined e) {
        return s.with(s.standing().declined(e.change(), e.generation()));
    }

    /** Cleared goods are held exactly while a hold stands. */
    private static Declaration settled(Declaration.Lodged s) {
        return s instanceof Inside in ? inside(in, in.standing(), in.clearedAt()) : s;
    }

    static Inside inside(Declaration.Lodged s, Standing standing, Instant clearedAt) {
        return standing.marks().held()
                ? new Held(standing, s.done(), clearedAt)
                : new Cleared(standing, s.done(), clearedAt);
    }
}
