package vn.bordergate.clearance.board;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.bordergate.clearance.board.BoardWords.Spoken;
import vn.bordergate.clearance.calling.Regime;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.clearance.yard.IntakeLimit;
import vn.bordergate.clearance.yard.LanePlan;
import vn.bordergate.clearance.yard.PlanPart;
import vn.bordergate.clearance.yard.YardPlan;
import vn.bordergate.events.Direction;

/** The figures by which a gate is run, in sentences and each with its reason, for everybody. */
final class PlanInWords {

    private final GatePlan plan;
    private final Spoken words;

    private PlanInWords(GatePlan plan, Spoken words) {
        this.plan = plan;
        this.words = words;
    }

    /** One kind of figure. */
    record Part(String title, List<String> lines, String reason) {}

    static List<Part> of(GatePlan plan, Spoken words) {
        var told = new PlanInWords(plan, words);
        List<Part> parts = new ArrayList<>();
        for (PlanPart part : PlanPart.values()) {
            List<String> lines = told.lines(part);
            if (!lines.isEmpty()) {
                parts.add(
                        new Part(
                                words.text("board.plan." + part),
                                lines,
                                words.said(Objects.requireNonNull(plan.reasons().get(part)))));
            }
        }
        return parts;
    }

    private List<String> lines(PlanPart part) {
        return switch (part) {
            case LANES ->
                    lanes(
                            LanePlan::direction,
                            (ids, one) -> line(part, direction(one.direction()), ids));
            case HOURS ->
                    lanes(
                            one -> List.of(one.opens(), one.closes(), one.extendableTo()),
                            (ids, one) ->
                                    line(
                                            part,
                                            ids,
                                            clock(one.opens()),
                                            clock(one.closes()),
                                            clock(one.extendableTo())));
            case SERVICE ->
                    lanes(
                            one -> List.of(one.serviceMean(), one.approach()),
                            (ids, one) ->
                                    line(
                                            part,
                                            ids,
                                            one.serviceMean().toSeconds(),
                                            one.approach().toMinutes()));
            case BATCHES -> batches();
            case YARDS ->
                    plan.yards().stream()
                            .map(
                                    one ->
                                            line(
                                                    part,
                                                    one.code(),
                                                    direction(one.direction()),
                                                    one.capacity(),
                                                    one.coldPlaces()))
                            .toList();
            case OVERFLOW -> overflows();
            case INTAKE -> intake();
        };
    }

    /** Lanes of which the same is said share a sentence. */
    private List<String> lanes(
            Function<LanePlan, Object> figure, BiFunction<String, LanePlan, String> said) {
        Map<Object, List<LanePlan>> alike = new LinkedHashMap<>();
        plan.lanes()
                .forEach(
                        lane ->
                                alike.computeIfAbsent(figure.apply(lane), _ -> new ArrayList<>())
                                        .add(lane));
        return alike.values().stream()
                .map(
                        some ->
                                said.apply(
                                        String.join(", ", some.stream().map(LanePlan::id).toList()),
                                        some.getFirst()))
                .toList();
    }

    private List<String> batches() {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(plan.batches())
                .forEach(
                        (way, batch) ->
                                lines.add(
                                        line(
                                                PlanPart.BATCHES,
                                                direction(way),
                                                batch.calledMax(),
                                                batch.barrierMax())));
        return lines;
    }

    private List<String> overflows() {
        List<String> lines = new ArrayList<>();
        for (YardPlan yard : plan.yards()) {
            if (yard.overflow() instanceof String next) {
                lines.add(line(PlanPart.OVERFLOW, yard.code(), next));
            }
        }
        return lines;
    }

    private List<String> intake() {
        List<String> lines = new ArrayList<>();
        for (IntakeLimit limit : plan.intake()) {
            String goods = limit.goods() == null ? Regime.ALL_GOODS : limit.goods().name();
            lines.add(
                    line(PlanPart.INTAKE, words.text("board.goods." + goods), limit.vehicles())
                            + " "
                            + words.said(limit.reason()));
        }
        return lines.isEmpty() ? List.of(words.text("board.plan.INTAKE.none")) : lines;
    }

    private String line(PlanPart part, Object... figures) {
        Object[] plain = new Object[figures.length];
        for (int i = 0; i < figures.length; i++) {
            plain[i] = String.valueOf(figures[i]);
        }
        return words.text("board.plan." + part + ".line", plain);
    }

    private String direction(Direction direction) {
        return words.text("board.direction." + direction);
    }

    private static String clock(LocalTime time) {
        return time.toString();
    }
}
