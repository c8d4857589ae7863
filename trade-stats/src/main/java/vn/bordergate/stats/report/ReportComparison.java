package vn.bordergate.stats.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.bordergate.stats.report.ReportFigures.Row;

/**
 * A report as it was handed in beside the same report of now.
 *
 * @param differences every figure of declarations that is another one now
 * @param vehicles every count of vehicles that is another one now
 * @param groups every group of the national statistics that is another one now
 */
record ReportComparison(
        List<Difference> differences,
        List<VehicleComparison.Difference> vehicles,
        List<GroupComparison.Difference> groups) {

    ReportComparison {
        differences = List.copyOf(differences);
        vehicles = List.copyOf(vehicles);
        groups = List.copyOf(groups);
    }

    /**
     * A figure that changed.
     *
     * @param figure which one, such as {@code cleared.usdCents}
     * @param then null where the gate had no figure
     * @param now null where the gate has no figure
     */
    record Difference(
            String gate,
            GoodsGroup group,
            String figure,
            @Nullable Long then,
            @Nullable Long now) {}

    private static final List<Measure> MEASURES =
            List.of(
                    new Measure("declarations", Sums::declarations),
                    new Measure("usdCents", Sums::usdCents),
                    new Measure("vnd", Sums::vnd),
                    new Measure("linesWithoutVnd", Sums::linesWithoutVnd),
                    new Measure("netMassGrams", Sums::netMassGrams));

    static ReportComparison of(ReportFigures then, ReportFigures now) {
        List<Difference> differences = new ArrayList<>();
        for (Row row : then.rows()) {
            compare(row, find(now, row), differences);
        }
        for (Row row : now.rows()) {
            if (find(then, row) == null) {
                compare(
                        new Row(row.gate(), row.group(), Sums.NONE, Sums.NONE, null),
                        row,
                        differences);
            }
        }
        return new ReportComparison(
                differences,
                VehicleComparison.of(then.vehicles(), now.vehicles()),
                GroupComparison.of(then.groups(), now.groups()));
    }

    public boolean isSame() {
        return differences.isEmpty() && vehicles.isEmpty() && groups.isEmpty();
    }

    private static void compare(Row then, @Nullable Row now, List<Difference> differences) {
        Sums declared = now == null ? Sums.NONE : now.declared();
        Sums cleared = now == null ? Sums.NONE : now.cleared();
        @Nullable Sums past = now == null ? null : now.clearedLastYear();
        compare(then, "declared", then.declared(), declared, differences);
        compare(then, "cleared", then.cleared(), cleared, differences);
        compare(then, "clearedLastYear", then.clearedLastYear(), past, differences);
    }

    private static void compare(
            Row at,
            String name,
            @Nullable Sums then,
            @Nullable Sums now,
            List<Difference> differences) {
        for (Measure measure : MEASURES) {
            @Nullable Long before = then == null ? null : measure.of.applyAsLong(then);
            @Nullable Long after = now == null ? null : measure.of.applyAsLong(now);
            if (!java.util.Objects.equals(before, after)) {
                differences.add(
                        new Difference(
                                at.gate(), at.group(), name + "." + measure.name, before, after));
            }
        }
    }

    private static @Nullable Row find(ReportFigures figures, Row like) {
        return figures.rows().stream()
                .filter(row -> row.gate().equals(like.gate()) && row.group() == like.group())
                .findFirst()
                .orElse(null);
    }

    /** One of the sums of a row. */
    private record Measure(String name, ToLongFunction<Sums> of) {}
}
