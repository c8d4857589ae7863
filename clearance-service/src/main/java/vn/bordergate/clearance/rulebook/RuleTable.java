package vn.bordergate.clearance.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A compiled table with its rows as its kind reads them. Safe for use by several threads.
 *
 * @param <R> what a row is
 * @param <F> what is asked of the table
 */
public abstract sealed class RuleTable<R, F extends Facts>
        permits ChannelTable, CheckTable, FeeTable, LaneTable {

    private final CompiledTable compiled;
    private final Map<String, R> rows;

    RuleTable(CompiledTable compiled, Function<RuleLine, R> row) {
        this.compiled = compiled;
        rows = compiled.lines().stream().collect(Collectors.toUnmodifiableMap(RuleLine::id, row));
    }

    /**
     * Edition by the table's author, and a hash of the content, which nobody can forget to change.
     */
    public String version() {
        return compiled.version();
    }

    /** Every row by its id. */
    public Map<String, R> rows() {
        return rows;
    }

    /** Every row in the order of the table. */
    List<RuleLine> lines() {
        return compiled.lines();
    }

    CompiledTable compiled() {
        return compiled;
    }

    /** What the table tells apart, and what it does not. */
    Distinctions distinctions() {
        return compiled.distinctions();
    }

    /** Rows that hit, on trial or in force, in the order of the table. */
    List<R> hits(F facts) {
        return compiled.hits(facts).stream()
                .map(id -> Objects.requireNonNull(rows.get(id)))
                .toList();
    }
}
