package vn.bordergate.clearance.notice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
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
import vn.bordergate.clearance.declaration.DeclarationHistory;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.CheckDecided;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationRefused;
import vn.bordergate.events.DeclarationReopened;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.WithdrawalConfirmed;

/** Translates what became of a declaration into published events and trade facts. */
public final class Notices {

    private Notices() {}

    /** What others are told of the events, in the order in which they happened. */
    public static List<PublishedEvent> of(
            DeclarationId id, Declaration before, List<DeclarationEvent> events) {
        List<PublishedEvent> published = new ArrayList<>(events.size() + 2);
        Declaration state = before;
        for (DeclarationEvent event : events) {
            Declaration next = DeclarationHistory.evolve(state, event);
            PublishedEvent told = translated(id, next, event);
            if (told != null) {
                published.add(told);
            }
            published.addAll(Tally.of(id, state, event, next));
            state = next;
        }
        return published;
    }

    private static @Nullable PublishedEvent translated(
            DeclarationId id, Declaration next, DeclarationEvent event) {
        int generation =
                next instanceof Declaration.Lodged lodged ? lodged.standing().generation() : 0;
        return switch (event) {
            case Lodged e -> assigned(id, e.generation(), e.channel(), next, e);
            case Amended e -> assigned(id, e.generation(), e.channel(), next, e);
            case CheckAnswered e ->
                    new CheckDecided(
                            id, generation, e.check(), e.outcome(), e.by(), e.note(), e.at());
            case ClearanceGranted e ->
                    new DeclarationCleared(id, generation, e.by(), e.ruling(), e.at());
            case Reopened e -> new DeclarationReopened(id, e.generation(), e.reasonCode(), e.at());
            case ClearanceRefused e ->
                    new DeclarationRefused(
                            id, generation, e.reasonCode(), e.note(), e.by(), e.at());
            case WithdrawalAccepted e -> new WithdrawalConfirmed(id, generation, e.at());
            case ChangeDeclined e ->
                    new vn.bordergate.events.ChangeDeclined(
                            id, e.generation(), e.reasonCode(), e.at());
            // Seen outside by the facts alone.
            case RatesApplied _ -> null;
            // An answer to one officer; nobody else is told.
            case DecisionDeclined _ -> null;
        };
    }

    /** Provisional until the goods have arrived, which this slice does not hear of. */
    private static ChannelAssigned assigned(
            DeclarationId id,
            int generation,
            ChannelRuling ruled,
            Declaration next,
            DeclarationEvent event) {
        var open =
                next instanceof Declaration.ChecksOutstanding waiting
                        ? waiting.open()
                        : List.<vn.bordergate.events.CheckKind>of();
        return new ChannelAssigned(
                id, generation, ruled.channel(), true, ruled.ruling(), open, event.at());
    }
}
