package vn.bordergate.clearance.crossing;

import static vn.bordergate.clearance.crossing.CrossingFixture.FRUIT;
import static vn.bordergate.clearance.crossing.CrossingFixture.declaration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import vn.bordergate.clearance.crossing.CrossingCommand.Amend;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.EnterYard;
import vn.bordergate.clearance.crossing.CrossingCommand.Overdue;
import vn.bordergate.clearance.crossing.CrossingCommand.PlaceHold;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeFetchedBack;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposePassage;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeRelease;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.crossing.CrossingCommand.RevokeCall;
import vn.bordergate.clearance.crossing.CrossingCommand.Weigh;
import vn.bordergate.clearance.crossing.Findings.Admission;
import vn.bordergate.clearance.crossing.Findings.Assessed;
import vn.bordergate.clearance.crossing.Findings.Carried;
import vn.bordergate.events.DeclarationId;

/**
 * Days at a gate whose devices lose, repeat, delay and reorder what they see, whose drivers do not
 * always wait for a call, and whose declarations are held and released at any moment.
 */
final class GateDays {

    /** One command and what came of it, with how everything stood at that moment. */
    record Step(
            int vehicle,
            Crossing before,
            CrossingCommand command,
            Assessed found,
            List<CrossingEvent> events,
            Crossing after) {}

    private record Message(Instant due, long order, int vehicle, CrossingCommand command) {}

    static final int DECLARATIONS = 60;
    static final int DECLARED_KG = 28_000;
    private static final int TARE_KG = 15_000;
    static final int TOLERANCE_KG = 1_000;
    private static final Duration TICK = Duration.ofSeconds(30);
    static final int CALLS_MAX = 2;

    final SplittableRandom random;
    final Map<Integer, Crossing> vehicles = new LinkedHashMap<>();
    final boolean[] laneOpen = {true, true, true};
    final List<Step> steps = new ArrayList<>();
    private final Map<DeclarationId, CarriedState> declarations = new HashMap<>();
    private final Map<Integer, Boolean> feePaid = new HashMap<>();
    private final PriorityQueue<Message> wire =
            new PriorityQueue<>(
                    java.util.Comparator.comparing(Message::due).thenComparingLong(Message::order));
    private final GateRoad road = new GateRoad(this);
    private final GateChanges changes = new GateChanges(this);
    private long messages;
    Instant now = CrossingFixture.AT;

