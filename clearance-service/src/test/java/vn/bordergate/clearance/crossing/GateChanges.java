package vn.bordergate.clearance.crossing;

import static vn.bordergate.clearance.crossing.CrossingFixture.declaration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.bordergate.clearance.crossing.CrossingCommand.Amend;
import vn.bordergate.clearance.crossing.CrossingCommand.Flag;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.SwapDriver;
import vn.bordergate.clearance.crossing.CrossingCommand.TakeGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.Withdraw;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;

/**
 * What is changed of vehicles that are under way: other goods, another driver, no passage at all,
 * goods that go over to another vehicle; and a plate that a camera of another gate reads as well.
 */
final class GateChanges {

    private final GateDays days;
    private final Map<Integer, Integer> generations = new HashMap<>();

    GateChanges(GateDays days) {
        this.days = days;
    }

    void tick() {
        for (int vehicle : days.vehicles.keySet()) {
            if (days.vehicles.get(vehicle) instanceof Crossing.Live s) {
                change(vehicle, s);
            }
        }
        if (days.chance(4)) {
            transship();
        }
    }

    private void change(int vehicle, Crossing.Live s) {
        if (days.chance(400)) {
            days.send(vehicle, new Amend(next(vehicle), other(vehicle, s), days.now));
        }
        if (days.chance(1_500)) {
            days.send(vehicle, new Withdraw(next(vehicle), days.now));
        }
        if (days.chance(200)) {
            // The same plate at another gate, at the same time: one of the two is another lorry.
            days.send(vehicle, new Flag(Attention.PLATE_AT_OTHER_GATE, days.now));
        }
        if (days.chance(300)) {
            days.apply(
                    vehicle,
                    new SwapDriver(
                            CrossingFixture.SIN, CrossingFixture.GUARD_AN, s.version(), days.now));
        }
    }

    private int next(int vehicle) {
        return generations.merge(vehicle, 2, (before, _) -> before + 1);
    }

    /** Some come with other goods than before, and some change their words alone. */
    private vn.bordergate.events.AnnouncedVehicle other(int vehicle, Crossing.Live s) {
        List<DeclarationId> carried = s.standing().load().declarations();
        DeclarationId other = declaration(days.random.nextInt(GateDays.DECLARATIONS));
        DeclarationId[] next =
                carried.isEmpty() || days.chance(2) || carried.contains(other)
                        ? carried.toArray(DeclarationId[]::new)
                        : new DeclarationId[] {carried.getFirst(), other};
        return CrossingFixture.lorry(
                GateRoad.plate(vehicle), s.standing().vehicle().direction(), next);
    }

    /** Both halves or neither, as the gate does it. */
    private void transship() {
        List<Integer> laden = new ArrayList<>();
        List<Integer> empty = new ArrayList<>();
        days.vehicles.forEach(
                (vehicle, state) -> {
                    if (state instanceof Crossing.InYard s) {
                        (s.standing().load().laden() ? laden : empty).add(vehicle);
                    }
                });
        if (laden.isEmpty() || empty.isEmpty()) {
            return;
        }
        int from = laden.get(days.random.nextInt(laden.size()));
        int to = empty.get(days.random.nextInt(empty.size()));
        var giver = (Crossing.InYard) Objects.requireNonNull(days.vehicles.get(from));
        var taker = (Crossing.InYard) Objects.requireNonNull(days.vehicles.get(to));
        Officer by = CrossingFixture.YARD_DUNG;
        var move = new MoveGoods(id(to), by, giver.version(), days.now);
        var take = new TakeGoods(id(from), by, taker.version(), days.now);
        var moving = new Findings.Other(taker, days.found(from, Load.EMPTY));
        var taking = new Findings.Other(giver, days.found(to, giver.standing().load()));
        if (isDone(giver, move, moving) && isDone(taker, take, taking)) {
            days.apply(to, take, taking);
            days.apply(from, move, moving);
        }
    }

    private static boolean isDone(Crossing state, CrossingCommand command, Findings findings) {
        return Crossings.decide(state, command, findings).stream()
                .noneMatch(CrossingEvent.AnswerOnly.class::isInstance);
    }

    private static CrossingId id(int vehicle) {
        return new CrossingId(new java.util.UUID(7, vehicle));
    }
}
