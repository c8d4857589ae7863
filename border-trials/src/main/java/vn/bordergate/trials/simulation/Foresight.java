package vn.bordergate.trials.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.bordergate.clearance.calling.Expectation;
import vn.bordergate.clearance.calling.Spread;
import vn.bordergate.clearance.calling.Spreads;
import vn.bordergate.clearance.calling.Spreads.Kind;
import vn.bordergate.clearance.calling.Throughput;
import vn.bordergate.clearance.calling.Throughput.Called;
import vn.bordergate.clearance.calling.Throughput.Foreseen;
import vn.bordergate.clearance.calling.Throughput.Lanes;
import vn.bordergate.clearance.dispatch.Call;
import vn.bordergate.clearance.dispatch.Decision;
import vn.bordergate.clearance.dispatch.Dispatch;
import vn.bordergate.clearance.dispatch.Lane;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.dispatch.Standing;
import vn.bordergate.clearance.dispatch.Vehicle;
import vn.bordergate.clearance.dispatch.Yard;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.DrawnDay;
import vn.bordergate.local.day.ModelDay;

/**
 * How good the told times of calls are: days are played one after the other as a gate lives them,
 * each vehicle is told a time when it gets its place, and that is compared with its call.
 */
final class Foresight {

    private final Deque<Ratio> record = new ArrayDeque<>();
    private final List<Judged> judged = new ArrayList<>();

    private record Ratio(Kind kind, double ratio) {}

    /**
     * What was told and what became of it.
     *
     * @param missed by which the call missed the middle
     */
    record Judged(Kind kind, boolean within, Duration missed, Duration waited) {}

    /** Plays days of a model; each knows the record of those before it. */
    static List<Judged> of(ModelDay model, PublishedOrder order, int days, Duration approach) {
        var foresight = new Foresight();
        for (long seed = 1; seed <= days; seed++) {
            foresight.play(DrawnDay.of(model, seed), order, approach);
        }
        return foresight.judged;
    }

    private void play(DrawnDay day, PublishedOrder order, Duration approach) {
        Spreads spreads = spreads();
        List<Called> calls = new ArrayList<>();
        Map<String, Foreseen> told = new HashMap<>();
        Play.play(
                day,
                yard -> {
                    Decision decision = Dispatch.decide(yard, order);
                    tell(day, yard, decision, calls, spreads, told);
                    return decision;
                },
                approach);
    }

    private void tell(
            DrawnDay day,
            Yard yard,
            Decision decision,
            List<Called> calls,
            Spreads spreads,
            Map<String, Foreseen> told) {
        Map<String, Vehicle> vehicles = new HashMap<>();
        yard.vehicles().forEach(vehicle -> vehicles.put(vehicle.ticket(), vehicle));
        for (Call call : decision.calls()) {
            Vehicle vehicle = Objects.requireNonNull(vehicles.get(call.ticket()));
            Foreseen foreseen = told.remove(call.ticket());
            if (foreseen != null) {
                judge(vehicle, foreseen, yard.now());
            }
        }
        // What is called now is known to the next turn, as it is at a gate.
        var throughput = new Throughput(calls, lanes(day, yard), spreads, yard.now());
        Map<Direction, Map<LaneGroup, Integer>> places = new EnumMap<>(Direction.class);
        for (Standing standing : decision.standings()) {
            if (standing instanceof Standing.InQueue in) {
                Vehicle vehicle = Objects.requireNonNull(vehicles.get(in.ticket()));
                LaneGroup group = group(vehicle);
                int inGroup =
                        places.computeIfAbsent(
                                        vehicle.direction(), _ -> new EnumMap<>(LaneGroup.class))
                                .merge(group, 1, Integer::sum);
                if (!told.containsKey(in.ticket())) {
                    Foreseen foreseen =
                            throughput.expected(vehicle.direction(), group, in.place(), inGroup);
                    if (foreseen != null) {
                        told.put(in.ticket(), foreseen);
                    }
                }
            }
        }
        for (Call call : decision.calls()) {
            Vehicle vehicle = Objects.requireNonNull(vehicles.get(call.ticket()));
            calls.add(
                    new Called(
                            vehicle.direction(),
                            group(vehicle),
                            call.lane(),
                            yard.now(),
                            vehicle.readyAt()));
        }
    }

    private void judge(Vehicle vehicle, Foreseen foreseen, Instant at) {
        Kind kind = Kind.of(vehicle.direction(), group(vehicle));
        Expectation told = foreseen.told();
        judged.add(
                new Judged(
                        kind,
                        !at.isBefore(told.early()) && !at.isAfter(told.late()),
                        Duration.between(told.mid(), at).abs(),
                        Duration.between(told.madeAt(), at)));
        Duration plain = Duration.between(told.madeAt(), foreseen.plain());
        if (plain.compareTo(Duration.ofMinutes(1)) > 0) {
            Duration took = Duration.between(told.madeAt(), at);
            record.addFirst(new Ratio(kind, (double) took.toMillis() / plain.toMillis()));
        }
    }

    /** As the record of the gate is read, once a day here. */
    private Spreads spreads() {
        Map<Kind, List<Double>> ratios = new HashMap<>();
        for (Ratio one : record) {
            List<Double> of = ratios.computeIfAbsent(one.kind(), _ -> new ArrayList<>());
            if (of.size() < 400) {
                of.add(one.ratio());
            }
        }
        Map<Kind, Spread> spreads = new HashMap<>();
        ratios.forEach(
                (kind, of) -> {
                    if (of.size() >= Spreads.CALLS_MIN) {
                        of.sort(null);
                        spreads.put(
                                kind,
                                new Spread(
                                        quantile(of, Spreads.LOW),
                                        quantile(of, Spreads.MIDDLE),
                                        quantile(of, Spreads.HIGH)));
                    }
                });
        return new Spreads(spreads);
    }

    static double quantile(List<Double> sorted, double share) {
        double at = share * (sorted.size() - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }

    private static LaneGroup group(Vehicle vehicle) {
        return vehicle.goods().isPerishable() ? LaneGroup.PERISHABLE : LaneGroup.GENERAL;
    }

    private static Map<Direction, Lanes> lanes(DrawnDay day, Yard yard) {
        var open = new OpenTimes(day);
        Map<Direction, Lanes> lanes = new EnumMap<>(Direction.class);
        for (Direction direction : day.model().directions().keySet()) {
            List<Lane> own =
                    yard.lanes().stream().filter(lane -> lane.direction() == direction).toList();
            Instant opening = open.opening();
            boolean before = yard.now().isBefore(opening);
            lanes.put(
                    direction,
                    new Lanes(
                            (int) own.stream().filter(Lane::open).count(),
                            own.getFirst().serviceMean(),
                            before ? yard.now() : open.end(),
                            before ? opening : opening.plus(Duration.ofDays(1)),
                            Duration.between(opening, open.end())));
        }
        return lanes;
    }
}
