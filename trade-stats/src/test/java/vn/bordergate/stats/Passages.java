package vn.bordergate.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingEnding;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.events.VehicleCrossed;
import vn.bordergate.events.VehicleReturned;

/** Crossings as the clearance tells of them. */
public final class Passages {

    private static final List<GoodsClass> GOODS =
            List.of(GoodsClass.FRESH, GoodsClass.GENERAL, GoodsClass.NEW_VEHICLE);

    private Passages() {}

    /** One vehicle at a gate. */
    public record Vehicle(
            CrossingId id, GateCode gate, Direction direction, boolean laden, GoodsClass goods) {

        public TicketIssued ticket(Instant at) {
            return new TicketIssued(id, "X-0001", "KB2", at, gate, direction, laden, goods, null);
        }

        public LaneCalled called(Instant at) {
            return new LaneCalled(id, "X-0001", "X1", "2026-11", "QO-001", 0, null, at);
        }

        public CallRevoked calledOff(Instant at) {
            return new CallRevoked(id, "X1", "LANE_CLOSED", at);
        }

        public VehicleCrossed crossed(Instant entered, Instant at) {
            return crossed(entered, CustomsChannel.GREEN, entered, at);
        }

        public VehicleCrossed crossed(
                Instant entered, CustomsChannel channel, Instant cleared, Instant at) {
            return new VehicleCrossed(
                    id,
                    gate,
                    direction,
                    laden,
                    goods,
                    "X1",
                    laden ? List.of(new DeclarationId(id.value())) : List.of(),
                    entered,
                    at,
                    laden ? channel : null,
                    laden ? cleared : null);
        }

        public CrossingEnded ended(CrossingEnding ending, Instant at) {
            return new CrossingEnded(id, gate, ending, null, at, direction, laden, goods);
        }

        public VehicleReturned returned(Instant at) {
            return new VehicleReturned(id, gate, direction, at);
        }
    }

    public static Vehicle fresh(long id, String gate) {
        return new Vehicle(
                new CrossingId(new UUID(77, id)),
                new GateCode(gate),
                Direction.EXPORT,
                true,
                GoodsClass.FRESH);
    }

    /** Vehicles in and out of the yards over a few days, as the seed will have it. */
    public static List<ClearanceCrossingEvent> history(long seed, int vehicles) {
        Random random = new Random(seed);
        List<ClearanceCrossingEvent> all = new ArrayList<>();
        for (int i = 0; i < vehicles; i++) {
            boolean laden = random.nextInt(4) > 0;
            Vehicle vehicle =
                    new Vehicle(
                            new CrossingId(new UUID(seed, i)),
                            new GateCode(random.nextBoolean() ? "KIM-THANH" : "BAN-VUOC"),
                            random.nextBoolean() ? Direction.EXPORT : Direction.IMPORT,
                            laden,
                            laden ? GOODS.get(random.nextInt(GOODS.size())) : GoodsClass.GENERAL);
            all.addAll(passage(random, vehicle));
        }
        // Another order between vehicles, the same order of each one's own events.
        return interleaved(random, all);
    }

    private static List<ClearanceCrossingEvent> passage(Random random, Vehicle vehicle) {
        Instant at = Facts.AT.minus(Duration.ofMinutes(random.nextInt(5 * 24 * 60)));
        List<ClearanceCrossingEvent> events = new ArrayList<>();
        if (random.nextInt(10) == 0) {
            events.add(vehicle.ended(CrossingEnding.TURNED_BACK, at));
            return events;
        }
        events.add(vehicle.ticket(at));
        Instant entered = at;
        int calls = random.nextInt(3);
        for (int i = 0; i < calls; i++) {
            at = at.plus(Duration.ofMinutes(random.nextInt(900)));
            events.add(vehicle.called(at));
            if (i < calls - 1) {
                events.add(vehicle.calledOff(at.plusSeconds(60)));
            }
        }
        at = at.plus(Duration.ofMinutes(1 + random.nextInt(900)));
        switch (random.nextInt(7)) {
            case 0 -> events.add(vehicle.ended(CrossingEnding.TURNED_BACK, at));
            case 1 -> events.add(vehicle.ended(CrossingEnding.NO_SHOW, at));
            case 2 -> {
                // Still there.
            }
            // Its goods went over to another vehicle.
            case 4 -> events.add(vehicle.returned(at));
            case 3 -> {
                events.add(vehicle.crossed(entered, at));
                events.add(vehicle.returned(at.plusSeconds(7_200)));
            }
            default -> events.add(vehicle.crossed(entered, at));
        }
        return events;
    }

    private static List<ClearanceCrossingEvent> interleaved(
            Random random, List<ClearanceCrossingEvent> all) {
        List<List<ClearanceCrossingEvent>> queues = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            queues.add(new ArrayList<>());
        }
        for (ClearanceCrossingEvent event : all) {
            queues.get(Math.floorMod(event.key().hashCode(), 4)).add(event);
        }
        List<ClearanceCrossingEvent> mixed = new ArrayList<>(all.size());
        while (mixed.size() < all.size()) {
            List<ClearanceCrossingEvent> queue = queues.get(random.nextInt(4));
            if (!queue.isEmpty()) {
                mixed.add(queue.removeFirst());
            }
        }
        return mixed;
    }
}
