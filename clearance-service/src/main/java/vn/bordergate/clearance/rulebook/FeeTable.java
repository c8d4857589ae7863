package vn.bordergate.clearance.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tariff, compiled. Safe for use by several threads. */
public final class FeeTable {

    /** Name by which rulings refer to the table. */
    public static final String NAME = "fees";

    private final CompiledTable compiled;
    private final Map<String, FeeRow> rows;

    FeeTable(CompiledTable compiled) {
        this.compiled = compiled;
        rows =
                compiled.lines().stream()
                        .map(FeeRow::of)
                        .collect(Collectors.toUnmodifiableMap(FeeRow::id, Function.identity()));
    }

    CompiledTable compiled() {
        return compiled;
    }

    /** Every row by its id. */
    Map<String, FeeRow> rows() {
        return rows;
    }

    /** Rows that hit, on trial or in force, in the order of the table. */
    List<FeeRow> hits(FeeFacts item) {
        return compiled.hits(item).stream()
                .map(id -> Objects.requireNonNull(rows.get(id)))
                .toList();
    }
}
