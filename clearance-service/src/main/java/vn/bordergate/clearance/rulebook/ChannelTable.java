package vn.bordergate.clearance.rulebook;

/** The channel table. */
public final class ChannelTable extends RuleTable<RuleRow, ItemFacts> {

    /** Name by which rulings refer to the table. */
    public static final String NAME = "channel";

    ChannelTable(CompiledTable compiled) {
        super(compiled, RuleRow::of);
    }

    /** The table that is shipped. */
    public static ChannelTable shipped() {
        return new ChannelTable(new CompiledTable(NAME, CompiledTable.shipped(NAME)));
    }
}
