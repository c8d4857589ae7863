package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Cargo;
import vn.bordergate.clearance.crossing.CarriedState;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.CrossingCommand;
import vn.bordergate.clearance.crossing.CrossingCommand.Acknowledge;
import vn.bordergate.clearance.crossing.CrossingCommand.Admit;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.ConfirmReturn;
import vn.bordergate.clearance.crossing.CrossingCommand.HandOver;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.PlaceHold;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeFetchedBack;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposePassage;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeRelease;
import vn.bordergate.clearance.crossing.CrossingCommand.SwapDriver;
import vn.bordergate.clearance.crossing.CrossingCommand.TurnBack;
import vn.bordergate.clearance.crossing.CrossingEvent;
import vn.bordergate.clearance.crossing.Crossings;
import vn.bordergate.clearance.crossing.Findings;
import vn.bordergate.clearance.crossing.Officer;
import vn.bordergate.clearance.register.VehicleQueries.Vehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Driver;

/**
 * What this officer may do with a vehicle as it stands: whatever the workflow itself would not
 * decline, were all that it looks up in order. The pages show nothing else; what is sent all the
 * same is judged with what is really found.
 */
final class VehicleActs {

    private static final Findings.Assessed EMPTY =
            new Findings.Assessed(List.of(), true, Cargo.NONE);

    private static final Driver SOMEBODY = new Driver("-", "-", null);
    private static final String SOMETHING = "-";

    private VehicleActs() {}

    /**
     * Something that may be done.
     *
     * @param name last part of the address it is sent to
     * @param key that does it
     * @param asks whether a dialog asks for a reason or a confirmation first
     */
    record Act(String name, String key, boolean asks) {}

    private record Offer(Act act, CrossingCommand command, Findings found) {
        private Offer(String name, String key, boolean asks, CrossingCommand command) {
            this(new Act(name, key, asks), command, new Findings.Nothing());
        }

        private Offer finding(Findings other) {
            return new Offer(act, command, other);
        }
    }

    /**
     * What may be done.
     *
     * @param empties vehicles that could take its goods over
     */
    static List<Act> of(Crossing.Known state, GateOfficer who, List<Vehicle> empties) {
        if (!who.gates().covers(state.standing().vehicle().gate())) {
            return List.of();
        }
        return offers(who.officer(), state, empties).stream()
                .filter(offer -> isTaken(Crossings.decide(state, offer.command(), offer.found())))
                .map(Offer::act)
                .toList();
    }

    private static List<Offer> offers(Officer by, Crossing.Known state, List<Vehicle> empties) {
        Instant at = Instant.EPOCH;
        int seen = state.version();
        Findings.Assessed inOrder = inOrder(state);
        var let = new Findings.Admission(SOMETHING, SOMETHING, null, inOrder, null);
        List<Offer> all = new ArrayList<>();
        all.add(new Offer("acknowledgement", "a", false, new Acknowledge(by, seen, at)));
        all.add(agreed(true, "agree", "c", by, seen).finding(inOrder));
        all.add(agreed(false, "drop", "d", by, seen).finding(inOrder));
        all.add(new Offer("admit", "i", true, new Admit(by, seen, at)).finding(let));
        all.add(new Offer("confirm", "v", true, new ProposePassage(SOMETHING, by, seen, at)));
        all.add(
                new Offer(
                        "fetched-back",
                        "f",
                        true,
                        new ProposeFetchedBack(SOMETHING, by, seen, at)));
        all.add(new Offer("release", "l", true, new ProposeRelease(SOMETHING, by, seen, at)));
        all.add(new Offer("hold", "h", true, new PlaceHold(SOMETHING, null, by, seen, at)));
        all.add(new Offer("turn-back", "t", true, new TurnBack(SOMETHING, null, by, seen, at)));
        all.add(new Offer("driver", "w", true, new SwapDriver(SOMEBODY, by, seen, at)));
        all.add(new Offer("hand-over", "o", true, new HandOver(by, seen, at)));
        if (transshipment(by, seen, empties) instanceof Offer offer) {
            all.add(offer);
        }
        all.add(new Offer("return", "r", true, new ConfirmReturn(by, seen, at)));
        return all;
    }

    /** All that it carries is cleared, and its fee is paid. */
    private static Findings.Assessed inOrder(Crossing.Known state) {
        return new Findings.Assessed(
                state.standing().load().declarations().stream()
                        .map(id -> new Findings.Carried(id, CarriedState.CLEARED, null))
                        .toList(),
                true,
                state.standing().cargo());
    }

    private static Offer agreed(boolean agreed, String name, String key, Officer by, int seen) {
        return new Offer(name, key, agreed, new AnswerProposal(agreed, by, seen, Instant.EPOCH));
    }

    private static @Nullable Offer transshipment(Officer by, int seen, List<Vehicle> empties) {
        if (empties.isEmpty()) {
            return null;
        }
        Vehicle other = empties.getFirst();
        CrossingId to = other.id();
        return new Offer("transshipment", "g", true, new MoveGoods(to, by, seen, Instant.EPOCH))
                .finding(new Findings.Other(other.state(), EMPTY));
    }

    /** What would change nothing is not offered either. */
    private static boolean isTaken(List<CrossingEvent> events) {
        return !events.isEmpty()
                && events.stream().noneMatch(CrossingEvent.AnswerOnly.class::isInstance);
    }
}
