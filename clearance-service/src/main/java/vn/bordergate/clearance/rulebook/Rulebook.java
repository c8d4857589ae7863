package vn.bordergate.clearance.rulebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;
import vn.bordergate.events.Ruling;

/** Rules on declarations by the tables in force. */
public final class Rulebook {

    private final ChannelTable table;

    public Rulebook(ChannelTable table) {
        this.table = table;
    }

    public ChannelTable channelTable() {
        return table;
    }

    /** A sitting over many declarations, in which the same question is asked of the table once. */
    public Sitting sitting(Valuation valuation) {
        return new Sitting(valuation);
    }

    /** Not for several threads. */
    public final class Sitting {

        private final Valuation valuation;
        private final Map<ItemFacts, List<RuleRow>> answered = new HashMap<>();

        private Sitting(Valuation valuation) {
            this.valuation = valuation;
        }

        /** The most severe row in force over all items decides. */
        public ChannelRuling channel(
                DeclaredContent content, List<Remark> remarks, Instant lodgedAt) {
            List<RuleRow> hits = new ArrayList<>(2);
            for (ItemFacts item : ItemFacts.of(content, remarks, valuation, lodgedAt)) {
                hits.addAll(answered.computeIfAbsent(item, table::hits));
            }
            return ruling(hits);
        }
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
                        .sorted(
                                Comparator.comparing(RuleRow::channel, Comparator.reverseOrder())
                                        .thenComparing(RuleRow::id))
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

    /** That one item of several bears no risk is no reason for the channel of the others. */
    private static boolean speaksFor(RuleRow row, CustomsChannel decided) {
        return decided == CustomsChannel.GREEN || row.channel() != CustomsChannel.GREEN;
    }
}
