package vn.bordergate.clearance.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of lanes, compiled. Safe for use by several threads. */
public final class LaneTable {

    /** Name by which rulings refer to the table. */
    public static final String NAME = "vehicle-lanes";

    private final CompiledTable compiled;
    private final Map<String, LaneRow> rows;

    LaneTable(CompiledTable compiled) {
        this.compiled = compiled;
        rows =
                compiled.lines().stream()
                        .map(LaneRow::of)
                        .collect(Collectors.toUnmodifiableMap(LaneRow::id, Function.identity()));
    }

    /** The table that is shipped. */
    public static LaneTable shipped() {
        return new LaneTable(new CompiledTable(NAME, CompiledTable.shipped(NAME)));
    }

    /** Edition and hash, as of the channel table. */
    public String version() {
        return compiled.version();
    }

    /** Every row by its id. */
    public Map<String, LaneRow> rows() {
        return rows;
    }

    /** Every row in the order of the table. */
    List<RuleLine> lines() {
        return compiled.lines();
    }

    CompiledTable compiled() {
        return compiled;
    }

    Distinctions distinctions() {
        return compiled.distinctions();
    }

    /** Rows that hit, on trial or in force, in the order of the table. */
    List<LaneRow> hits(VehicleFacts vehicle) {
        return compiled.hits(vehicle).stream()
                .map(id -> Objects.requireNonNull(rows.get(id)))
                .toList();
    }
}
