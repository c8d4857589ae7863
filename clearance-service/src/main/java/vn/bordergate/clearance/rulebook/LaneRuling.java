package vn.bordergate.clearance.rulebook;

import java.util.List;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.dispatch.PriorityClass;
import vn.bordergate.events.Ruling;

/**
 * Which lanes a vehicle goes by.
 *
 * @param ruling the table's version and the row that decided
 * @param dryRunRows rows on trial that hit, without effect
 */
public record LaneRuling(
        LaneGroup group, PriorityClass priority, Ruling ruling, List<String> dryRunRows) {

    public LaneRuling {
        dryRunRows = List.copyOf(dryRunRows);
    }
}
