package vn.bordergate.clearance.rulebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;
import vn.bordergate.events.Ruling;

/** The channel by one version of its table: the most severe row in force over all items decides. */
final class ChannelRules implements Rules {

    private static final Comparator<RuleRow> MOST_SEVERE_FIRST =
            Comparator.comparing(RuleRow::channel, Comparator.reverseOrder())
                    .thenComparing(RuleRow::id);

    private final ChannelTable table;
    private final Answers<ItemFacts, Answer> answers;

    ChannelRules(ChannelTable table) {
        this.table = table;
        answers = new Answers<>(table.distinctions(), this::ask);
    }

    /** What the table says of one item, and of a declaration that has no other kind of goods. */
    private record Answer(List<RuleRow> hits, ChannelRuling alone) {}

    ChannelTable table() {
        return table;
    }

    @Override
    public CompiledTable compiled() {
        return table.compiled();
    }

    ChannelRuling channel(
            DeclaredContent content, List<Remark> remarks, Valuation valuation, Instant lodgedAt) {
        List<ItemFacts> items = ItemFacts.of(content, remarks, valuation, lodgedAt);
        Answer first = answers.of(items.getFirst());
        List<RuleRow> hits = null;
        for (int i = 1; i < items.size(); i++) {
            Answer next = answers.of(items.get(i));
            if (next != first) {
                if (hits == null) {
                    hits = new ArrayList<>(first.hits());
                }
                hits.addAll(next.hits());
            }
        }
        return hits == null ? first.alone() : ruling(hits);
    }

    /** The table's answer, as it is used again. */
    List<RuleRow> hits(ItemFacts item) {
        return answers.of(item).hits();
    }

    ChannelRuling ruling(List<RuleRow> hits) {
        CustomsChannel channel =
                hits.stream()
                        .filter(row -> row.mode() == Mode.LIVE)
                        .map(RuleRow::channel)
                        .reduce(CustomsChannel::orMoreSevere)
                        .orElseThrow(
                                () -> new IllegalStateException("the table has no fallback row"));
        List<String> rows =
                hits.stream()
                        .filter(row -> row.mode() == Mode.LIVE && speaksFor(row, channel))
                        .sorted(MOST_SEVERE_FIRST)
                        .map(RuleRow::id)
                        .distinct()
                        .toList();
        var onTrial = new TreeSet<String>();
        for (RuleRow row : hits) {
            if (row.mode() == Mode.DRY_RUN) {
                onTrial.add(row.id());
            }
        }
        var ruling = new Ruling(ChannelTable.NAME, table.version(), rows);
        return new ChannelRuling(channel, ruling, List.copyOf(onTrial));
    }

    private Answer ask(ItemFacts item) {
        List<RuleRow> hits = table.hits(item);
        return new Answer(hits, ruling(hits));
    }

    /** That one item of several bears no risk is no reason for the channel of the others. */
    private static boolean speaksFor(RuleRow row, CustomsChannel decided) {
        return decided == CustomsChannel.GREEN || row.channel() != CustomsChannel.GREEN;
    }
}
