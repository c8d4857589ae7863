package vn.bordergate.clearance.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import vn.bordergate.clearance.dispatch.Intervention.HoldBack;
import vn.bordergate.clearance.dispatch.Intervention.ToBack;
import vn.bordergate.clearance.dispatch.Intervention.ToFront;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * Days at a gate where everything happens: fleets, holds that come and go, lanes that open, close
 * and take only some, officers who intervene, an opposite side that takes few.
 */
final class YardDays {

    /** One decision with what it was made of. */
    record Step(Yard yard, Decision decision) {}

    private static final int STEPS = 300;
    private static final Batch BATCH = new Batch(8, 5);

    private final SplittableRandom random;
    private final PublishedOrder order;
    private final Map<String, Vehicle> waiting = new LinkedHashMap<>();
    private final Map<String, List<Instant>> places = new HashMap<>();
    private final Map<String, Intervention> interventions = new LinkedHashMap<>();
    private final Map<GoodsClass, Integer> intake = new HashMap<>();
    private final boolean[] open = {true, true, true, true};
    private final int[] called = new int[4];
    private int tickets;
    private Instant now = YardFixture.NOON;

    YardDays(long seed, PublishedOrder order) {
        random = new SplittableRandom(seed);
        this.order = order;
        intake.put(GoodsClass.FRESH, 60);
        intake.put(GoodsClass.MINERAL, 20);
    }

    List<Step> play() {
        List<Step> steps = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(1, 240));
            come(random.nextInt(step < STEPS / 2 ? 5 : 3));
            change();
            Yard yard = yard();
            Decision decision = Dispatch.decide(yard, order);
            steps.add(new Step(yard, decision));
            follow(decision);
        }
        return steps;
    }

    private void come(int many) {
        for (int i = 0; i < many; i++) {
            String ticket = "T%04d".formatted(tickets++);
            String firm = random.nextInt(3) == 0 ? "fleet" : "firm " + random.nextInt(30);
            List<Instant> earlier = places.computeIfAbsent(firm, _ -> new ArrayList<>());
            Instant place = order.firmShare().placeAt(now, earlier);
            earlier.add(place);
            waiting.put(
                    ticket,
                    new Vehicle(
                            ticket,
                            random.nextInt(3) == 0 ? Direction.IMPORT : Direction.EXPORT,
                            GoodsClass.values()[random.nextInt(GoodsClass.values().length)],
                            random.nextInt(6) > 0,
                            CustomsChannel.values()[random.nextInt(3)],
                            random.nextInt(8) == 0,
                            firm,
                            now,
                            now,
                            place,
                            false,
                            0));
        }
    }

    private void change() {
        if (random.nextInt(12) == 0) {
            int lane = random.nextInt(open.length);
            open[lane] = !open[lane];
        }
        for (Vehicle vehicle : List.copyOf(waiting.values())) {
            if (random.nextInt(60) == 0) {
                waiting.put(
                        vehicle.ticket(),
                        YardFixture.but(vehicle, draft -> draft.held = !draft.held));
            }
            if (random.nextInt(150) == 0) {
                interventions.put(vehicle.ticket(), intervention(vehicle.ticket()));
            } else if (random.nextInt(20) == 0) {
                interventions.remove(vehicle.ticket());
            }
        }
    }

    private Intervention intervention(String ticket) {
        return switch (random.nextInt(3)) {
            case 0 -> new ToFront(ticket, "lan", "urgent");
            case 1 -> new ToBack(ticket, "lan", "driver is away");
            default -> new HoldBack(ticket, "minh", "leaks");
        };
    }

    private Yard yard() {
        List<Lane> lanes = new ArrayList<>();
        Lane.Accepts minerals =
                new Lane.Accepts(
                        Set.of(GoodsClass.MINERAL, GoodsClass.CHEMICAL),
                        Set.of(CustomsChannel.values()),
                        true);
        for (int lane = 0; lane < open.length; lane++) {
            lanes.add(
                    new Lane(
                            "L" + lane,
                            lane < 3 ? Direction.EXPORT : Direction.IMPORT,
                            lane == 1 ? minerals : Lane.Accepts.EVERYTHING,
                            open[lane],
                            Duration.ofMinutes(3),
                            Duration.ofMinutes(lane),
                            0,
                            called[lane],
                            random.nextInt(3) > 0));
        }
        return new Yard(
                now,
                List.copyOf(waiting.values()),
                lanes,
                Map.of(Direction.EXPORT, BATCH, Direction.IMPORT, BATCH),
                new Intake(intake),
                List.copyOf(interventions.values()));
    }

    private void follow(Decision decision) {
        for (Call call : decision.calls()) {
            Vehicle vehicle = Objects.requireNonNull(waiting.remove(call.ticket()));
            called[call.lane().charAt(1) - '0']++;
            if (vehicle.laden() && vehicle.direction() == Direction.EXPORT) {
                intake.computeIfPresent(vehicle.goods(), (_, left) -> left - 1);
            }
            call.overtakes()
                    .forEach(
                            one ->
                                    waiting.computeIfPresent(
                                            one.ticket(),
                                            (_, v) -> v.withOvertaken(v.overtaken() + 1)));
        }
        for (int lane = 0; lane < called.length; lane++) {
            called[lane] -= called[lane] > 0 && random.nextInt(2) == 0 ? 1 : 0;
        }
    }
}
