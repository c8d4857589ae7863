package vn.bordergate.clearance.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of checks, compiled. Safe for use by several threads. */
public final class CheckTable {

    /** Name by which rulings refer to the table. */
    public static final String NAME = "checks";

    private final CompiledTable compiled;
    private final Map<String, CheckRow> rows;

    CheckTable(CompiledTable compiled) {
        this.compiled = compiled;
        rows =
                compiled.lines().stream()
                        .map(CheckRow::of)
                        .collect(Collectors.toUnmodifiableMap(CheckRow::id, Function.identity()));
    }

    /** The table that is shipped. */
    public static CheckTable shipped() {
        return new CheckTable(new CompiledTable(NAME, CompiledTable.shipped(NAME)));
    }

    /** Edition and hash, as of the channel table. */
    public String version() {
        return compiled.version();
    }

    /** Every row by its id. */
    public Map<String, CheckRow> rows() {
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
    List<CheckRow> hits(CheckFacts item) {
        return compiled.hits(item).stream()
                .map(id -> Objects.requireNonNull(rows.get(id)))
                .toList();
    }
}
