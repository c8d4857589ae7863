package vn.bordergate.ingest.tracking;

import java.util.List;
import vn.bordergate.events.ChannelChanged;
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
        Followed followed = was.followed();
        Status status = was.status();
        return switch (event) {
            case ChecksRequired e ->
                    was.with(
                            e.generation(),
                            Status.IN_PROGRESS,
                            was.reasonCode(),
                            e.at(),
                            followed.waiting(e.checks(), e.receiptNo(), e.appointment()));
            case CheckAnswered e ->
                    was.with(
                            e.generation(),
                            status,
                            was.reasonCode(),
                            e.at(),
                            followed.answered(
                                    new Followed.Answered(
                                            e.authority(), e.kind(), e.outcome(), e.code())));
            case DeadlinesChanged e -> moved(was, e);
            case SupplementRequested e ->
                    was.with(
                            e.generation(),
                            Status.SUPPLEMENT_REQUESTED,
                            was.reasonCode(),
                            e.at(),
                            followed.asked(
                                    new Followed.Supplement(
                                            e.slip(),
                                            e.slipNo(),
                                            e.authority(),
                                            e.items(),
                                            e.text(),
                                            e.dueAt())));
            case ChannelChanged e ->
                    was.rechannelled(e.channel(), e.provisional())
                            .with(
                                    e.generation(),
                                    status,
                                    e.reasonCode(),
                                    e.at(),
                                    followed.waiting(List.of(), null, null));
            case DeclarationHeld e ->
                    was.with(
                            e.generation(),
                            status == Status.CLEARED ? Status.HELD : status,
                            e.reasonCode(),
                            e.at(),
                            followed.held(true));
            case DeclarationReleased e ->
                    was.with(
                            e.generation(),
                            status == Status.HELD && !e.stillHeld() ? Status.CLEARED : status,
                            null,
                            e.at(),
                            followed.held(e.stillHeld()));
            case ClearanceDeclarationEvent other ->
                    throw new IllegalStateException("told above: " + other);
        };
    }

    private static Progress moved(Progress was, DeadlinesChanged e) {
        Followed moved = was.followed().waiting(e.checks(), e.slipNo(), e.appointment());
        boolean answered = e.cause().startsWith("SUPPLEMENT");
        return was.with(
                e.generation(),
                answered ? Status.IN_PROGRESS : was.status(),
                was.reasonCode(),
                e.at(),
                answered ? moved.asked(null) : e.cause().equals("LATE") ? moved.apology() : moved);
    }
}
