package vn.bordergate.trials.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import vn.bordergate.clearance.dispatch.Batch;
import vn.bordergate.clearance.dispatch.Call;
import vn.bordergate.clearance.dispatch.Decision;
import vn.bordergate.clearance.dispatch.Intake;
import vn.bordergate.clearance.dispatch.Lane;
import vn.bordergate.clearance.dispatch.Vehicle;
import vn.bordergate.clearance.dispatch.Yard;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.DrawnDay;
import vn.bordergate.local.day.DrawnVehicle;
import vn.bordergate.local.day.Traffic;

/** Plays one day, event by event. It moves vehicles; who moves, the dispatch function says. */
final class Play {

    private final DrawnDay day;
    private final OpenTimes open;
    private final Function<Yard, Decision> dispatch;
    private final boolean callsAhead;
    private final Map<String, LaneState> lanes = new LinkedHashMap<>();
    private final Map<Direction, Batch> batches = new EnumMap<>(Direction.class);
    private final PriorityQueue<Instant> events = new PriorityQueue<>();
    private final Map<String, DrawnVehicle> drawn = new HashMap<>();
    private final Map<String, Vehicle> waiting = new LinkedHashMap<>();
    private final List<DrawnVehicle> called = new ArrayList<>();
    private final Map<String, Duration> waited = new HashMap<>();
    private int admitted;

    private Play(DrawnDay day, Function<Yard, Decision> dispatch, Duration approach) {
        this.day = day;
        this.dispatch = dispatch;
        callsAhead = approach.isPositive();
        open = new OpenTimes(day);
        day.model()
                .directions()
                .forEach((direction, traffic) -> build(direction, traffic, approach));
        day.vehicles().forEach(vehicle -> drawn.put(vehicle.ticket(), vehicle));
    }

    /**
     * Plays a day.
     *
     * @param approach how long a called vehicle is under way from the yard
     */
    static Played play(DrawnDay day, Function<Yard, Decision> dispatch, Duration approach) {
        return new Play(day, dispatch, approach).run();
    }

    private void build(Direction direction, Traffic traffic, Duration approach) {
        batches.put(direction, new Batch(traffic.yardBatch(), traffic.barrierBatch()));
        Duration mean = Duration.ofMillis(Math.round(traffic.serviceMinutesMean() * 60_000));
        for (int number = 1; number <= traffic.lanes(); number++) {
            String id = direction + "-" + number;
            lanes.put(id, new LaneState(id, direction, mean, approach));
        }
        events.add(open.opening());
        open.closures(direction).forEach(closure -> events.add(day.at(closure.to())));
    }

    private Played run() {
        day.vehicles().forEach(vehicle -> events.add(vehicle.readyAt()));
        for (Instant now = events.poll(); now != null; now = events.poll()) {
            if (!now.isBefore(open.end())) {
                break;
            }
            admit(now);
            for (LaneState lane : lanes.values()) {
                lane.endService(now);
            }
            while (settle(now)) {
                // Whoever moved may have made room for another.
            }
        }
        return played();
    }

    private void admit(Instant now) {
        List<DrawnVehicle> all = day.vehicles();
        while (admitted < all.size() && !all.get(admitted).readyAt().isAfter(now)) {
            DrawnVehicle next = all.get(admitted++);
            waiting.put(next.ticket(), inYard(next));
        }
    }

    /** A model day knows no firms, so each vehicle is of its own. */
    private static Vehicle inYard(DrawnVehicle next) {
        return new Vehicle(
                next.ticket(),
                next.direction(),
                next.goods(),
                true,
                CustomsChannel.GREEN,
                false,
                next.ticket(),
                next.arrivedAt(),
                next.readyAt(),
                next.readyAt(),
                false,
                0);
    }

    private boolean settle(Instant now) {
        boolean moved = false;
        for (LaneState lane : lanes.values()) {
            if (open.isOpen(lane.direction, now)) {
                DrawnVehicle taken = lane.take(now);
                if (taken != null) {
                    waited.put(taken.ticket(), Duration.between(taken.readyAt(), now));
                    events.add(lane.lastEnd());
                    moved = true;
                }
            }
        }
        return mayChange(now) ? apply(dispatch.apply(seen(now)), now) || moved : moved;
    }

    /** Whether it makes sense to ask; most of the time all lanes are in use. */
    private boolean mayChange(Instant now) {
        return lanes.values().stream()
                .anyMatch(
                        lane ->
                                lane.hasCalled()
                                        || (!waiting.isEmpty()
                                                && (callsAhead || lane.isFree())
                                                && open.isOpen(lane.direction, now)));
    }

    private Yard seen(Instant now) {
        List<Lane> seen = new ArrayList<>();
        for (LaneState lane : lanes.values()) {
            seen.add(lane.seen(open.isOpen(lane.direction, now)));
        }
        return new Yard(
                now, List.copyOf(waiting.values()), seen, batches, Intake.WITHOUT_LIMIT, List.of());
    }

    private boolean apply(Decision decision, Instant now) {
        for (String lane : decision.toBarrier()) {
            lane(lane).driveUp();
        }
        for (Call call : decision.calls()) {
            waiting.remove(call.ticket());
            DrawnVehicle vehicle = vehicle(call.ticket());
            called.add(vehicle);
            Instant there = lane(call.lane()).call(vehicle, now);
            if (there.isAfter(now)) {
                events.add(there);
            }
            for (Call.Overtaking overtaking : call.overtakes()) {
                waiting.computeIfPresent(
                        overtaking.ticket(), (_, one) -> one.withOvertaken(one.overtaken() + 1));
            }
        }
        return !decision.calls().isEmpty() || !decision.toBarrier().isEmpty();
    }

    private LaneState lane(String id) {
        return java.util.Objects.requireNonNull(lanes.get(id));
    }

    private DrawnVehicle vehicle(String ticket) {
        return java.util.Objects.requireNonNull(drawn.get(ticket));
    }

    private Played played() {
        Map<String, Duration> all = new HashMap<>(waited);
        var leftOver = new HashSet<String>();
        for (DrawnVehicle vehicle : day.vehicles()) {
            if (!waited.containsKey(vehicle.ticket())) {
                Duration until = Duration.between(vehicle.readyAt(), open.end());
                all.put(vehicle.ticket(), until.isNegative() ? Duration.ZERO : until);
                leftOver.add(vehicle.ticket());
            }
        }
        Map<Direction, Double> use = new EnumMap<>(Direction.class);
        batches.keySet().forEach(direction -> use.put(direction, use(direction)));
        return new Played(day, called, all, leftOver, use);
    }

    private double use(Direction direction) {
        List<LaneState> own =
                lanes.values().stream().filter(lane -> lane.direction == direction).toList();
        Instant last = own.stream().map(LaneState::lastEnd).max(Instant::compareTo).orElseThrow();
        Duration span = Duration.between(open.opening(), last);
        for (var closure : open.closures(direction)) {
            Instant to = day.at(closure.to());
            Instant from = day.at(closure.from());
            if (from.isBefore(last)) {
                span = span.minus(Duration.between(from, to.isBefore(last) ? to : last));
            }
        }
        long busy = own.stream().mapToLong(lane -> lane.busy().toMillis()).sum();
        return span.isPositive() ? (double) busy / (own.size() * span.toMillis()) : 0;
    }
}
