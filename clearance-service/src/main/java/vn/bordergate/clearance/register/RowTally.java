package vn.bordergate.clearance.register;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CheckDone;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.register.OpenFiles.Decided;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.Ruling;

/**
 * How often rows of the rule tables hit in what was decided, and how often a hit was confirmed: a
 * row of the channel table by the first check of the generation that fails, whoever has changed the
 * channel since, a row of the table of checks by the failure of the very check that it asks for.
 * Rows on trial are counted when they hit but cannot be confirmed, as nobody looked for their sake.
 */
final class RowTally {

    /** What the rulings of the table of checks are named after. */
    private static final String CHECKS = "checks";

    private final Map<Row, long[]> rows = new TreeMap<>();

    // Rulings that were given by an answer kept are one and the same, and very many.
    private final Map<ChannelRuling, long[]> channels = new IdentityHashMap<>();
    private final Map<CheckRuling, long[]> checks = new IdentityHashMap<>();

    private record Row(String table, String id) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int byTable = table.compareTo(other.table);
            return byTable == 0 ? id.compareTo(other.id) : byTable;
        }
    }

    static void count(List<Decided> decided, Sheet hits) {
        var tally = new RowTally();
        for (Decided one : decided) {
            one.events().forEach(event -> tally.count(one.before(), event));
        }
        tally.channels.forEach(
                (ruling, times) -> tally.add(ruling.ruling(), ruling.dryRunRows(), times[0]));
        tally.checks.forEach(
                (ruling, times) -> tally.add(ruling.ruling(), ruling.dryRunRows(), times[0]));
        tally.rows.forEach((row, counts) -> hits.row(row.table(), row.id(), counts[0], counts[1]));
    }

    private void count(Declaration before, DeclarationEvent event) {
        switch (event) {
            case DeclarationEvent.Lodged e -> {
                once(channels, e.channel());
                once(checks, e.checkRuling());
            }
            case DeclarationEvent.Amended e -> {
                once(channels, e.channel());
                once(checks, e.checkRuling());
            }
            case DeclarationEvent.ChannelChanged e -> opened(before, e.open());
            case DeclarationEvent.CheckAnswered e -> {
                if (e.outcome() == CheckOutcome.FAILED
                        && before instanceof Declaration.Checking checking) {
                    confirm(checking, e);
                }
            }
            default -> {
                // Nothing else comes of a row.
            }
        }
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

    /** What a change of channel brings is a hit of the rows that did not ask before. */
    private void opened(Declaration before, List<OpenCheck> open) {
        Set<String> asked = new HashSet<>();
        if (before instanceof Declaration.Checking checking) {
            checking.open().forEach(check -> asked.addAll(check.rows()));
        }
        for (OpenCheck check : open) {
            for (String id : check.rows()) {
                if (asked.add(id)) {
                    add(new Row(CHECKS, id), 1, 0);
                }
            }
        }
    }

    private void confirm(Declaration.Checking before, DeclarationEvent.CheckAnswered failed) {
        if (before.done().stream().noneMatch(RowTally::hasFailed)) {
            add(before.standing().firstRuling(), 0, 1);
        }
        for (OpenCheck check : before.open()) {
            if (check.is(failed.authority(), failed.check())) {
                check.rows().forEach(id -> add(new Row(CHECKS, id), 0, 1));
            }
        }
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
