package vn.bordergate.stats.totals;

import java.util.List;

/** The tables of totals: those that are served, and those that are being rebuilt beside them. */
public enum TotalTables {
    SERVED(""),
    /** Of the same form; they change places with the served ones when they are whole. */
    REBUILT("_next");

    /** Every table that is folded from facts alone, and so can be folded again. */
    public static final List<String> NAMES =
            List.of(
                    "total",
                    "month_total",
                    "gate_total",
                    "gate_ever",
                    "channel_total",
                    "park_total",
                    "gate_hour",
                    "declarant_group");

    private final String suffix;

    TotalTables(String suffix) {
        this.suffix = suffix;
    }

    /** The name of one of {@link #NAMES} here. */
    public String name(String table) {
        return table + suffix;
    }

    /** The statement with its one table's name completed. */
    String in(String statement) {
        return statement.replaceFirst("%s", suffix);
    }
}
