package vn.bordergate.clearance.crossing;

import static vn.bordergate.clearance.crossing.CrossingFixture.declaration;

import java.util.HashMap;
import java.util.Map;
import vn.bordergate.clearance.crossing.CrossingCommand.Announce;
import vn.bordergate.clearance.crossing.CrossingCommand.EnterYard;
import vn.bordergate.clearance.crossing.CrossingCommand.LeaveYard;
import vn.bordergate.clearance.crossing.CrossingCommand.PassBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.ReachBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.Weigh;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Direction;

/** Where the lorries of a day really are, whatever the gate knows of it. */
final class GateRoad {

    private final GateDays days;
    private final Map<Integer, String> whereabouts = new HashMap<>();

    GateRoad(GateDays days) {
        this.days = days;
    }

    /** Where the lorry really is, and what the devices see of it. */
    void drive(int vehicle) {
        boolean inward = vehicle % 3 == 0;
        Crossing state = days.vehicles.getOrDefault(vehicle, CrossingFixture.none());
        String next =
                switch (whereabouts.getOrDefault(vehicle, "outside")) {
                    case "outside" -> {
                        if (!days.chance(6)) {
                            yield null;
                        }
                        days.send(vehicle, announcement(vehicle, inward));
                        yield "before";
                    }
                    case "before" -> {
                        days.send(vehicle, new EnterYard("KB2", "CAM", days.now));
                        days.send(vehicle, new Weigh(weight(), "SCALES", days.now.plusSeconds(20)));
                        yield state instanceof Crossing.InYard ? "yard" : null;
                    }
                    case "yard" -> {
                        // Some do not wait for their call, and some do not come.
                        boolean goes =
                                state instanceof Crossing.UnderWay
                                        ? vehicle % 11 != 0 && days.chance(3)
                                        : days.chance(900);
                        if (!goes) {
                            yield null;
                        }
                        days.send(vehicle, new LeaveYard("KB2", "CAM", days.now.minusSeconds(10)));
                        days.send(vehicle, new ReachBarrier(Barrier.B2, null, "B2", days.now));
                        yield "B2";
                    }
                    case "B2" -> {
                        // The barrier opens to nobody whom the gate has not let through, but for
                        // those who drive through it.
                        if (!days.chance(state instanceof Crossing.AtBarrier ? 3 : 60)) {
                            yield null;
                        }
                        days.send(vehicle, new PassBarrier(Barrier.B2, null, "B2", days.now));
                        yield inward ? "gone" : "B1";
                    }
                    case "B1" -> {
                        if (!days.chance(4)) {
                            yield null;
                        }
                        days.send(vehicle, new ReachBarrier(Barrier.B1, null, "B1", days.now));
                        days.send(
                                vehicle,
                                new PassBarrier(Barrier.B1, null, "B1", days.now.plusSeconds(5)));
                        yield "gone";
                    }
                    default -> null;
                };
        if (next != null) {
            whereabouts.put(vehicle, next);
        }
    }

    /** One in eight carries nothing yet. */
    private Announce announcement(int vehicle, boolean inward) {
        DeclarationId[] carried =
                vehicle % 8 == 5
                        ? new DeclarationId[0]
                        : new DeclarationId[] {
                            declaration(vehicle % GateDays.DECLARATIONS),
                            declaration((vehicle * 7 + 1) % GateDays.DECLARATIONS)
                        };
        return new Announce(
                1,
                CrossingFixture.lorry(
                        plate(vehicle), inward ? Direction.IMPORT : Direction.EXPORT, carried),
                days.now);
    }

    static String plate(int vehicle) {
        return "24C-%05d".formatted(vehicle);
    }

    private int weight() {
        return GateDays.DECLARED_KG
                + (days.chance(10)
                        ? 5 * GateDays.TOLERANCE_KG
                        : days.random.nextInt(GateDays.TOLERANCE_KG));
    }
}
