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
import vn.bordergate.clearance.crossing.CrossingCommand.Announce;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.EnterYard;
import vn.bordergate.clearance.crossing.CrossingCommand.Overdue;
import vn.bordergate.clearance.crossing.CrossingCommand.PassBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.PlaceHold;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeFetchedBack;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposePassage;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeRelease;
import vn.bordergate.clearance.crossing.CrossingCommand.ReachBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.crossing.CrossingCommand.RevokeCall;
import vn.bordergate.clearance.crossing.Findings.Admission;
import vn.bordergate.clearance.crossing.Findings.Assessed;
import vn.bordergate.clearance.crossing.Findings.Carried;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Direction;

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

    private static final int DECLARATIONS = 60;
    private static final Duration TICK = Duration.ofSeconds(30);
    static final int CALLS_MAX = 2;

    final SplittableRandom random;
    final Map<Integer, Crossing> vehicles = new LinkedHashMap<>();
    final boolean[] laneOpen = {true, true, true};
    final List<Step> steps = new ArrayList<>();
    private final Map<DeclarationId, CarriedState> declarations = new HashMap<>();
    private final Map<Integer, Boolean> feePaid = new HashMap<>();
    private final Map<Integer, String> whereabouts = new HashMap<>();
    private final PriorityQueue<Message> wire =
            new PriorityQueue<>(
                    java.util.Comparator.comparing(Message::due).thenComparingLong(Message::order));
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
            whereabouts.put(i, "outside");
        }
    }

    void tick() {
        now = now.plus(TICK);
        changeDeclarations();
        for (int vehicle : vehicles.keySet()) {
            if (chance(25)) {
                feePaid.put(vehicle, true);
            }
            drive(vehicle);
            officers(vehicle);
            if (chance(3)) {
                apply(vehicle, new Reassess(now));
            }
            apply(vehicle, new Overdue(CALLS_MAX, now));
        }
        lanes();
        while (!wire.isEmpty() && !wire.peek().due().isAfter(now)) {
            Message message = wire.remove();
            apply(message.vehicle(), message.command());
        }
    }

    void apply(int vehicle, CrossingCommand command) {
        Crossing before = vehicles.getOrDefault(vehicle, CrossingFixture.none());
        Assessed found = found(vehicle);
        Findings findings =
                command instanceof EnterYard
                        ? new Admission(
                                "KB2",
                                chance(5) ? null : "T-" + vehicle,
                                chance(5) ? null : "YARDS_FULL",
                                found)
                        : found;
        List<CrossingEvent> events = Crossings.decide(before, command, findings);
        Crossing after = CrossingHistory.evolve(before, events);
        vehicles.put(vehicle, after);
        if (!events.isEmpty() || command instanceof CrossingCommand.Readings) {
            steps.add(new Step(vehicle, before, command, found, events, after));
        }
    }

    private Assessed found(int vehicle) {
        List<Carried> carried = new ArrayList<>();
        if (vehicles.get(vehicle) instanceof Crossing.Known s) {
            for (DeclarationId id : s.standing().load().declarations()) {
                carried.add(new Carried(id, declarations.getOrDefault(id, CarriedState.MISSING)));
            }
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

    /** Where the lorry really is, and what the devices see of it. */
    private void drive(int vehicle) {
        boolean inward = vehicle % 3 == 0;
        Crossing state = vehicles.getOrDefault(vehicle, CrossingFixture.none());
        String next =
                switch (String.valueOf(whereabouts.get(vehicle))) {
                    case "outside" -> {
                        if (!chance(6)) {
                            yield null;
                        }
                        send(vehicle, announcement(vehicle, inward));
                        yield "before";
                    }
                    case "before" -> {
                        send(vehicle, new EnterYard("KB2", "CAM", now));
                        yield state instanceof Crossing.InYard ? "yard" : null;
                    }
                    case "yard" -> {
                        // Some do not wait for their call, and some do not come.
                        boolean goes =
                                state instanceof Crossing.UnderWay
                                        ? vehicle % 11 != 0 && chance(3)
                                        : chance(900);
                        if (!goes) {
                            yield null;
                        }
                        send(vehicle, new ReachBarrier(Barrier.B2, null, "B2", now));
                        yield "B2";
                    }
                    case "B2" -> {
                        // The barrier opens to nobody whom the gate has not let through, but for
                        // those who drive through it.
                        if (!chance(state instanceof Crossing.AtBarrier ? 3 : 60)) {
                            yield null;
                        }
                        send(vehicle, new PassBarrier(Barrier.B2, null, "B2", now));
                        yield inward ? "gone" : "B1";
                    }
                    case "B1" -> {
                        if (!chance(4)) {
                            yield null;
                        }
                        send(vehicle, new ReachBarrier(Barrier.B1, null, "B1", now));
                        send(vehicle, new PassBarrier(Barrier.B1, null, "B1", now.plusSeconds(5)));
                        yield "gone";
                    }
                    default -> null;
                };
        if (next != null) {
            whereabouts.put(vehicle, next);
        }
    }

    private Announce announcement(int vehicle, boolean inward) {
        return new Announce(
                1,
                CrossingFixture.lorry(
                        "24C-%05d".formatted(vehicle),
                        inward ? Direction.IMPORT : Direction.EXPORT,
                        declaration(vehicle % DECLARATIONS),
                        declaration((vehicle * 7 + 1) % DECLARATIONS)),
                now);
    }

    /** Announcements are never lost: they come by the journal. */
    private void send(int vehicle, CrossingCommand command) {
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
                            if (state instanceof Crossing.UnderWay s
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

    private boolean chance(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }
}
