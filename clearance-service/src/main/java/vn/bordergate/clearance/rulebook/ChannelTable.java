package vn.bordergate.clearance.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The channel table, compiled. Safe for use by several threads. */
public final class ChannelTable {

    /** Name by which rulings refer to the table. */
    public static final String NAME = "channel";

    private final CompiledTable compiled;
    private final Map<String, RuleRow> rows;

    ChannelTable(CompiledTable compiled) {
        this.compiled = compiled;
        rows =
                compiled.lines().stream()
                        .map(RuleRow::of)
                        .collect(Collectors.toUnmodifiableMap(RuleRow::id, Function.identity()));
    }

    /** The table that is shipped. */
    public static ChannelTable shipped() {
        return new ChannelTable(new CompiledTable(NAME, CompiledTable.shipped(NAME)));
    }

    /**
     * Edition by the table's author, and a hash of the content, which nobody can forget to change.
     */
    public String version() {
        return compiled.version();
    }

    /** Every row by its id. */
    public Map<String, RuleRow> rows() {
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
    List<RuleRow> hits(ItemFacts item) {
        return compiled.hits(item).stream()
                .map(id -> Objects.requireNonNull(rows.get(id)))
                .toList();
    }
}
