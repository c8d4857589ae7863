package vn.bordergate.clearance.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.Hold;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.declaration.SupplementRequest;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ChangeDeclined;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.ChannelChanged;
import vn.bordergate.events.ChannelConfirmed;
import vn.bordergate.events.CheckAnswered;
import vn.bordergate.events.CheckDecided;
import vn.bordergate.events.CheckDue;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.ChecksRequired;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeadlinesChanged;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationExpired;
import vn.bordergate.events.DeclarationHeld;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationPassed;
import vn.bordergate.events.DeclarationRefused;
import vn.bordergate.events.DeclarationReleased;
import vn.bordergate.events.DeclarationReopened;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.Ruling;
import vn.bordergate.events.SupplementRequested;
import vn.bordergate.events.WithdrawalConfirmed;

/** What others are told of one step of a declaration. */
final class Telling {

    private final DeclarationId id;
    private final Declaration before;
    private final Declaration.Lodged after;
    private final List<PublishedEvent> told;
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
        this.generation = after.standing().generation();
    }

    void tell(DeclarationEvent event) {
        Instant at = event.at();
        switch (event) {
            case DeclarationEvent.Lodged e -> assigned(e.channel(), e.checkRuling(), at);
            case DeclarationEvent.Amended e -> assigned(e.channel(), e.checkRuling(), at);
            case DeclarationEvent.CheckAnswered e -> answered(e);
            case DeclarationEvent.ClearanceGranted e ->
                    told.add(new DeclarationCleared(id, generation, e.by(), e.ruling(), at));
            case DeclarationEvent.Reopened e -> {
                told.add(new DeclarationReopened(id, e.generation(), e.reasonCode(), at));
                required(null, at);
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
            case DeclarationEvent.CheckExtended e -> moved("EXTENDED", 0, e.reason(), e.by(), at);
            case DeclarationEvent.SupplementAsked e -> asked(e.request());
            case DeclarationEvent.SupplementReceived e ->
                    resumed("SUPPLEMENT_ANSWERED", e.slip(), at);
            case DeclarationEvent.SupplementLapsed e -> resumed("SUPPLEMENT_LAPSED", e.slip(), at);
            case DeclarationEvent.ApologyGiven e -> moved("LATE", e.slip(), null, null, at);
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

    private void assigned(ChannelRuling ruled, @Nullable CheckRuling checks, Instant at) {
        List<CheckKind> known =
                open().stream()
                        .filter(check -> Slips.knownOfOld(check.authority(), check.kind()))
                        .map(OpenCheck::kind)
                        .toList();
        told.add(
                new ChannelAssigned(
                        id,
                        generation,
                        ruled.channel(),
                        after.standing().marks().provisional(),
                        ruled.ruling(),
                        known,
                        at));
        required(checks == null ? null : checks.ruling(), at);
    }

    private void required(@Nullable Ruling ruling, Instant at) {
        if (!open().isEmpty()) {
            told.add(
                    new ChecksRequired(
                            id,
                            generation,
                            Slips.number(id, after.standing().marks().slips()),
                            OpenCheck.appointment(open()),
                            due(),
                            ruling,
                            at));
        }
    }

    private void answered(DeclarationEvent.CheckAnswered e) {
        if (Slips.knownOfOld(e.authority(), e.check())) {
            told.add(
                    new CheckDecided(
                            id, generation, e.check(), e.outcome(), e.by(), e.note(), e.at()));
        }
        OpenCheck open =
                before instanceof Declaration.Checking s
                        ? s.open().stream()
                                .filter(one -> one.is(e.authority(), e.check()))
                                .findFirst()
                                .orElse(null)
                        : null;
        told.add(
                new CheckAnswered(
                        id,
                        generation,
                        e.authority(),
                        e.check(),
                        e.outcome(),
                        e.code(),
                        e.note(),
                        open == null ? null : dated(open.dueAt()),
                        e.by(),
                        e.at(),
                        after.standing().consignment().gate(),
                        after.standing().consignment().direction(),
                        after.standing().channel(),
                        open == null || open.since().equals(Instant.EPOCH) ? null : open.since()));
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
        required(e.checkRuling().ruling(), e.at());
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

    private void moved(
            String cause, int slip, @Nullable String reason, @Nullable Actor by, Instant at) {
        told.add(
                new DeadlinesChanged(
                        id,
                        generation,
                        cause,
                        slip == 0 ? null : Slips.number(id, slip),
                        OpenCheck.appointment(open()),
                        due(),
                        reason,
                        by,
                        at,
                        null));
    }

    /** The clocks of one authority go on. */
    private void resumed(String cause, int request, Instant at) {
        told.add(
                new DeadlinesChanged(
                        id,
                        generation,
                        cause,
                        null,
                        OpenCheck.appointment(open()),
                        due(),
                        null,
                        null,
                        at,
                        request));
    }

    private List<OpenCheck> open() {
        return after instanceof Declaration.Checking s ? s.open() : List.of();
    }

    private List<CheckDue> due() {
        return open().stream()
                .map(check -> new CheckDue(check.authority(), check.kind(), dated(check.dueAt())))
                .toList();
    }

    private static @Nullable Instant dated(@Nullable Instant dueAt) {
        return OpenCheck.UNDATED.equals(dueAt) ? null : dueAt;
    }
}
