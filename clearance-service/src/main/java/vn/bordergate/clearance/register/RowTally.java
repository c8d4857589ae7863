package vn.bordergate.clearance.register;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CheckDone;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.register.OpenFiles.Decided;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.Ruling;

/**
 * How often rows of the rule tables hit in what was decided, and how often a check of a file that
 * they hit has failed; the first failure of a generation confirms them once. Rows on trial and of
 * the table of checks are counted when they hit, but not confirmed: a file does not keep them.
 */
final class RowTally {

    private final Map<Row, long[]> rows = new TreeMap<>();

    private record Row(String table, String id) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int byTable = table.compareTo(other.table);
            return byTable == 0 ? id.compareTo(other.id) : byTable;
        }
    }

    static void count(List<Decided> decided, Sheet hits) {
        var tally = new RowTally();
        // Rulings that were given by an answer kept are one and the same, and very many.
        Map<ChannelRuling, long[]> rulings = new IdentityHashMap<>();
        Map<CheckRuling, long[]> checks = new IdentityHashMap<>();
        for (Decided one : decided) {
            for (DeclarationEvent event : one.events()) {
                switch (event) {
                    case DeclarationEvent.Lodged e -> {
                        once(rulings, e.channel());
                        once(checks, e.checkRuling());
                    }
                    case DeclarationEvent.Amended e -> {
                        once(rulings, e.channel());
                        once(checks, e.checkRuling());
                    }
                    case DeclarationEvent.CheckAnswered e -> {
                        if (e.outcome() == CheckOutcome.FAILED
                                && one.before() instanceof Declaration.Lodged before
                                && before.done().stream().noneMatch(RowTally::hasFailed)) {
                            tally.add(before.standing().ruling(), 0, 1);
                        }
                    }
                    default -> {
                        // Nothing else comes of a row.
                    }
                }
            }
        }
        rulings.forEach(
                (ruling, times) -> tally.add(ruling.ruling(), ruling.dryRunRows(), times[0]));
        checks.forEach(
                (ruling, times) -> tally.add(ruling.ruling(), ruling.dryRunRows(), times[0]));
        tally.rows.forEach((row, counts) -> hits.row(row.table(), row.id(), counts[0], counts[1]));
    }

    private static <R> void once(Map<R, long[]> rulings, @Nullable R ruling) {
        if (ruling != null) {
            rulings.computeIfAbsent(ruling, _ -> new long[1])[0]++;
        }
    }

    private void add(Ruling ruling, List<String> onTrial, long times) {
        add(ruling, times, 0);
        onTrial.forEach(id -> add(new Row(ruling.table(), id), times, 0));
    }

    private static boolean hasFailed(CheckDone check) {
        return check.outcome() == CheckOutcome.FAILED;
    }

    private void add(Ruling ruling, long hits, long confirmed) {
        ruling.rows().forEach(id -> add(new Row(ruling.table(), id), hits, confirmed));
    }

    private void add(Row row, long hits, long confirmed) {
        long[] counts = rows.computeIfAbsent(row, _ -> new long[2]);
        counts[0] += hits;
        counts[1] += confirmed;
    }
}
