package vn.bordergate.clearance.rulebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.RequiredCheck;
import vn.bordergate.clearance.declaration.WorkingTime;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;
import vn.bordergate.events.Ruling;

/** Rules on declarations by the tables in force. Safe for use by several threads. */
public final class Rulebook {

    /** Answers kept; the shipped table tells apart far fewer kinds of goods that really occur. */
    private static final int ANSWERS_MAX = 50_000;

    private static final RequiredCheck DOCUMENTS =
            new RequiredCheck(Authority.CUSTOMS, CheckKind.DOCUMENT_CHECK, WorkingTime.ofHours(2));
    private static final RequiredCheck INSPECTION =
            new RequiredCheck(
                    Authority.CUSTOMS, CheckKind.PHYSICAL_INSPECTION, WorkingTime.ofHours(8));

    private static final Comparator<RuleRow> MOST_SEVERE_FIRST =
            Comparator.comparing(RuleRow::channel, Comparator.reverseOrder())
                    .thenComparing(RuleRow::id);

    private final ChannelTable table;
    private final Map<List<Object>, Answer> answers = new ConcurrentHashMap<>();

    public Rulebook(ChannelTable table) {
        this.table = table;
    }

    /** What the table says of one item, and of a declaration that has no other kind of goods. */
    private record Answer(List<RuleRow> hits, ChannelRuling alone) {}

    public ChannelTable channelTable() {
        return table;
    }

    /** The most severe row in force over all items decides. */
    public ChannelRuling channel(
            DeclaredContent content, List<Remark> remarks, Valuation valuation, Instant lodgedAt) {
        List<ItemFacts> items = ItemFacts.of(content, remarks, valuation, lodgedAt);
        Answer first = answer(items.getFirst());
        List<RuleRow> hits = null;
        for (int i = 1; i < items.size(); i++) {
            Answer next = answer(items.get(i));
            if (next != first) {
                if (hits == null) {
                    hits = new ArrayList<>(first.hits());
                }
                hits.addAll(next.hits());
            }
        }
        return hits == null ? first.alone() : ruling(hits);
    }

    /** Which authorities must check what, given the channel that customs assigned. */
    public CheckRuling checks(
            DeclaredContent content, List<Remark> remarks, CustomsChannel channel) {
        List<RequiredCheck> checks =
                switch (channel) {
                    case GREEN -> List.of();
                    case YELLOW -> List.of(DOCUMENTS);
                    case RED -> List.of(DOCUMENTS, INSPECTION);
                };
        return new CheckRuling(
                checks, new Ruling("checks", table.version(), List.of(channel.name())), List.of());
    }

    /** The table's answer, asked for once for all goods that it does not tell apart. */
    List<RuleRow> hits(ItemFacts item) {
        return answer(item).hits();
    }

    private Answer answer(ItemFacts item) {
        List<Object> kind = table.distinctions().of(item);
        Answer known = answers.get(kind);
        if (known == null) {
            if (answers.size() >= ANSWERS_MAX) {
                answers.clear();
            }
            List<RuleRow> hits = table.hits(item);
            known = new Answer(hits, ruling(hits));
            answers.put(kind, known);
        }
        return known;
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

    /** That one item of several bears no risk is no reason for the channel of the others. */
    private static boolean speaksFor(RuleRow row, CustomsChannel decided) {
        return decided == CustomsChannel.GREEN || row.channel() != CustomsChannel.GREEN;
    }
}
