package vn.bordergate.clearance.rulebook;

import java.util.Comparator;
import java.util.List;
import vn.bordergate.clearance.fee.Passage;
import vn.bordergate.clearance.fee.Quote;
import vn.bordergate.clearance.rulebook.FeeRow.Basis;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.events.Ruling;

/**
 * The fee by one version of the tariff. Of one item the highest ordinary row is charged, or the
 * lowest reduced one where any hits; of several items the highest: a mixed load costs what its
 * dearest part does.
 */
final class FeeRules implements Rules {

    private static final Comparator<FeeRow> DEAREST =
            Comparator.comparingLong(FeeRow::vnd)
                    .thenComparing(FeeRow::id, Comparator.reverseOrder());

    private final FeeTable table;
    private final Answers<FeeFacts, FeeRow> answers;

    FeeRules(FeeTable table) {
        this.table = table;
        answers = new Answers<>(table.compiled().distinctions(), this::charged);
    }

    @Override
    public CompiledTable compiled() {
        return table.compiled();
    }

    Quote fee(Passage passage) {
        FeeRow row =
                FeeFacts.of(passage).stream()
                        .map(answers::of)
                        .max(DEAREST)
                        .orElseThrow(() -> new IllegalStateException("nothing to charge for"));
        var ruling = new Ruling(FeeTable.NAME, compiled().version(), List.of(row.id()));
        return new Quote(row.vnd(), ruling);
    }

    /** The row that one item is charged by. */
    FeeRow charged(FeeFacts item) {
        List<FeeRow> live =
                table.hits(item).stream().filter(row -> row.mode() == Mode.LIVE).toList();
        return live.stream()
                .filter(row -> row.basis() == Basis.REDUCED)
                .min(Comparator.comparingLong(FeeRow::vnd).thenComparing(FeeRow::id))
                .or(() -> live.stream().max(DEAREST))
                .orElseThrow(() -> new IllegalStateException("the tariff has no fallback row"));
    }
}
