package vn.bordergate.clearance.yard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.Batch;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;

/**
 * Yards, lanes and batches of one gate from a day on, until the next plan of the gate.
 *
 * @param reason where the figures come from
 * @param batches of each direction that has lanes
 * @param intake what the opposite side takes as a rule; officers say what it takes today
 * @param reasons of each kind of figure why it is so
 */
public record GatePlan(
        GateCode gate,
        LocalDate from,
        Wording reason,
        List<YardPlan> yards,
        List<LanePlan> lanes,
        Map<Direction, Batch> batches,
        List<IntakeLimit> intake,
        Map<PlanPart, Wording> reasons) {

    static final int YARDS_MAX = 50;
    static final int LANES_MAX = 50;

    public GatePlan {
        yards = List.copyOf(yards);
        lanes = List.copyOf(lanes);
        batches = Map.copyOf(batches);
        intake = List.copyOf(intake);
        reasons = Map.copyOf(reasons);
        if (yards.size() > YARDS_MAX || lanes.size() > LANES_MAX) {
            throw new IllegalArgumentException(gate + " has more than a gate can have");
        }
        requireOverflows(yards);
        Set<String> names = new HashSet<>();
        for (LanePlan lane : lanes) {
            if (!names.add(lane.id())) {
                throw new IllegalArgumentException("two lanes are called " + lane.id());
            }
            if (!batches.containsKey(lane.direction())) {
                throw new IllegalArgumentException("no batch is said for " + lane.direction());
            }
        }
    }

    /**
     * Every overflow is another yard of the same direction, and none leads back to its beginning.
     */
    private static void requireOverflows(List<YardPlan> yards) {
        Map<String, YardPlan> byCode = new HashMap<>();
        for (YardPlan yard : yards) {
            if (byCode.put(yard.code(), yard) != null) {
                throw new IllegalArgumentException("two yards are called " + yard.code());
            }
        }
        for (YardPlan yard : yards) {
            Set<String> passed = new HashSet<>(Set.of(yard.code()));
            String next = yard.overflow();
            while (next != null) {
                YardPlan taker = byCode.get(next);
                if (taker == null || taker.direction() != yard.direction() || !passed.add(next)) {
                    throw new IllegalArgumentException(
                            "yard " + yard.code() + " cannot flow over to " + next);
                }
                next = taker.overflow();
            }
        }
    }

    public @Nullable YardPlan yard(String code) {
        return yards.stream().filter(one -> one.code().equals(code)).findFirst().orElse(null);
    }

    public @Nullable LanePlan lane(String id) {
        return lanes.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    }

    /** What the opposite side takes as a rule on such a day; of several limits the least. */
    public Map<GoodsClass, Integer> intakeOn(DayOfWeek day) {
        Map<GoodsClass, Integer> limits = new EnumMap<>(GoodsClass.class);
        for (IntakeLimit limit : intake) {
            if (limit.days().contains(day) && limit.goods() instanceof GoodsClass goods) {
                limits.merge(goods, limit.vehicles(), Math::min);
            }
        }
        return limits;
    }

    /** What it takes as a rule on such a day whatever it is; null without such a limit. */
    public @Nullable Integer intakeOfAllOn(DayOfWeek day) {
        Integer least = null;
        for (IntakeLimit limit : intake) {
            if (limit.goods() == null && limit.days().contains(day)) {
                least = least == null ? limit.vehicles() : Math.min(least, limit.vehicles());
            }
        }
        return least;
    }
}
