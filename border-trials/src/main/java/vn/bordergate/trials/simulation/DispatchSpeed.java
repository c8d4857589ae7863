package vn.bordergate.trials.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import vn.bordergate.clearance.dispatch.Batch;
import vn.bordergate.clearance.dispatch.Dispatch;
import vn.bordergate.clearance.dispatch.Intake;
import vn.bordergate.clearance.dispatch.Lane;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.dispatch.Vehicle;
import vn.bordergate.clearance.dispatch.Yard;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/** How long one decision takes in a yard as full as none has been, with a whole batch to call. */
final class DispatchSpeed {

    static final int VEHICLES = 5_000;
    private static final int ROUNDS_WARM = 400;
    private static final int ROUNDS = 400;
    private static final Instant NOW = Instant.parse("2026-03-02T05:00:00Z");

    private DispatchSpeed() {}

    /**
     * What was measured, in milliseconds.
     *
     * @param sortMedian for sorting as many moments, which no order of service does without
     */
    record Measured(double median, double p99, double sortMedian, int calls) {}

    static Measured measure(PublishedOrder order) {
        Yard yard = fullYard();
        double[] decided = times(() -> Dispatch.decide(yard, order).standings().size());
        double[] sorted = times(() -> sort(yard.vehicles()));
        return new Measured(
                decided[ROUNDS / 2],
                decided[ROUNDS * 99 / 100],
                sorted[ROUNDS / 2],
                Dispatch.decide(yard, order).calls().size());
    }

    private static int sort(List<Vehicle> vehicles) {
        Instant[] ready = new Instant[vehicles.size()];
        Arrays.setAll(ready, i -> vehicles.get(i).readyAt());
        Arrays.sort(ready);
        return ready[0].getNano() + ready.length;
    }

    private static double[] times(IntSupplier work) {
        double[] millis = new double[ROUNDS];
        int sink = 0;
        for (int round = 0; round < ROUNDS_WARM; round++) {
            sink += work.getAsInt();
        }
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            sink += work.getAsInt();
            millis[round] = (System.nanoTime() - begin) / 1e6;
        }
        if (sink == 0) {
            throw new IllegalStateException("nothing was done");
        }
        Arrays.sort(millis);
        return millis;
    }

    /** A yard of 5,000 that wait, with five lanes. */
    static Yard fullYard() {
        var random = new SplittableRandom(1);
        GoodsClass[] goods = GoodsClass.values();
        List<Vehicle> vehicles = new ArrayList<>();
        for (int number = 0; number < VEHICLES; number++) {
            Instant ready = NOW.minusSeconds(random.nextInt(1, 40_000));
            vehicles.add(
                    new Vehicle(
                            "T-" + number,
                            number % 5 < 2 ? Direction.EXPORT : Direction.IMPORT,
                            goods[random.nextInt(goods.length)],
                            random.nextInt(10) > 0,
                            CustomsChannel.values()[random.nextInt(3)],
                            random.nextInt(10) == 0,
                            "F-" + random.nextInt(500),
                            ready.minusSeconds(1_200),
                            ready,
                            ready.plusSeconds(random.nextInt(4) == 0 ? 900 : 0),
                            random.nextInt(20) == 0,
                            random.nextInt(41)));
        }
        List<Lane> lanes = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            lanes.add(
                    new Lane(
                            "L-" + number,
                            number < 2 ? Direction.EXPORT : Direction.IMPORT,
                            Lane.Accepts.EVERYTHING,
                            true,
                            Duration.ofSeconds(216),
                            Duration.ofHours(1),
                            0,
                            0,
                            false));
        }
        Batch batch = new Batch(20, 5);
        return new Yard(
                NOW,
                vehicles,
                lanes,
                Map.of(Direction.EXPORT, batch, Direction.IMPORT, batch),
                new Intake(Map.of(GoodsClass.FRESH, 100)),
                List.of());
    }
}
