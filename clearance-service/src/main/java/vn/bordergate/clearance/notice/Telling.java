package vn.bordergate.clearance.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.Hold;
import vn.bordergate.clearance.declaration.SupplementRequest;
import vn.bordergate.events.ChangeDeclined;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.ChannelChanged;
import vn.bordergate.events.ChannelConfirmed;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationExpired;
import vn.bordergate.events.DeclarationHeld;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationPassed;
import vn.bordergate.events.DeclarationRefused;
import vn.bordergate.events.DeclarationReleased;
import vn.bordergate.events.DeclarationReopened;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.SupplementRequested;
import vn.bordergate.events.WithdrawalConfirmed;

/** What others are told of one step of a declaration. */
final class Telling {

    private final DeclarationId id;
    private final Declaration before;
    private final Declaration.Lodged after;
    private final List<PublishedEvent> told;
    private final CheckTelling checks;
    private final int generation;

    Telling(
            DeclarationId id,
            Declaration before,
            Declaration.Lodged after,
            List<PublishedEvent> told) {
        this.id = id;
        this.before = before;
        this.after = after;
        this.told = told;
        this.checks = new CheckTelling(id, before, after, told);
        this.generation = after.standing().generation();
    }

    void tell(DeclarationEvent event) {
        Instant at = event.at();
        switch (event) {
            case DeclarationEvent.Lodged e -> assigned(e.channel(), e.checkRuling(), at);
            case DeclarationEvent.Amended e -> assigned(e.channel(), e.checkRuling(), at);
            case DeclarationEvent.CheckAnswered e -> checks.answered(e);
            case DeclarationEvent.ClearanceGranted e ->
                    told.add(new DeclarationCleared(id, generation, e.by(), e.ruling(), at));
            case DeclarationEvent.Reopened e -> {
                told.add(new DeclarationReopened(id, e.generation(), e.reasonCode(), at));
                checks.required(null, at);
            }
            case DeclarationEvent.ClearanceRefused e ->
                    told.add(
                            new DeclarationRefused(
                                    id, generation, e.reasonCode(), e.note(), e.by(), at));
            case DeclarationEvent.WithdrawalAccepted _ ->
                    told.add(new WithdrawalConfirmed(id, generation, at));
            case DeclarationEvent.ChangeDeclined e ->
                    told.add(new ChangeDeclined(id, e.generation(), e.reasonCode(), at));
            case DeclarationEvent.ChannelChanged e -> changed(e);
            case DeclarationEvent.CheckExtended e ->
                    checks.moved("EXTENDED", 0, e.reason(), e.by(), at);
            case DeclarationEvent.SupplementAsked e -> asked(e.request());
            case DeclarationEvent.SupplementReceived e ->
                    checks.resumed("SUPPLEMENT_ANSWERED", e.slip(), at);
            case DeclarationEvent.SupplementLapsed e ->
                    checks.resumed("SUPPLEMENT_LAPSED", e.slip(), at);
            case DeclarationEvent.ApologyGiven e -> checks.moved("LATE", e.slip(), null, null, at);
            case DeclarationEvent.HoldPlaced e -> held(e.hold(), at);
            case DeclarationEvent.HoldReleased e -> released(e);
            case DeclarationEvent.SupervisionPassed e ->
                    told.add(new DeclarationPassed(id, generation, e.crossed(), e.by(), at));
            case DeclarationEvent.ValidityEnded _ ->
                    told.add(new DeclarationExpired(id, generation, at));
            case DeclarationEvent.GoodsArrived e ->
                    told.add(
                            new ChannelConfirmed(
                                    id, generation, after.standing().channel(), e.at()));
            // Seen outside by the facts alone.
            case DeclarationEvent.RatesApplied _, DeclarationEvent.GoodsCrossed _ -> {}
            // Between officers: nothing has changed for anybody else.
            case DeclarationEvent.Proposed _,
                    DeclarationEvent.ProposalDropped _,
                    DeclarationEvent.CustomsContradicted _,
                    DeclarationEvent.AttentionGiven _ -> {}
            // What follows from it is told by itself.
            case DeclarationEvent.CustomsHeard _ -> {}
            // An answer to one sender; nobody else is told.
            case DeclarationEvent.AnswerOnly _ -> {}
        }
    }

    private void assigned(ChannelRuling ruled, @Nullable CheckRuling ruledChecks, Instant at) {
        told.add(
                new ChannelAssigned(
                        id,
                        generation,
                        ruled.channel(),
                        after.standing().marks().provisional(),
                        ruled.ruling(),
                        checks.knownOfOld(),
                        at));
        checks.required(ruledChecks == null ? null : ruledChecks.ruling(), at);
    }

    private void changed(DeclarationEvent.ChannelChanged e) {
        CustomsChannel from =
                before instanceof Declaration.Lodged s
                        ? s.standing().channel()
                        : e.channel().channel();
        told.add(
                new ChannelChanged(
                        id,
                        generation,
                        from,
                        e.channel().channel(),
                        after.standing().marks().provisional(),
                        e.channel().ruling(),
                        e.reasonCode(),
                        e.proposedBy(),
                        e.by(),
                        e.at()));
        checks.required(e.checkRuling().ruling(), e.at());
    }

    private void held(Hold hold, Instant at) {
        told.add(
                new DeclarationHeld(
                        id,
                        generation,
                        hold.origin().name(),
                        hold.reasonCode(),
                        hold.note(),
                        hold.by(),
                        at));
    }

    private void released(DeclarationEvent.HoldReleased e) {
        told.add(
                new DeclarationReleased(
                        id,
                        generation,
                        e.origin().name(),
                        after.standing().marks().held(),
                        e.reasonCode(),
                        e.proposedBy(),
                        e.by(),
                        e.at()));
    }

    private void asked(SupplementRequest request) {
        told.add(
                new SupplementRequested(
                        id,
                        generation,
                        request.slip(),
                        Slips.number(id, request.slip()),
                        request.authority(),
                        request.items(),
                        request.text(),
                        request.dueAt(),
                        request.by(),
                        request.at()));
    }
}
