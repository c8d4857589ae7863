package vn.bordergate.clearance.rulebook;

/** The tariff. */
public final class FeeTable extends RuleTable<FeeRow, FeeFacts> {

    /** Name by which rulings refer to the table. */
    public static final String NAME = "fees";

    FeeTable(CompiledTable compiled) {
        super(compiled, FeeRow::of);
    }
}
