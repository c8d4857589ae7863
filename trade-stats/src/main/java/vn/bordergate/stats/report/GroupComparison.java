package vn.bordergate.stats.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;

/** The groups of a report as it was handed in beside those of now. */
final class GroupComparison {

    private GroupComparison() {}

    /** A group whose value or mass changed; both are told. */
    record Difference(Direction direction, String group, Sums then, Sums now) {}

    /** Every group that is another one now; none where the report was kept without groups. */
    static List<Difference> of(@Nullable List<GroupRow> then, @Nullable List<GroupRow> now) {
        List<Difference> differences = new ArrayList<>();
        if (then == null || now == null) {
            return differences;
        }
        for (GroupRow row : then) {
            add(row, row.cleared(), sums(now, row), differences);
        }
        for (GroupRow row : now) {
            if (then.stream().noneMatch(like -> isSame(like, row))) {
                add(row, Sums.NONE, row.cleared(), differences);
            }
        }
        return differences;
    }

    private static void add(GroupRow row, Sums then, Sums now, List<Difference> differences) {
        if (!then.equals(now)) {
            differences.add(new Difference(row.direction(), row.group(), then, now));
        }
    }

    private static Sums sums(List<GroupRow> rows, GroupRow like) {
        return rows.stream()
                .filter(row -> isSame(row, like))
                .map(GroupRow::cleared)
                .findFirst()
                .orElse(Sums.NONE);
    }

    private static boolean isSame(GroupRow one, GroupRow other) {
        return one.direction() == other.direction() && one.group().equals(other.group());
    }
}
