package vn.bordergate.clearance.register;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.OpenFiles.Decided;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;

/**
 * How long checks took in what was decided. A check that became late is counted as late when the
 * declarant gets the apology, for its limit then begins anew.
 */
final class StepTally {

    /** Upper bounds in minutes; what took longer is beyond the last. */
    static final int[] BOUNDS = {5, 15, 30, 60, 120, 240, 480, 1440, 2880, 7200, 525_600};

    private final Map<Step, long[]> steps = new LinkedHashMap<>();

    private record Step(
            Flow flow, Authority authority, CheckKind kind, LocalDate day, int withinMinutes) {}

    static void count(List<Decided> decided, Sheet to) {
        StepTally tally = new StepTally();
        for (Decided one : decided) {
            if (one.before() instanceof Declaration.Checking before) {
                one.events().forEach(event -> tally.count(before, event));
            }
        }
        tally.steps.forEach(
                (step, counts) ->
                        to.row(
                                step.flow(),
                                step.authority(),
                                step.kind(),
                                step.day(),
                                step.withinMinutes(),
                                counts[0],
                                counts[1],
                                counts[2]));
    }

    private void count(Declaration.Checking before, DeclarationEvent event) {
        switch (event) {
            case DeclarationEvent.CheckAnswered answered ->
                    before.open().stream()
                            .filter(check -> check.is(answered.authority(), answered.check()))
                            .filter(check -> !check.dueAt().equals(OpenCheck.UNDATED))
                            .forEach(check -> done(before, check, answered.at()));
            case DeclarationEvent.ApologyGiven late ->
                    before.open().stream()
                            .filter(check -> check.isLate(late.at()))
                            .forEach(check -> late(before, check, late.at()));
            default -> {
                // Nothing else ends a step or makes it late.
            }
        }
    }

    private void done(Declaration.Checking before, OpenCheck check, Instant at) {
        long minutes = Math.max(0, Duration.between(check.since(), at).toMinutes());
        long[] counts = counts(before, check, at, within(minutes));
        counts[0]++;
        counts[1] += check.isLate(at) ? 1 : 0;
        counts[2] += minutes;
    }

    private void late(Declaration.Checking before, OpenCheck check, Instant at) {
        counts(before, check, at, BOUNDS[0])[1]++;
    }

    private long[] counts(Declaration.Checking before, OpenCheck check, Instant at, int within) {
        Consignment goods = before.standing().consignment();
        Step step =
                new Step(
                        Flow.of(goods.direction(), goods.tradeType()),
                        check.authority(),
                        check.kind(),
                        LocalDate.ofInstant(at, Valuation.GATE_ZONE),
                        within);
        return steps.computeIfAbsent(step, _ -> new long[3]);
    }

    private static int within(long minutes) {
        for (int bound : BOUNDS) {
            if (minutes <= bound) {
                return bound;
            }
        }
        return BOUNDS[BOUNDS.length - 1];
    }
}
