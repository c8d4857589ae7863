package vn.bordergate.clearance.traffic;

import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Barrier;
import vn.bordergate.clearance.crossing.CrossingCommand;
import vn.bordergate.clearance.crossing.CrossingCommand.EnterYard;
import vn.bordergate.clearance.crossing.CrossingCommand.LeaveYard;
import vn.bordergate.clearance.crossing.CrossingCommand.PassBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.ReachBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.Weigh;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.ReadingTaken;

/** What a reading says of the vehicle that it is of. */
final class Sightings {

    private Sightings() {}

    static Actor device(ReadingTaken reading) {
        return new Actor(ActorKind.RULE, "device/" + reading.device());
    }

    /** The command, or null where it was seen at a barrier that no gate has. */
    static @Nullable CrossingCommand command(ReadingTaken r) {
        Barrier barrier = Barrier.named(r.place());
        Integer mass = r.massKg();
        return switch (r.kind()) {
            case YARD_ENTRY -> new EnterYard(r.place(), r.device(), r.at());
            case YARD_EXIT -> new LeaveYard(r.place(), r.device(), r.at());
            case WEIGHED -> new Weigh(mass == null ? 0 : mass, r.device(), r.at());
            case BARRIER_REACHED ->
                    barrier == null
                            ? null
                            : new ReachBarrier(barrier, r.lane(), r.device(), r.at());
            case BARRIER_PASSED ->
                    barrier == null ? null : new PassBarrier(barrier, r.lane(), r.device(), r.at());
        };
    }
}
