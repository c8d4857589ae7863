package vn.bordergate.ingest.tracking;

import java.util.List;
import vn.bordergate.events.ChannelChanged;
import vn.bordergate.events.ChannelConfirmed;
import vn.bordergate.events.CheckAnswered;
import vn.bordergate.events.ChecksRequired;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.DeadlinesChanged;
import vn.bordergate.events.DeclarationHeld;
import vn.bordergate.events.DeclarationReleased;
import vn.bordergate.events.SupplementRequested;

/** What the authorities say of open checks, of the channel and of the goods. */
final class Following {

    private Following() {}

    /** How far they are after what they said; the other events are {@link Progress}'s own. */
    static Progress after(Progress was, ClearanceDeclarationEvent event) {
        return switch (event) {
            case ChecksRequired e -> required(was, e);
            case CheckAnswered e -> answered(was, e);
            case DeadlinesChanged e -> moved(was, e);
            case SupplementRequested e -> asked(was, e);
            case ChannelChanged e -> rechannelled(was, e);
            case ChannelConfirmed e ->
                    was.rechannelled(e.channel(), false)
                            .with(e.generation(), was.status(), was.reasonCode(), e.at());
            case DeclarationHeld e -> held(was, e);
            case DeclarationReleased e -> released(was, e);
            case ClearanceDeclarationEvent other ->
                    throw new IllegalStateException("told above: " + other);
        };
    }

    private static Progress required(Progress was, ChecksRequired e) {
        return was.with(
                e.generation(),
                Status.IN_PROGRESS,
                was.reasonCode(),
                e.at(),
                was.followed().waiting(e.checks(), e.receiptNo(), e.appointment()));
    }

    private static Progress answered(Progress was, CheckAnswered e) {
        var answer = new Followed.Answered(e.authority(), e.kind(), e.outcome(), e.code());
        return was.with(
                e.generation(),
                was.status(),
                was.reasonCode(),
                e.at(),
                was.followed().answered(answer));
    }

    private static Progress asked(Progress was, SupplementRequested e) {
        var supplement =
                new Followed.Supplement(
                        e.slip(), e.slipNo(), e.authority(), e.items(), e.text(), e.dueAt());
        return was.with(
                e.generation(),
                Status.SUPPLEMENT_REQUESTED,
                was.reasonCode(),
                e.at(),
                was.followed().asked(supplement));
    }

    private static Progress rechannelled(Progress was, ChannelChanged e) {
        return was.rechannelled(e.channel(), e.provisional())
                .with(
                        e.generation(),
                        was.status(),
                        e.reasonCode(),
                        e.at(),
                        was.followed().waiting(List.of(), null, null));
    }

    private static Progress held(Progress was, DeclarationHeld e) {
        return was.with(
                e.generation(),
                was.status() == Status.CLEARED ? Status.HELD : was.status(),
                e.reasonCode(),
                e.at(),
                was.followed().held(true));
    }

    private static Progress released(Progress was, DeclarationReleased e) {
        boolean free = was.status() == Status.HELD && !e.stillHeld();
        return was.with(
                e.generation(),
                free ? Status.CLEARED : was.status(),
                null,
                e.at(),
                was.followed().held(e.stillHeld()));
    }

    private static Progress moved(Progress was, DeadlinesChanged e) {
        Followed moved = was.followed().waiting(e.checks(), e.slipNo(), e.appointment());
        if (!e.cause().startsWith("SUPPLEMENT")) {
            return was.with(
                    e.generation(),
                    was.status(),
                    was.reasonCode(),
                    e.at(),
                    e.cause().equals("LATE") ? moved.apology() : moved);
        }
        Followed left = moved.settled(e.request());
        return was.with(
                e.generation(),
                left.supplements().isEmpty() ? Status.IN_PROGRESS : Status.SUPPLEMENT_REQUESTED,
                was.reasonCode(),
                e.at(),
                left);
    }
}
