package vn.bordergate.clearance.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.CrossingCommand;
import vn.bordergate.clearance.crossing.CrossingEvent;
import vn.bordergate.clearance.crossing.CrossingHistory;
import vn.bordergate.clearance.crossing.Crossings;
import vn.bordergate.clearance.crossing.Findings;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CrossingId;

/**
 * Crossings taken out of the register, locked until the transaction ends. Commands are decided on
 * in memory, one after the other, and written together.
 */
public final class OpenCrossings {

    private final Map<CrossingId, Crossing> states;
    private final Map<CrossingId, Crossing> changed = new LinkedHashMap<>();
    private final List<Decided> decided = new ArrayList<>();
    private final YardMoves moves = new YardMoves();

    OpenCrossings(Map<CrossingId, Crossing> states) {
        this.states = new HashMap<>(states);
    }

    /** A command that changed something. */
    record Decided(
            CrossingId id,
            Crossing before,
            List<CrossingEvent> events,
            Crossing after,
            Actor by,
            CrossingCommand command) {}

    /** Where the crossing stands after what was decided so far. */
    public Crossing state(CrossingId id) {
        return states.getOrDefault(id, new Crossing.NotAnnounced());
    }

    /** Those that are known, also those of which nothing was decided. */
    public Set<CrossingId> known() {
        return Set.copyOf(states.keySet());
    }

    /** Decides on a command; what follows is written when the crossings are put back. */
    public List<CrossingEvent> decide(
            CrossingId id, CrossingCommand command, Findings findings, Actor by) {
        Crossing before = state(id);
        List<CrossingEvent> events = Crossings.decide(before, command, findings);
        Crossing after = CrossingHistory.evolve(before, events);
        // An event that leaves the version as it was is an answer and no fact: nothing to keep.
        if (after.version() != before.version()) {
            states.put(id, after);
            changed.put(id, after);
            decided.add(new Decided(id, before, events, after, by, command));
            moves.add(before, after);
        }
        return events;
    }

    /** Who came into the yards and left them by what was decided. */
    YardMoves moves() {
        return moves;
    }

    Map<CrossingId, Crossing> changed() {
        return changed;
    }

    List<Decided> decided() {
        return decided;
    }
}
