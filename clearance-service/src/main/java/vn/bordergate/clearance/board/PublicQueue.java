package vn.bordergate.clearance.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.calling.Expectation;
import vn.bordergate.clearance.calling.Measure;
import vn.bordergate.clearance.calling.MeasureKind;
import vn.bordergate.clearance.calling.MeasureReason;
import vn.bordergate.clearance.calling.Scene;
import vn.bordergate.clearance.calling.Scene.GoodsMoved;
import vn.bordergate.clearance.calling.Scene.IntakeScene;
import vn.bordergate.clearance.calling.Scene.LaneScene;
import vn.bordergate.clearance.calling.Scene.LastCall;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.PlateNumber;

/**
 * The queue of a gate as everybody may see it: no name, no firm, no whole plate, and of an
 * officer's act its kind and reason.
 *
 * @param order version of the published order
 * @param rules what each id in {@code because} and {@code rule} means
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicQueue(
        String gate,
        Instant at,
        String order,
        List<Way> directions,
        List<LastCall> lastCalls,
        List<Act> measures,
        List<GoodsMoved> goodsMoved,
        List<IntakeScene> intake,
        Good forecasts,
        Map<String, Wording> rules) {

    /** Vehicles of a direction that are shown; more are counted. */
    static final int SHOWN_MAX = 500;

    /** Acts of officers that are shown, of each kind the latest. */
    static final int INTERVENTIONS_MAX = 50;

    /** One direction, its lanes, who is called and who waits. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Way(
            Direction direction,
            List<LaneScene> lanes,
            List<Called> called,
            List<Line> queue,
            List<Line> others,
            int waiting,
            int notShown) {}

    /** A called vehicle. */
    record Called(String ticket, String plate, String lane, Instant at, boolean drivesUp) {}

    /** A vehicle in the yard; times to the minute. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String ticket,
            String plate,
            GoodsClass goods,
            boolean laden,
            @Nullable Integer place,
            String because,
            int overtaken,
            @Nullable Instant early,
            @Nullable Instant mid,
            @Nullable Instant late) {}

    /** What an officer did. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Act(
            MeasureKind kind,
            String subject,
            @Nullable Integer amount,
            MeasureReason reason,
            String authority,
            Instant at,
            @Nullable Instant endedAt,
            @Nullable MeasureReason endedReason) {}

    /** How good expectations of the last seven days were. */
    record Good(long calls, int percentWithin, int medianMinutes) {}

    /** A queue and what it looks like to those who have seen the same. */
    static PublicQueue of(Scene scene, PublishedOrder order) {
        List<Way> ways =
                Arrays.stream(Direction.values())
                        .map(direction -> way(scene, direction))
                        .filter(way -> !way.lanes().isEmpty() || way.waiting() > 0)
                        .toList();
        return new PublicQueue(
                scene.gate(),
                scene.at(),
                order.version(),
                ways,
                scene.lastCalls(),
                scene.measures().stream().limit(INTERVENTIONS_MAX).map(PublicQueue::act).toList(),
                scene.goodsMoved().stream().limit(INTERVENTIONS_MAX).toList(),
                scene.intake(),
                new Good(
                        scene.accuracy().calls(),
                        scene.accuracy().percentWithin(),
                        scene.accuracy().medianMinutes()),
                rules(order));
    }

    /**
     * An act of an officer, in one list.
     *
     * @param act or null where goods were moved
     * @param moved or null where it was a measure
     */
    record Intervention(Instant at, @Nullable Act act, @Nullable GoodsMoved moved) {}

    /** All that officers did to the order, the latest first. */
    public List<Intervention> interventions() {
        return Stream.concat(
                        measures.stream().map(act -> new Intervention(act.at(), act, null)),
                        goodsMoved.stream().map(moved -> new Intervention(moved.at(), null, moved)))
                .sorted(Comparator.comparing(Intervention::at).reversed())
                .toList();
    }

    private static Way way(Scene scene, Direction direction) {
        List<Line> queue = new ArrayList<>();
        List<Line> others = new ArrayList<>();
        int waiting = 0;
        for (Scene.Waiting one : scene.standing()) {
            if (one.direction() == direction) {
                waiting++;
                List<Line> list = one.place() == null ? others : queue;
                if (list.size() < SHOWN_MAX) {
                    list.add(line(one));
                }
            }
        }
        return new Way(
                direction,
                scene.lanes().stream().filter(lane -> lane.direction() == direction).toList(),
                scene.underWay().stream()
                        .filter(one -> one.direction() == direction)
                        .map(
                                one ->
                                        new Called(
                                                one.ticket(),
                                                masked(one.plate()),
                                                one.lane(),
                                                one.calledAt(),
                                                one.drivesUp()))
                        .toList(),
                queue,
                others,
                waiting,
                waiting - queue.size() - others.size());
    }

    private static Line line(Scene.Waiting one) {
        Expectation expected = one.expectation();
        return new Line(
                one.ticket(),
                masked(one.plate()),
                one.goods(),
                one.laden(),
                one.place(),
                one.because(),
                one.overtaken(),
                expected == null ? null : minute(expected.early()),
                expected == null ? null : minute(expected.mid()),
                expected == null ? null : minute(expected.late()));
    }

    private static Instant minute(Instant time) {
        return time.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
    }

    static String masked(String plate) {
        return new PlateNumber(plate).masked();
    }

    private static Act act(Measure m) {
        return new Act(
                m.kind(),
                m.subject(),
                m.amount(),
                m.reason(),
                m.authority(),
                m.at(),
                m.endedAt(),
                m.endedReason());
    }

    /** Every rule and obstacle of the order by its id. */
    static Map<String, Wording> rules(PublishedOrder order) {
        Map<String, Wording> rules = new LinkedHashMap<>();
        rules.put(order.inOrder().id(), order.inOrder().text());
        order.headStarts().forEach(one -> rules.put(one.rule().id(), one.rule().text()));
        rules.put(order.ageing().id(), order.ageing().text());
        rules.put(order.overtaking().rule().id(), order.overtaking().rule().text());
        rules.put(order.firmShare().rule().id(), order.firmShare().rule().text());
        rules.put(order.moved().id(), order.moved().text());
        order.obstacles().forEach((obstacle, text) -> rules.put(obstacle.name(), text));
        return rules;
    }
}
