package vn.bordergate.clearance.rulebook;

import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.dispatch.PriorityClass;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;

/** A row of the table of lanes. */
public record LaneRow(
        String id, Mode mode, LaneGroup group, PriorityClass priority, RuleLine line) {

    static LaneRow of(RuleLine line) {
        return new LaneRow(
                line.id(),
                line.mode(),
                LaneGroup.valueOf(line.text("group")),
                PriorityClass.valueOf(line.text("priority")),
                line);
    }
}
