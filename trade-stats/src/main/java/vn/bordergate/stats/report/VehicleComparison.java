package vn.bordergate.stats.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.stats.report.VehicleFigures.Row;

/** The vehicles of a report as it was handed in beside those of now. */
final class VehicleComparison {

    private static final List<Measure> MEASURES =
            List.of(
                    new Measure("crossed", Row::crossed),
                    new Measure("turnedBack", Row::turnedBack),
                    new Measure("waiting", Row::waiting));

    private VehicleComparison() {}

    /**
     * A count that changed.
     *
     * @param figure crossed, turnedBack or waiting
     */
    record Difference(
            String gate,
            Direction direction,
            boolean laden,
            GoodsClass goods,
            String figure,
            long then,
            long now) {}

    /** Every count that is another one now; none where one of the two has no vehicles at all. */
    static List<Difference> of(@Nullable VehicleFigures then, @Nullable VehicleFigures now) {
        List<Difference> differences = new ArrayList<>();
        if (then == null || now == null) {
            return differences;
        }
        for (Row row : then.rows()) {
            compare(row, row, find(now, row), differences);
        }
        for (Row row : now.rows()) {
            if (find(then, row) == null) {
                compare(row, null, row, differences);
            }
        }
        return differences;
    }

    private static void compare(
            Row kind, @Nullable Row then, @Nullable Row now, List<Difference> differences) {
        for (Measure measure : MEASURES) {
            long before = then == null ? 0 : measure.of.applyAsLong(then);
            long after = now == null ? 0 : measure.of.applyAsLong(now);
            if (before != after) {
                differences.add(
                        new Difference(
                                kind.gate(),
                                kind.direction(),
                                kind.laden(),
                                kind.goods(),
                                measure.name,
                                before,
                                after));
            }
        }
    }

    private static @Nullable Row find(VehicleFigures figures, Row like) {
        return figures.rows().stream()
                .filter(row -> row.gate().equals(like.gate()))
                .filter(row -> row.direction() == like.direction() && row.laden() == like.laden())
                .filter(row -> row.goods().equals(like.goods()))
                .findFirst()
                .orElse(null);
    }

    /** One of the counts of a row. */
    private record Measure(String name, ToLongFunction<Row> of) {}
}
