package vn.bordergate.clearance.rulebook;

/** The table of lanes. */
public final class LaneTable extends RuleTable<LaneRow, VehicleFacts> {

    /** Name by which rulings refer to the table. */
    public static final String NAME = "vehicle-lanes";

    LaneTable(CompiledTable compiled) {
        super(compiled, LaneRow::of);
    }

    /** The table that is shipped. */
    public static LaneTable shipped() {
        return new LaneTable(new CompiledTable(NAME, CompiledTable.shipped(NAME)));
    }
}
