package vn.bordergate.clearance.calling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.Intake;
import vn.bordergate.clearance.dispatch.Intervention;
import vn.bordergate.clearance.dispatch.Standing;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.clearance.yard.LanePlan;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * What holds at a gate now: its plan, and what officers have changed of it.
 *
 * @param measures those that stand, the latest last
 */
public record Regime(GatePlan plan, List<Measure> measures, Instant now) {

    /** Subject of an intake that is for no goods alone. */
    public static final String ALL_GOODS = "ALL";

    private static final int MINUTES_PER_HOUR = 60;
    private static final int LAST_MINUTE = 24 * MINUTES_PER_HOUR - 1;

    public Regime {
        measures = List.copyOf(measures);
    }

    /** Why a lane takes nobody now, or that it does. */
    public enum LaneState {
        OPEN,
        CLOSED,
        ROUTE_CLOSED,
        GATE_CLOSED,
        OUT_OF_HOURS
    }

    LocalDate today() {
        return here().toLocalDate();
    }

    LaneState state(LanePlan lane) {
        if (stands(MeasureKind.GATE_CLOSED, plan.gate().value())) {
            return LaneState.GATE_CLOSED;
        }
        if (stands(MeasureKind.ROUTE_CLOSED, lane.direction().name())) {
            return LaneState.ROUTE_CLOSED;
        }
        if (stands(MeasureKind.LANE_CLOSED, lane.id())) {
            return LaneState.CLOSED;
        }
        return lane.isOpenAt(here().toLocalTime(), until(lane))
                ? LaneState.OPEN
                : LaneState.OUT_OF_HOURS;
    }

    /**
     * Why none of the lanes of a direction takes a vehicle: {@code GATE_CLOSED}, {@code
     * ROUTE_CLOSED}, {@code OUT_OF_HOURS}, or {@code NO_OPEN_LANE} where others are open or some
     * are closed.
     */
    String obstacle(Direction direction) {
        Set<LaneState> states = EnumSet.noneOf(LaneState.class);
        for (LanePlan lane : plan.lanes()) {
            if (lane.direction() == direction) {
                states.add(state(lane));
            }
        }
        LaneState all = states.size() == 1 ? states.iterator().next() : LaneState.OPEN;
        return switch (all) {
            case GATE_CLOSED, ROUTE_CLOSED, OUT_OF_HOURS -> all.name();
            case OPEN, CLOSED -> Standing.Obstacle.NO_OPEN_LANE.name();
        };
    }

    /** The lanes of each direction that has some, with the hours in which they are open. */
    Map<Direction, Throughput.Lanes> lanes() {
        Map<Direction, Throughput.Lanes> all = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            List<LanePlan> own =
                    plan.lanes().stream().filter(lane -> lane.direction() == direction).toList();
            if (!own.isEmpty()) {
                all.put(direction, lanes(own));
            }
        }
        return all;
    }

    private Throughput.Lanes lanes(List<LanePlan> own) {
        int open = (int) own.stream().filter(lane -> state(lane) == LaneState.OPEN).count();
        LocalTime opens = own.stream().map(LanePlan::opens).min(LocalTime::compareTo).orElseThrow();
        LocalTime closes =
                own.stream().map(LanePlan::closes).max(LocalTime::compareTo).orElseThrow();
        LocalTime ends =
                own.stream()
                        .map(lane -> lane.end(until(lane)))
                        .max(LocalTime::compareTo)
                        .orElseThrow();
        boolean isBefore = here().toLocalTime().isBefore(opens);
        double mean =
                own.stream()
                        .mapToLong(lane -> lane.serviceMean().toMillis())
                        .average()
                        .orElseThrow();
        return new Throughput.Lanes(
                open,
                Duration.ofMillis(Math.round(mean)),
                isBefore ? now : at(today(), ends),
                at(isBefore ? today() : today().plusDays(1), opens),
                Duration.between(opens, closes));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Valuation.GATE_ZONE).toInstant();
    }

    /**
     * What the opposite side still takes today.
     *
     * @param called laden exports that were called today, by goods class
     */
    Intake intake(Map<GoodsClass, Integer> called) {
        Map<GoodsClass, Integer> left = new EnumMap<>(GoodsClass.class);
        limits().forEach(
                        (goods, limit) ->
                                left.put(
                                        goods, Math.max(0, limit - called.getOrDefault(goods, 0))));
        Integer all = limitOfAll();
        int taken = called.values().stream().mapToInt(Integer::intValue).sum();
        return new Intake(left, all == null ? null : Math.max(0, all - taken));
    }

    /** What it takes today at all: what officers have heard last, or the plan's rule. */
    Map<GoodsClass, Integer> limits() {
        Map<GoodsClass, Integer> limits = new EnumMap<GoodsClass, Integer>(GoodsClass.class);
        limits.putAll(plan.intakeOn(today().getDayOfWeek()));
        for (Measure measure : measures) {
            Integer amount = measure.amount();
            if (measure.kind() == MeasureKind.INTAKE_SET
                    && amount != null
                    && !measure.subject().equals(ALL_GOODS)) {
                limits.put(GoodsClass.valueOf(measure.subject()), amount);
            }
        }
        return limits;
    }

    /** What it takes today whatever it is; null where nothing is said of that. */
    @Nullable Integer limitOfAll() {
        Integer limit = plan.intakeOfAllOn(today().getDayOfWeek());
        for (Measure measure : measures) {
            if (measure.kind() == MeasureKind.INTAKE_SET && measure.subject().equals(ALL_GOODS)) {
                limit = measure.amount();
            }
        }
        return limit;
    }

    /** What was decided about single vehicles, the latest last. */
    List<Intervention> interventions(Map<UUID, String> tickets) {
        List<Intervention> all = new ArrayList<>();
        for (Measure m : measures) {
            UUID crossing = m.crossing();
            String ticket = crossing == null ? null : tickets.get(crossing);
            if (ticket != null) {
                String reason = m.reason().name();
                switch (m.kind()) {
                    case TO_FRONT -> all.add(new Intervention.ToFront(ticket, m.officer(), reason));
                    case TO_BACK -> all.add(new Intervention.ToBack(ticket, m.officer(), reason));
                    case HOLD_BACK ->
                            all.add(new Intervention.HoldBack(ticket, m.officer(), reason));
                    case LANE_CLOSED, ROUTE_CLOSED, GATE_CLOSED, DAY_EXTENDED, INTAKE_SET -> {
                        // Done to no vehicle.
                    }
                }
            }
        }
        return all;
    }

    private boolean stands(MeasureKind kind, String subject) {
        return measures.stream().anyMatch(m -> m.kind() == kind && m.subject().equals(subject));
    }

    private LocalTime until(LanePlan lane) {
        LocalTime until = lane.closes();
        for (Measure measure : measures) {
            Integer amount = measure.amount();
            if (measure.kind() == MeasureKind.DAY_EXTENDED
                    && measure.subject().equals(lane.direction().name())
                    && amount != null) {
                int minute = Math.min(amount, LAST_MINUTE);
                until = LocalTime.of(minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
            }
        }
        return until;
    }

    private ZonedDateTime here() {
        return now.atZone(Valuation.GATE_ZONE);
    }

    /** Directions that have lanes, each with how many are open. */
    Map<Direction, Long> openLanes() {
        Map<Direction, Long> open = new EnumMap<>(Direction.class);
        for (LanePlan lane : plan.lanes()) {
            open.merge(lane.direction(), state(lane) == LaneState.OPEN ? 1L : 0L, Long::sum);
        }
        return open;
    }
}
