package vn.bordergate.clearance.notice;

import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.DeclarationHistory;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.PublishedEvent;

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
            if (next instanceof Declaration.Lodged after) {
                new Telling(id, state, after, published).tell(event);
            }
            published.addAll(Tally.of(id, state, event, next));
            state = next;
        }
        return published;
    }
}
