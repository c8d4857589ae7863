package vn.bordergate.clearance.rulebook;

/** The table of checks. */
public final class CheckTable extends RuleTable<CheckRow, CheckFacts> {

    /** Name by which rulings refer to the table. */
    public static final String NAME = "checks";

    CheckTable(CompiledTable compiled) {
        super(compiled, CheckRow::of);
    }

    /** The table that is shipped. */
    public static CheckTable shipped() {
        return new CheckTable(new CompiledTable(NAME, CompiledTable.shipped(NAME)));
    }
}
