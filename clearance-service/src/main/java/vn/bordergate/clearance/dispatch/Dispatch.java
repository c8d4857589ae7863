package vn.bordergate.clearance.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;
import vn.bordergate.clearance.dispatch.Standing.OutOfQueue;
import vn.bordergate.events.Direction;

/** Who goes next, to which lane, and why. */
public final class Dispatch {

    /** Narrow lanes choose first, so that they leave the wide ones to those who need them. */
    private static final Comparator<Lane> NARROW_FIRST =
            Comparator.<Lane>comparingInt(lane -> lane.accepts().groups().size())
                    .thenComparingInt(lane -> lane.accepts().goods().size())
                    .thenComparingInt(lane -> lane.accepts().channels().size())
                    .thenComparing(lane -> lane.accepts().empties())
                    .thenComparing(Lane::id);

    private Dispatch() {}

    /**
     * Decides for a gate as it stands. The same yard and order give the same decision, in whatever
     * order vehicles and lanes are listed.
     */
    public static Decision decide(Yard yard, PublishedOrder order) {
        Map<String, Intervention> interventions = new HashMap<>();
        yard.interventions().forEach(one -> interventions.put(one.ticket(), one));
        List<Call> calls = new ArrayList<>();
        List<String> toBarrier = new ArrayList<>();
        List<Standing> standings = new ArrayList<>();
        List<Standing> outside = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            List<Lane> lanes =
                    yard.lanes().stream()
                            .filter(lane -> lane.direction() == direction)
                            .sorted(NARROW_FIRST)
                            .toList();
            List<Candidate> candidates = new ArrayList<>();
            for (Vehicle vehicle : yard.vehicles()) {
                if (vehicle.direction() == direction) {
                    var candidate =
                            new Candidate(
                                    vehicle,
                                    interventions.get(vehicle.ticket()),
                                    headStart(vehicle, order));
                    Obstacle obstacle = candidate.obstacle(yard.now());
                    if (obstacle == null) {
                        candidates.add(candidate);
                    } else {
                        outside.add(new OutOfQueue(vehicle.ticket(), obstacle));
                    }
                }
            }
            var queue = new Queue(order, candidates, lanes, yard.intake());
            Batch batch = yard.batches().get(direction);
            if (batch != null) {
                calls.addAll(callBatch(queue, lanes, batch));
                toBarrier.addAll(driveUp(lanes, batch));
            }
            standings.addAll(queue.standings());
        }
        outside.sort(Comparator.comparing(Standing::ticket));
        standings.addAll(outside);
        return new Decision(order.version(), calls, toBarrier, standings);
    }

    private static @Nullable HeadStart headStart(Vehicle vehicle, PublishedOrder order) {
        HeadStart longest = null;
        for (HeadStart headStart : order.headStarts()) {
            if (headStart.isFor(vehicle)
                    && (longest == null || headStart.by().compareTo(longest.by()) > 0)) {
                longest = headStart;
            }
        }
        return longest;
    }

    /** One to each lane in turn, until no lane wants another or the batch is full. */
    private static List<Call> callBatch(Queue queue, List<Lane> lanes, Batch batch) {
        List<Call> calls = new ArrayList<>();
        int room = batch.calledMax() - lanes.stream().mapToInt(Lane::called).sum();
        List<Lane> wanting = new ArrayList<>(lanes);
        for (int turn = 0; room > 0 && !wanting.isEmpty(); turn++) {
            List<Lane> served = new ArrayList<>();
            for (Lane lane : wanting) {
                if (room > 0 && lane.open() && lane.called() + turn < lane.wanted()) {
                    Call call = queue.callTo(lane);
                    if (call != null) {
                        calls.add(call);
                        served.add(lane);
                        room--;
                    }
                }
            }
            wanting = served;
        }
        return calls;
    }

    /** Lets those who were called drive up to the barrier, the emptiest lane first. */
    private static List<String> driveUp(List<Lane> lanes, Batch batch) {
        int[] atBarrier = lanes.stream().mapToInt(Lane::atBarrier).toArray();
        int[] underWay = lanes.stream().mapToInt(Lane::underWay).toArray();
        int standing = lanes.stream().mapToInt(Lane::atBarrier).sum();
        List<String> toBarrier = new ArrayList<>();
        while (standing < batch.barrierMax()) {
            int next = -1;
            for (int lane = 0; lane < atBarrier.length; lane++) {
                if (underWay[lane] > 0 && (next < 0 || atBarrier[lane] < atBarrier[next])) {
                    next = lane;
                }
            }
            if (next < 0) {
                break;
            }
            underWay[next]--;
            atBarrier[next]++;
            standing++;
            toBarrier.add(lanes.get(next).id());
        }
        return toBarrier;
    }
}
