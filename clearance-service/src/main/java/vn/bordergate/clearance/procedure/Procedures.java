package vn.bordergate.clearance.procedure;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Standing;
import vn.bordergate.clearance.hours.GateHours;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.Flow;
import vn.bordergate.clearance.register.StepDays;
import vn.bordergate.clearance.register.StepDays.Part;
import vn.bordergate.clearance.rulebook.CheckTable;
import vn.bordergate.clearance.rulebook.FeeTable;
import vn.bordergate.clearance.rulebook.LaneTable;
import vn.bordergate.clearance.rulebook.RuleLine;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.web.Language;

/** Puts the procedure together from what is in force; nothing of it is written down twice. */
final class Procedures {

    /** Days of which it is told how steps were kept. */
    static final int DAYS = 30;

    /** Anybody may read the page, so readers share what was looked up. */
    private static final Duration SHARED_FOR = Duration.ofSeconds(30);

    private static final Duration FAILED_FOR = Duration.ofSeconds(3);
    private static final String NONE = "NONE";

    private final Rulebook book;
    private final GateHours hours;
    private final Clock clock;
    private final Mono<Recent> shared;

    Procedures(Rulebook book, GateHours hours, StepDays days, PassageDays passages, Clock clock) {
        this.book = book;
        this.hours = hours;
        this.clock = clock;
        this.shared =
                Mono.defer(() -> recent(days, passages))
                        .cache(_ -> SHARED_FOR, _ -> FAILED_FOR, () -> Duration.ZERO);
    }

    private record Recent(LocalDate since, List<Part> parts, List<PassageDays.Part> passages) {}

    private record Step(Authority authority, CheckKind kind) {}

    private Mono<Recent> recent(StepDays days, PassageDays passages) {
        LocalDate since =
                LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE).minusDays(DAYS - 1);
        return Mono.zip(days.since(since), passages.since(since))
                .map(both -> new Recent(since, both.getT1(), both.getT2()));
    }

    Mono<Procedure> of(Flow flow, Language language) {
        return shared.map(
                recent ->
                        new Procedure(
                                flow,
                                Standing.VALID_DAYS,
                                tables(),
                                hours(),
                                recent.since().toString(),
                                passed(flow, PassageDays.Step.CALLED, recent),
                                passed(flow, PassageDays.Step.CROSSED, recent),
                                checks(flow, language, recent),
                                fees(flow, language),
                                lanes(flow, language)));
    }

    private static @Nullable Kept passed(Flow flow, PassageDays.Step step, Recent recent) {
        return Kept.of(
                        recent.passages().stream()
                                .filter(part -> part.isOf(flow, step))
                                .map(PassageDays.Part::bucket)
                                .toList())
                .orElse(null);
    }

    private List<Procedure.Table> tables() {
        return List.of(CheckTable.NAME, FeeTable.NAME, LaneTable.NAME).stream()
                .map(name -> new Procedure.Table(name, book.version(name)))
                .toList();
    }

    private List<Procedure.Hours> hours() {
        List<Procedure.Hours> all = new ArrayList<>();
        var calendars = hours.calendars();
        var usual = calendars.usual().hours();
        all.add(new Procedure.Hours(null, usual.opens().toString(), usual.closes().toString()));
        new TreeMap<>(calendars.own())
                .forEach(
                        (gate, own) ->
                                all.add(
                                        new Procedure.Hours(
                                                gate,
                                                own.hours().opens().toString(),
                                                own.hours().closes().toString())));
        return all;
    }

    private List<RuleLine> live(String table, Flow flow) {
        return book.lines(table).stream()
                .filter(line -> line.mode() == Mode.LIVE && RowScope.mayConcern(line, flow))
                .toList();
    }

    private List<Procedure.Check> checks(Flow flow, Language language, Recent recent) {
        Map<Step, List<RuleLine>> steps = new LinkedHashMap<>();
        for (RuleLine line : live(CheckTable.NAME, flow)) {
            if (!told(line, "authority").equals(NONE)) {
                Step step =
                        new Step(
                                Authority.valueOf(told(line, "authority")),
                                CheckKind.valueOf(told(line, "kind")));
                steps.computeIfAbsent(step, _ -> new ArrayList<>()).add(line);
            }
        }
        List<Procedure.Check> checks = new ArrayList<>();
        steps.forEach(
                (step, lines) -> {
                    List<Kept.Bucket> parts =
                            recent.parts().stream()
                                    .filter(part -> part.flow() == flow)
                                    .filter(part -> part.authority() == step.authority())
                                    .filter(part -> part.kind() == step.kind())
                                    .sorted(Comparator.comparingInt(Part::withinMinutes))
                                    .map(Procedures::bucket)
                                    .toList();
                    checks.add(
                            new Procedure.Check(
                                    step.authority(),
                                    step.kind(),
                                    most(lines, "hours"),
                                    most(lines, "days"),
                                    lines.stream().map(line -> row(line, language)).toList(),
                                    Kept.of(parts).orElse(null)));
                });
        return checks;
    }

    private static Kept.Bucket bucket(Part part) {
        return new Kept.Bucket(part.withinMinutes(), part.done(), part.late(), part.minutes());
    }

    private static int most(List<RuleLine> lines, String limit) {
        return lines.stream().mapToInt(line -> Integer.parseInt(told(line, limit))).max().orElse(0);
    }

    private static Procedure.Row row(RuleLine line, Language language) {
        return new Procedure.Row(line.id(), line.reason().in(language.tag()));
    }

    private List<Procedure.Fee> fees(Flow flow, Language language) {
        return live(FeeTable.NAME, flow).stream()
                .map(
                        line ->
                                new Procedure.Fee(
                                        line.id(),
                                        line.reason().in(language.tag()),
                                        Long.parseLong(told(line, "vnd"))))
                .toList();
    }

    private List<Procedure.Lane> lanes(Flow flow, Language language) {
        return live(LaneTable.NAME, flow).stream()
                .map(
                        line ->
                                new Procedure.Lane(
                                        line.id(),
                                        line.reason().in(language.tag()),
                                        told(line, "group"),
                                        told(line, "priority")))
                .toList();
    }

    private static String told(RuleLine line, String outcome) {
        return String.valueOf(line.outcome().get(outcome));
    }
}
