package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration.Checking;
import vn.bordergate.clearance.declaration.Declaration.Inside;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeLowering;
import vn.bordergate.clearance.declaration.DeclarationCommand.RaiseChannel;
import vn.bordergate.clearance.declaration.DeclarationEvent.ChannelChanged;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldReleased;
import vn.bordergate.clearance.declaration.DeclarationEvent.ProposalDropped;
import vn.bordergate.clearance.declaration.DeclarationEvent.Proposed;
import vn.bordergate.clearance.declaration.DeclarationEvent.Reopened;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CustomsChannel;

/** Raising a channel, which one officer may do, and lowering it, which takes two. */
final class ChannelDecisions {

    private ChannelDecisions() {}

    /** Who changes a channel, and why. */
    record Change(
            ChannelRuling to,
            String reason,
            @Nullable CustomsChannel floor,
            @Nullable Actor proposedBy,
            Actor by,
            Instant at) {}

    static List<DeclarationEvent> raised(Declaration.Lodged s, RaiseChannel c, Findings findings) {
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        if (s.standing().marks().crossedAt() != null) {
            return Answers.declined(DeclineReason.GOODS_CROSSED, c);
        }
        int higher = c.to().compareTo(s.standing().channel());
        if (higher <= 0) {
            return Answers.declined(
                    higher == 0
                            ? DeclineReason.CHANNEL_NOT_HIGHER
                            : DeclineReason.SECOND_OFFICER_NEEDED,
                    c);
        }
        var change =
                new Change(
                        Channels.byOfficer(c.to(), List.of()),
                        c.reason(),
                        c.to(),
                        null,
                        c.by(),
                        c.at());
        return changed(s, change, findings.rechecked(), List.of());
    }

    static List<DeclarationEvent> loweringProposed(Checking s, ProposeLowering c) {
        Marks marks = s.standing().marks();
        CustomsChannel named = marks.wordOrNone().channel();
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        if (c.to().compareTo(s.standing().channel()) >= 0) {
            return Answers.declined(DeclineReason.CHANNEL_NOT_LOWER, c);
        }
        if (named != null && c.to().compareTo(named) < 0) {
            return Answers.declined(DeclineReason.CHANNEL_OF_CUSTOMS, c);
        }
        return marks.proposal() == null
                ? List.of(new Proposed(proposal(c), c.at()))
                : Answers.declined(DeclineReason.PROPOSAL_OPEN, c);
    }

    private static Proposal proposal(ProposeLowering c) {
        return new Proposal(c.to(), c.reason(), c.by(), c.officer().person());
    }

    static List<DeclarationEvent> proposalAnswered(
            Declaration.Lodged s, AnswerProposal c, Findings findings) {
        Proposal proposal = s.standing().marks().proposal();
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        if (proposal == null) {
            return Answers.declined(DeclineReason.NOTHING_PROPOSED, c);
        }
        if (!c.agreed()) {
            return List.of(new ProposalDropped(c.by(), c.at()));
        }
        // Promise 7: no one lowers a channel or releases a hold alone.
        if (proposal.isOf(c.officer())) {
            return Answers.declined(DeclineReason.SAME_OFFICER, c);
        }
        if (proposal.person() == null) {
            return Answers.declined(DeclineReason.PROPOSER_UNKNOWN, c);
        }
        CustomsChannel to = proposal.to();
        return to == null
                ? SupervisionDecisions.released(
                        s,
                        new HoldReleased(
                                Hold.Origin.OFFICER,
                                proposal.reasonCode(),
                                proposal.by(),
                                c.by(),
                                c.at()))
                : lowered(s, c, proposal, to, findings);
    }

    private static List<DeclarationEvent> lowered(
            Declaration.Lodged s,
            AnswerProposal c,
            Proposal proposal,
            CustomsChannel to,
            Findings findings) {
        // Customs may have named a channel since it was proposed.
        CustomsChannel named = s.standing().marks().wordOrNone().channel();
        if (named != null && to.compareTo(named) < 0) {
            return Answers.declined(DeclineReason.CHANNEL_OF_CUSTOMS, c);
        }
        // Two agreed on this channel and on none below it.
        CustomsChannel floor = s.standing().marks().raisedTo() == null ? null : to;
        var change =
                new Change(
                        Channels.byOfficer(to, List.of()),
                        proposal.reasonCode(),
                        floor,
                        proposal.by(),
                        c.by(),
                        c.at());
        return changed(s, change, findings.rechecked(), List.of());
    }

    /** The change with what it brings about; a clearance of before it is taken back first. */
    static List<DeclarationEvent> changed(
            Declaration.Lodged s,
            Change change,
            Findings.Rechecked found,
            List<DeclarationEvent> before) {
        List<OpenCheck> open = Channels.openAfter(s, found, change.at());
        List<DeclarationEvent> facts = new ArrayList<>(before);
        if (s instanceof Inside) {
            facts.add(
                    new Reopened(
                            s.standing().generation(),
                            "CHANNEL_RAISED",
                            change.by(),
                            List.of(),
                            found.hours().day(change.at()),
                            change.at()));
        }
        facts.add(
                new ChannelChanged(
                        change.to(),
                        change.reason(),
                        change.floor(),
                        open,
                        found.checks(),
                        change.proposedBy(),
                        change.by(),
                        change.at()));
        boolean awaited = s.standing().marks().awaitsCustoms() && before.isEmpty();
        boolean stopped = awaited || Answers.hasFailed(s);
        return Answers.settled(
                facts, open, stopped, change.by(), change.to().ruling(), change.at());
    }
}
