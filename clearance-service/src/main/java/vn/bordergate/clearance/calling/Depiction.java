package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.calling.Scene.Accuracy;
import vn.bordergate.clearance.calling.Scene.GoodsMoved;
import vn.bordergate.clearance.calling.Scene.IntakeScene;
import vn.bordergate.clearance.calling.Scene.LaneScene;
import vn.bordergate.clearance.calling.Scene.LastCall;
import vn.bordergate.clearance.calling.Scene.UnderWay;
import vn.bordergate.clearance.calling.Scene.Waiting;
import vn.bordergate.clearance.calling.Scene.YardScene;
import vn.bordergate.clearance.calling.Throughput.Called;
import vn.bordergate.clearance.calling.YardFloor.Standee;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/** What is shown of a gate, from what was read of it. */
final class Depiction {

    private static final Duration LAST_CALLS = Duration.ofHours(1);
    private static final int LAST_CALLS_SHOWN = 20;

    private Depiction() {}

    /** A call of today. */
    record Made(Called called, LastCall last, boolean laden, GoodsClass goods) {
        boolean stands() {
            return last.revoked() == null;
        }
    }

    static Scene of(
            Regime regime,
            List<Standee> standees,
            List<Measure> recent,
            List<Made> made,
            Accuracy accuracy,
            Spreads spreads,
            List<GoodsMoved> goodsMoved) {
        Instant hour = regime.now().minus(LAST_CALLS);
        List<LaneScene> lanes =
                regime.plan().lanes().stream()
                        .map(
                                lane ->
                                        new LaneScene(
                                                lane.id(),
                                                lane.direction(),
                                                regime.state(lane),
                                                (int)
                                                        made.stream()
                                                                .filter(Made::stands)
                                                                .map(Made::last)
                                                                .filter(
                                                                        c ->
                                                                                c.lane()
                                                                                                .equals(
                                                                                                        lane
                                                                                                                .id())
                                                                                        && c.at().isAfter(
                                                                                                        hour))
                                                                .count()))
                        .toList();
        return new Scene(
                regime.plan().gate().value(),
                regime.now(),
                lanes,
                yards(regime.plan(), standees),
                waiting(regime, standees, made, spreads),
                underWay(standees),
                made.stream().map(Made::last).limit(LAST_CALLS_SHOWN).toList(),
                recent,
                goodsMoved,
                intake(regime, made),
                accuracy);
    }

    private static List<YardScene> yards(GatePlan plan, List<Standee> standees) {
        Map<String, Integer> vehicles = new HashMap<>();
        Map<String, Integer> cold = new HashMap<>();
        for (Standee standee : standees) {
            YardVehicle v = standee.vehicle();
            if (v.stage() == YardStage.WAITING) {
                vehicles.merge(v.yard(), 1, Integer::sum);
                if (v.laden() && v.goods() == GoodsClass.FROZEN) {
                    cold.merge(v.yard(), 1, Integer::sum);
                }
            }
        }
        return plan.yards().stream()
                .map(
                        yard ->
                                new YardScene(
                                        yard.code(),
                                        yard.direction(),
                                        vehicles.getOrDefault(yard.code(), 0),
                                        yard.capacity(),
                                        cold.getOrDefault(yard.code(), 0),
                                        yard.coldPlaces()))
                .toList();
    }

    private static List<Waiting> waiting(
            Regime regime, List<Standee> standees, List<Made> made, Spreads spreads) {
        var throughput =
                new Throughput(
                        made.stream().filter(Made::stands).map(Made::called).toList(),
                        regime.lanes(),
                        spreads,
                        regime.now());
        Map<Direction, Map<String, Integer>> inGroup = new EnumMap<>(Direction.class);
        List<Waiting> waiting = new ArrayList<>();
        standees.stream()
                .filter(one -> one.vehicle().stage() == YardStage.WAITING)
                .sorted(
                        Comparator.comparing((Standee one) -> one.vehicle().direction())
                                .thenComparing(
                                        Standee::place,
                                        Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(one -> one.vehicle().arrivedAt())
                                .thenComparing(one -> one.vehicle().ticket()))
                .forEach(
                        one -> {
                            YardVehicle v = one.vehicle();
                            Expectation expectation = null;
                            Integer place = one.place();
                            String group = one.group();
                            if (place != null && group != null) {
                                int placeInGroup =
                                        inGroup.computeIfAbsent(v.direction(), _ -> new HashMap<>())
                                                .merge(group, 1, Integer::sum);
                                Throughput.Foreseen foreseen =
                                        throughput.expected(
                                                v.direction(),
                                                LaneGroup.valueOf(group),
                                                place,
                                                placeInGroup);
                                expectation = foreseen == null ? null : foreseen.told();
                            }
                            waiting.add(shown(one, expectation));
                        });
        return waiting;
    }

    private static Waiting shown(Standee one, @Nullable Expectation expectation) {
        YardVehicle v = one.vehicle();
        return new Waiting(
                v.crossing(),
                v.ticket(),
                v.plate(),
                v.direction(),
                v.laden(),
                v.goods(),
                v.yard(),
                v.arrivedAt(),
                v.readyAt(),
                one.place(),
                one.because() == null ? "NOT_READY" : one.because(),
                one.overtaken(),
                expectation);
    }

    private static List<UnderWay> underWay(List<Standee> standees) {
        return standees.stream()
                .filter(one -> one.vehicle().stage() != YardStage.WAITING)
                .filter(one -> one.vehicle().lane() != null)
                .map(
                        one -> {
                            YardVehicle v = one.vehicle();
                            Instant called = v.calledAt();
                            return new UnderWay(
                                    v.crossing(),
                                    v.ticket(),
                                    v.plate(),
                                    v.direction(),
                                    v.goods(),
                                    known(v.lane()),
                                    called == null ? v.arrivedAt() : called,
                                    v.stage(),
                                    v.stage() == YardStage.AT_BARRIER || one.driveUpAt() != null);
                        })
                .sorted(
                        Comparator.comparing(UnderWay::calledAt)
                                .reversed()
                                .thenComparing(UnderWay::ticket))
                .toList();
    }

    private static List<IntakeScene> intake(Regime regime, List<Made> made) {
        Map<GoodsClass, Integer> called = new EnumMap<>(GoodsClass.class);
        for (Made one : made) {
            if (one.stands() && one.laden() && one.called().direction() == Direction.EXPORT) {
                called.merge(one.goods(), 1, Integer::sum);
            }
        }
        List<IntakeScene> intake = new ArrayList<>();
        regime.limits()
                .forEach(
                        (goods, limit) ->
                                intake.add(
                                        new IntakeScene(
                                                goods.name(),
                                                limit,
                                                called.getOrDefault(goods, 0))));
        if (regime.limitOfAll() instanceof Integer limit) {
            int all = called.values().stream().mapToInt(Integer::intValue).sum();
            intake.add(new IntakeScene(Regime.ALL_GOODS, limit, all));
        }
        return intake;
    }
}
