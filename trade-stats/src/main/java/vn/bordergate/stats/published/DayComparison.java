package vn.bordergate.stats.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was published beside what is known, cell by cell.
 *
 * @param lines every cell that is in either, in order
 */
public record DayComparison(List<Line> lines) {

    public DayComparison {
        lines = List.copyOf(lines);
    }

    /**
     * One cell.
     *
     * @param changes what happened since, each kind once
     */
    public record Line(CellName cell, Measured published, Measured known, List<Change> changes) {

        public Line {
            changes = List.copyOf(changes);
        }

        public Measured difference() {
            return known.minus(published);
        }

        /** Part of the difference that no noted fact explains; nothing, or something is wrong. */
        public Measured unexplained() {
            Measured explained =
                    changes.stream().map(Change::by).reduce(Measured.NONE, Measured::plus);
            return difference().minus(explained);
        }
    }

    /** Lays the three together; a cell that is in none of them is in no line. */
    static DayComparison of(
            Map<CellName, Measured> published,
            Map<CellName, Measured> known,
            Map<CellName, List<Change>> changes) {
        TreeSet<CellName> names = new TreeSet<>(published.keySet());
        names.addAll(known.keySet());
        names.addAll(changes.keySet());
        List<Line> lines = new ArrayList<>();
        for (CellName name : names) {
            lines.add(
                    new Line(
                            name,
                            published.getOrDefault(name, Measured.NONE),
                            known.getOrDefault(name, Measured.NONE),
                            changes.getOrDefault(name, List.of())));
        }
        return new DayComparison(lines);
    }

    /** Whether every difference is made of facts that were noted. */
    public boolean isExplained() {
        return lines.stream().allMatch(line -> line.unexplained().equals(Measured.NONE));
    }

    /** How many cells are no longer what was published. */
    public long cellsDiffering() {
        return lines.stream().filter(line -> !line.difference().equals(Measured.NONE)).count();
    }

    /** The lines of each stage added up, over gates, directions and types. */
    public List<Line> sums() {
        Map<vn.bordergate.events.Stage, Line> sums = new TreeMap<>();
        for (Line line : lines) {
            sums.merge(line.cell().stage(), line, DayComparison::added);
        }
        return new ArrayList<>(sums.values());
    }

    private static Line added(Line one, Line other) {
        List<Change> changes = new ArrayList<>();
        for (Change.Kind kind : Change.Kind.values()) {
            List<Change> same = new ArrayList<>(one.changes);
            same.addAll(other.changes);
            same.stream()
                    .filter(change -> change.kind() == kind)
                    .reduce(
                            (a, b) ->
                                    new Change(
                                            kind,
                                            a.declarationsTouched() + b.declarationsTouched(),
                                            a.by().plus(b.by())))
                    .ifPresent(changes::add);
        }
        return new Line(
                one.cell,
                one.published.plus(other.published),
                one.known.plus(other.known),
                changes);
    }
}
