package vn.bordergate.stats.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.stats.target.PlanFigures;
import vn.bordergate.stats.target.Told;

/**
 * The figures of a report, in no language; this is what is kept when it is handed in.
 *
 * @param period as {@link vn.bordergate.stats.period.Period#text()} writes it
 * @param gate null for all gates
 * @param asOf when the totals were read
 * @param rows one for each gate and group of goods of which there was any, now or a year before
 * @param vehicles null in reports that were kept before vehicles were counted
 * @param groups of the national statistics; null in reports of before, none in those of a day
 * @param plans how indicators stood to plan and past; null in reports of before
 */
public record ReportFigures(
        String period,
        @Nullable String gate,
        Instant asOf,
        List<Row> rows,
        @Nullable VehicleFigures vehicles,
        @Nullable List<GroupRow> groups,
        @Nullable List<PlanFigures> plans) {

    public ReportFigures {
        rows = List.copyOf(rows);
        groups = groups == null ? null : List.copyOf(groups);
        plans = plans == null ? null : List.copyOf(plans);
    }

    /** Of the gates alone, without groups and plans. */
    ReportFigures(
            String period,
            @Nullable String gate,
            Instant asOf,
            List<Row> rows,
            @Nullable VehicleFigures vehicles) {
        this(period, gate, asOf, rows, vehicles, null, null);
    }

    ReportFigures withGroups(List<GroupRow> found) {
        return new ReportFigures(period, gate, asOf, rows, vehicles, found, plans);
    }

    ReportFigures withPlans(List<PlanFigures> found) {
        return new ReportFigures(period, gate, asOf, rows, vehicles, groups, found);
    }

    /**
     * A gate and a group of goods.
     *
     * @param declared everything declared
     * @param cleared everything cleared
     * @param clearedLastYear in the same period of last year; null where that gate counted nothing
     *     at all then, which is no zero
     */
    public record Row(
            String gate,
            GoodsGroup group,
            Sums declared,
            Sums cleared,
            @Nullable Sums clearedLastYear) {}

    /** Gates with rows, in order. */
    List<String> gates() {
        List<String> gates = new ArrayList<>();
        for (Row row : rows) {
            if (!gates.contains(row.gate)) {
                gates.add(row.gate);
            }
        }
        return gates;
    }

    Predicate<Row> at(String code) {
        return row -> row.gate.equals(code);
    }

    static Predicate<Row> of(Direction direction) {
        return row -> row.group.direction() == direction;
    }

    static Predicate<Row> of(GoodsGroup group) {
        return row -> row.group == group;
    }

    Sums cleared(Predicate<Row> which) {
        return rows.stream().filter(which).map(Row::cleared).reduce(Sums.NONE, Sums::plus);
    }

    Sums declared(Predicate<Row> which) {
        return rows.stream().filter(which).map(Row::declared).reduce(Sums.NONE, Sums::plus);
    }

    /**
     * What was cleared in the same period of last year. A sum over gates of which some counted
     * nothing then is no sum of them all: it would make growth of what was merely not counted.
     */
    Told<Sums> lastYear(Predicate<Row> which) {
        Sums sum = Sums.NONE;
        boolean found = false;
        boolean missing = false;
        for (Row row : rows) {
            if (!which.test(row)) {
                continue;
            }
            Sums past = row.clearedLastYear;
            if (past != null) {
                sum = sum.plus(past);
                found = true;
            } else if (!row.cleared.equals(Sums.NONE)) {
                missing = true;
            }
        }
        if (!found) {
            return Told.silent(Told.Silence.NO_PAST);
        }
        return missing ? Told.silent(Told.Silence.PAST_PARTIAL) : Told.known(sum);
    }
}