    GateDays(long seed, int count) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < DECLARATIONS; i++) {
            declarations.put(declaration(i), CarriedState.UNCLEARED);
        }
        for (int i = 0; i < count; i++) {
            vehicles.put(i, CrossingFixture.none());
            feePaid.put(i, false);
        }
    }

    void tick() {
        now = now.plus(TICK);
        changeDeclarations();
        for (int vehicle : vehicles.keySet()) {
            if (chance(25)) {
                feePaid.put(vehicle, true);
            }
            road.drive(vehicle);
            officers(vehicle);
            if (chance(3)) {
                apply(vehicle, new Reassess(now));
            }
            apply(vehicle, new Overdue(CALLS_MAX, now));
        }
        changes.tick();
        lanes();
        while (!wire.isEmpty() && !wire.peek().due().isAfter(now)) {
            Message message = wire.remove();
            apply(message.vehicle(), message.command());
        }
    }

    void apply(int vehicle, CrossingCommand command) {
        Crossing before = vehicles.getOrDefault(vehicle, CrossingFixture.none());
        apply(vehicle, command, findings(vehicle, before, command));
    }

    private Findings findings(int vehicle, Crossing before, CrossingCommand command) {
        return switch (command) {
            case EnterYard _ ->
                    new Admission(
                            "KB2",
                            chance(5) ? null : "T-" + vehicle,
                            chance(5) ? null : "YARDS_FULL",
                            found(vehicle, load(before)));
            case Weigh _ -> new Findings.Declared(DECLARED_KG, TARE_KG, TOLERANCE_KG);
            case Amend c -> found(vehicle, Load.of(c.vehicle()));
            case CrossingCommand _ -> found(vehicle, load(before));
        };
    }

    /** With what was looked up for it. */
    void apply(int vehicle, CrossingCommand command, Findings findings) {
        Crossing before = vehicles.getOrDefault(vehicle, CrossingFixture.none());
        Assessed found = found(vehicle, load(before));
        List<CrossingEvent> events = Crossings.decide(before, command, findings);
        Crossing after = CrossingHistory.evolve(before, events);
        vehicles.put(vehicle, after);
        if (!events.isEmpty() || command instanceof CrossingCommand.Readings) {
            steps.add(new Step(vehicle, before, command, found, events, after));
        }
    }

    private static Load load(Crossing state) {
        return state instanceof Crossing.Known s ? s.standing().load() : Load.EMPTY;
    }

    /** What is known of the vehicle and of what it would carry. */
    Assessed found(int vehicle, Load load) {
        List<Carried> carried = new ArrayList<>();
        for (DeclarationId id : load.declarations()) {
            carried.add(new Carried(id, declarations.getOrDefault(id, CarriedState.MISSING)));
        }
        return new Assessed(carried, feePaid.getOrDefault(vehicle, false), FRUIT);
    }

    private void changeDeclarations() {
        for (var one : declarations.entrySet()) {
            one.setValue(
                    switch (one.getValue()) {
                        case UNCLEARED -> chance(40) ? CarriedState.CLEARED : one.getValue();
                        case CLEARED ->
                                chance(250)
                                        ? CarriedState.HELD
                                        : chance(700) ? CarriedState.UNCLEARED : one.getValue();
                        case HELD -> chance(15) ? CarriedState.CLEARED : one.getValue();
                        case MISSING, REFUSED -> one.getValue();
                    });
        }
    }

    /** Announcements are never lost: they come by the journal. */
    void send(int vehicle, CrossingCommand command) {
        boolean reading = command instanceof CrossingCommand.Readings;
        if (reading && chance(12)) {
            return;
        }
        int copies = chance(8) ? 3 : 1;
        for (int copy = 0; copy < copies; copy++) {
            long late = chance(5) ? random.nextLong(1_200) : random.nextLong(20);
            wire.add(new Message(now.plusSeconds(late), messages++, vehicle, command));
        }
    }

    private void officers(int vehicle) {
        if (!(vehicles.get(vehicle) instanceof Crossing.Live s)) {
            return;
        }
        // Officers are busiest where something waits for them.
        boolean waits = s.standing().marks().alarm() != null || s.standing().held();
        if (!chance(waits ? 12 : 60)) {
            return;
        }
        int seen = chance(6) ? s.version() - 1 : s.version();
        Officer by = officer();
        apply(
                vehicle,
                switch (random.nextInt(waits ? 10 : 8)) {
                    case 0 -> new PlaceHold("doubt", null, by, seen, now);
                    case 1, 2, 3 -> new ProposeRelease("seen", by, seen, now);
                    case 4, 8 -> new ProposePassage("seen", by, seen, now);
                    case 9 -> new ProposeFetchedBack("stopped", by, seen, now);
                    default -> new AnswerProposal(!chance(8), by, seen, now);
                });
    }

    private Officer officer() {
        return switch (random.nextInt(6)) {
            case 0 -> CrossingFixture.GUARD_AN_AS_LEAD;
            case 1 -> CrossingFixture.PROGRAM;
            case 2 -> CrossingFixture.CUSTOMS_LAN;
            case 3 -> CrossingFixture.GUARD_BINH;
            default -> CrossingFixture.GUARD_AN;
        };
    }

    private void lanes() {
        for (int lane = 0; lane < laneOpen.length; lane++) {
            if (chance(40)) {
                laneOpen[lane] = !laneOpen[lane];
                String name = "L" + lane;
                vehicles.forEach(
                        (vehicle, state) -> {
                            // Who stands at its barrier goes through (decision 36).
                            if (state instanceof Crossing.Called s
                                    && s.call().lane().equals(name)) {
                                wire.add(
                                        new Message(
                                                now,
                                                messages++,
                                                vehicle,
                                                new RevokeCall("LANE_CLOSED", now)));
                            }
                        });
            }
        }
    }

    boolean chance(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }
}
