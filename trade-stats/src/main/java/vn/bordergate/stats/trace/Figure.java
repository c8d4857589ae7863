package vn.bordergate.stats.trace;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.stats.totals.CommodityGroups;
import vn.bordergate.stats.totals.HsSections;

/**
 * Which figure is asked about: a stage's sum over some days, kept to the values named.
 *
 * @param from first day that counts, null for the beginning
 * @param to last day that counts, null for today and later
 * @param only by part of a cell, the one value to keep
 */
record Figure(
        String stage, @Nullable LocalDate from, @Nullable LocalDate to, Map<Part, String> only) {

    Figure {
        only = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(only));
    }

    /** What a figure may be kept to, and how a cell and the table tell it. */
    enum Part {
        GATE("gate", "gate"),
        DIRECTION("direction", "direction"),
        TRADE_TYPE("tradeType", "trade_type"),
        SECTION("section", HsSections.ofHeading("heading")),
        CHAPTER("chapter", "left(heading, 2)"),
        HEADING("heading", "heading::text"),
        COMMODITY_GROUP("commodityGroup", CommodityGroups.ofHeading("heading"));

        private final String parameter;
        private final String column;

        Part(String parameter, String column) {
            this.parameter = parameter;
            this.column = column;
        }

        public String parameter() {
            return parameter;
        }

        String column() {
            return column;
        }

        /** Its value in a cell of the log: day, gate, direction, trade type, stage, heading. */
        String in(String[] cell) {
            return switch (this) {
                case GATE -> cell[GATE_PLACE];
                case DIRECTION -> cell[DIRECTION_PLACE];
                case TRADE_TYPE -> cell[TYPE_PLACE];
                case SECTION -> HsSections.of(cell[HEADING_PLACE]);
                case CHAPTER -> cell[HEADING_PLACE].substring(0, 2);
                case HEADING -> cell[HEADING_PLACE];
                case COMMODITY_GROUP -> CommodityGroups.of(cell[HEADING_PLACE]);
            };
        }
    }

    private static final int DAY_PLACE = 0;
    private static final int GATE_PLACE = 1;
    private static final int DIRECTION_PLACE = 2;
    private static final int TYPE_PLACE = 3;
    private static final int STAGE_PLACE = 4;
    private static final int HEADING_PLACE = 5;

    /** Whether a cell counts in it. */
    boolean holds(String[] cell) {
        if (!cell[STAGE_PLACE].equals(stage)) {
            return false;
        }
        // Days in this form are in the order of their texts.
        String day = cell[DAY_PLACE];
        if ((from != null && day.compareTo(from.toString()) < 0)
                || (to != null && day.compareTo(to.toString()) > 0)) {
            return false;
        }
        for (Map.Entry<Part, String> kept : only.entrySet()) {
            if (!kept.getKey().in(cell).equals(kept.getValue())) {
                return false;
            }
        }
        return true;
    }
}
