package vn.bordergate.clearance.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.RequiredCheck;
import vn.bordergate.clearance.declaration.WorkingTime;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Ruling;

/** The checks by one version of their table: what any item needs, the declaration needs once. */
final class CheckRules implements Rules {

    /** Only to compare a limit in hours with one in days. */
    private static final int HOURS_A_WORKING_DAY = 8;

    private static final Comparator<WorkingTime> SHORTER_FIRST =
            Comparator.comparingInt(t -> t.hours() + HOURS_A_WORKING_DAY * t.days());

    private final CheckTable table;
    private final Answers<CheckFacts, Answer> answers;

    CheckRules(CheckTable table) {
        this.table = table;
        answers = new Answers<>(table.distinctions(), this::ask);
    }

    /** What the table says of one item, and of a declaration that has no other kind of goods. */
    private record Answer(List<CheckRow> hits, CheckRuling alone) {}

    CheckTable table() {
        return table;
    }

    @Override
    public CompiledTable compiled() {
        return table.compiled();
    }

    CheckRuling checks(DeclaredContent content, CustomsChannel channel) {
        List<CheckFacts> items = CheckFacts.of(content, channel);
        Answer first = answers.of(items.getFirst());
        Set<CheckRow> hits = null;
        for (int i = 1; i < items.size(); i++) {
            Answer next = answers.of(items.get(i));
            if (next != first) {
                if (hits == null) {
                    hits = new LinkedHashSet<>(first.hits());
                }
                hits.addAll(next.hits());
            }
        }
        return hits == null ? first.alone() : ruling(hits);
    }

    /** The table's answer, as it is used again. */
    List<CheckRow> hits(CheckFacts item) {
        return answers.of(item).hits();
    }

    /** What an item needs that travels alone. */
    CheckRuling ruled(CheckFacts item) {
        return answers.of(item).alone();
    }

    private Answer ask(CheckFacts item) {
        List<CheckRow> hits = table.hits(item);
        return new Answer(hits, ruling(hits));
    }

    private CheckRuling ruling(Iterable<CheckRow> hits) {
        Map<Authority, Map<CheckKind, RequiredCheck>> checks = new EnumMap<>(Authority.class);
        var asking = new TreeSet<String>();
        var silent = new TreeSet<String>();
        var onTrial = new TreeSet<String>();
        for (CheckRow row : hits) {
            if (row.mode() == Mode.DRY_RUN) {
                onTrial.add(row.id());
            } else if (row.check() instanceof RequiredCheck check) {
                asking.add(row.id());
                checks.computeIfAbsent(check.authority(), _ -> new EnumMap<>(CheckKind.class))
                        .merge(check.kind(), check, CheckRules::both);
            } else {
                silent.add(row.id());
            }
        }
        if (asking.isEmpty() && silent.isEmpty()) {
            throw new IllegalStateException("the table has no fallback row");
        }
        List<RequiredCheck> required = new ArrayList<>();
        checks.values().forEach(ofAuthority -> required.addAll(ofAuthority.values()));
        // That one item of several needs nothing is no reason for what the others need.
        List<String> rows = List.copyOf(asking.isEmpty() ? silent : asking);
        return new CheckRuling(
                required, new Ruling(CheckTable.NAME, table.version(), rows), List.copyOf(onTrial));
    }

    /** The same check, asked for by several rows: once, within the shorter limit. */
    private static RequiredCheck both(RequiredCheck one, RequiredCheck other) {
        var rows = new TreeSet<>(one.rows());
        rows.addAll(other.rows());
        return new RequiredCheck(
                one.authority(),
                one.kind(),
                SHORTER_FIRST.compare(one.within(), other.within()) <= 0
                        ? one.within()
                        : other.within(),
                List.copyOf(rows));
    }
}
