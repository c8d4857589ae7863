package vn.bordergate.clearance.calling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.calling.Regime.LaneState;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * A gate as it stands at one moment, for those who look at it.
 *
 * @param standing vehicles: those in the queue by direction and place, then the others
 * @param measures the last measures of officers, the latest first
 * @param goodsMoved the last transshipments, the latest first
 * @param accuracy how good former expectations were
 */
public record Scene(
        String gate,
        Instant at,
        List<LaneScene> lanes,
        List<YardScene> yards,
        List<Waiting> standing,
        List<UnderWay> underWay,
        List<LastCall> lastCalls,
        List<Measure> measures,
        List<GoodsMoved> goodsMoved,
        List<IntakeScene> intake,
        Accuracy accuracy) {

    public Scene {
        lanes = List.copyOf(lanes);
        yards = List.copyOf(yards);
        standing = List.copyOf(standing);
        underWay = List.copyOf(underWay);
        lastCalls = List.copyOf(lastCalls);
        measures = List.copyOf(measures);
        goodsMoved = List.copyOf(goodsMoved);
        intake = List.copyOf(intake);
    }

    /**
     * A lane.
     *
     * @param calledLastHour vehicles called to it in the last hour
     */
    public record LaneScene(String id, Direction direction, LaneState state, int calledLastHour) {}

    public record YardScene(
            String code,
            Direction direction,
            int vehicles,
            int capacity,
            int cold,
            int coldPlaces) {
        /** Full to so many of a hundred. */
        public int percent() {
            return Math.min(100, 100 * vehicles / capacity);
        }
    }

    /**
     * A vehicle in the yard.
     *
     * @param place in the queue of its direction, or null while it cannot be called
     * @param because rule of the place, or the obstacle
     * @param expectation when it may expect its call, or null
     */
    public record Waiting(
            UUID crossing,
            String ticket,
            String plate,
            Direction direction,
            boolean laden,
            GoodsClass goods,
            String yard,
            Instant arrivedAt,
            @Nullable Instant readyAt,
            @Nullable Integer place,
            String because,
            int overtaken,
            @Nullable Expectation expectation) {}

    /**
     * A vehicle that was called and has not gone.
     *
     * @param drivesUp whether it may drive up to the barrier, or is there
     */
    public record UnderWay(
            UUID crossing,
            String ticket,
            String plate,
            Direction direction,
            GoodsClass goods,
            String lane,
            Instant calledAt,
            YardStage stage,
            boolean drivesUp) {}

    /** One of the last calls, and how it came about. */
    public record LastCall(
            String ticket,
            Direction direction,
            String lane,
            Instant at,
            String rule,
            int overtook,
            boolean byOfficer,
            @Nullable String revoked) {}

    /** Goods, and with them a place, that an officer moved from one vehicle to another. */
    public record GoodsMoved(String from, String to, String authority, Instant at) {}

    /** What the opposite side takes of goods today. */
    public record IntakeScene(String goods, int limit, int called) {}

    /**
     * Expectations of the last week, compared with the calls that followed.
     *
     * @param calls that had been foreseen
     * @param within of them, between early and late
     * @param medianMinutes by which the call missed the middle, either way, in one case of two
     */
    public record Accuracy(long calls, long within, int medianMinutes) {
        public int percentWithin() {
            return calls == 0 ? 0 : (int) Math.round(100.0 * within / calls);
        }
    }
}
