package vn.bordergate.clearance.yard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.dispatch.Batch;
import vn.bordergate.clearance.dispatch.Lane.Accepts;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;

/** Yards and lanes of all gates as they are written, each plan with the day from which it holds. */
public final class GatePlans {

    public static final String SHIPPED = "/gates/gate-plans.json";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Map<String, TreeMap<LocalDate, GatePlan>> plans = new HashMap<>();

    private GatePlans(Written written) {
        for (PlanLine line : written.plans()) {
            GatePlan plan = line.plan();
            TreeMap<LocalDate, GatePlan> ofGate =
                    plans.computeIfAbsent(plan.gate().value(), _ -> new TreeMap<>());
            if (ofGate.put(plan.from(), plan) != null) {
                throw new IllegalArgumentException(
                        "two plans of " + plan.gate() + " from " + plan.from());
            }
        }
    }

    /** The plans that come with the product. */
    public static GatePlans shipped() {
        try (InputStream in = GatePlans.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks " + SHIPPED);
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads plans.
     *
     * @throws IllegalArgumentException with what is wrong in them
     */
    public static GatePlans read(byte[] json) {
        try {
            return new GatePlans(JSON.readValue(json, Written.class));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException("a part of a plan is null: " + e.getMessage(), e);
        }
    }

    /** The plan of a gate on a day, or null where it has none yet. */
    public @Nullable GatePlan of(String gate, LocalDate day) {
        TreeMap<LocalDate, GatePlan> ofGate = plans.get(gate);
        Map.Entry<LocalDate, GatePlan> entry = ofGate == null ? null : ofGate.floorEntry(day);
        return entry == null ? null : entry.getValue();
    }

    /** Gates that have a plan, in alphabetical order. */
    public Set<String> gates() {
        return new TreeSet<>(plans.keySet());
    }

    private record Written(String version, List<PlanLine> plans) {}

    private record PlanLine(
            GateCode gate,
            LocalDate from,
            Wording reason,
            List<YardPlan> yards,
            List<LaneLine> lanes,
            Map<Direction, BatchLine> batches,
            List<IntakeLine> intake,
            Map<PlanPart, Wording> reasons) {

        GatePlan plan() {
            Map<Direction, Batch> both = new EnumMap<>(Direction.class);
            batches.forEach((direction, line) -> both.put(direction, line.batch()));
            return new GatePlan(
                    Objects.requireNonNull(gate, "a plan names its gate"),
                    Objects.requireNonNull(from, "a plan holds from a day on"),
                    Objects.requireNonNull(reason, "a plan has a reason"),
                    yards,
                    lanes.stream().map(LaneLine::lane).toList(),
                    both,
                    intake.stream().map(IntakeLine::limit).toList(),
                    whole(reasons));
        }
    }

    private static Map<PlanPart, Wording> whole(Map<PlanPart, Wording> reasons) {
        for (PlanPart part : PlanPart.values()) {
            Objects.requireNonNull(reasons.get(part), "a reason for " + part);
        }
        return reasons;
    }

    private record LaneLine(
            String id,
            Direction direction,
            LocalTime opens,
            LocalTime closes,
            LocalTime extendableTo,
            int serviceSeconds,
            int approachSeconds,
            Set<LaneGroup> groups,
            Set<GoodsClass> goods,
            Set<CustomsChannel> channels,
            boolean empties) {

        LanePlan lane() {
            return new LanePlan(
                    id,
                    Objects.requireNonNull(direction, "a lane has a direction"),
                    new Accepts(groups, goods, channels, empties),
                    opens,
                    closes,
                    extendableTo,
                    Duration.ofSeconds(serviceSeconds),
                    Duration.ofSeconds(approachSeconds));
        }
    }

    private record BatchLine(int fromYard, int atBarrier) {
        Batch batch() {
            return new Batch(fromYard, atBarrier);
        }
    }

    private record IntakeLine(
            @Nullable GoodsClass goods, Set<DayOfWeek> days, int vehicles, Wording reason) {
        IntakeLimit limit() {
            return new IntakeLimit(
                    goods, days, vehicles, Objects.requireNonNull(reason, "a limit has a reason"));
        }
    }
}
