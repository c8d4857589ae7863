package vn.bordergate.clearance.rulebook;

import java.util.List;
import java.util.Map;
import vn.bordergate.clearance.rulebook.RuleRow.Condition;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.clearance.rulebook.RuleRow.Reason;

/**
 * A row of any table as it is written.
 *
 * @param outcome what it decides, by output column, without id, mode and reason
 */
public record RuleLine(
        String id,
        Mode mode,
        List<Condition> conditions,
        Map<String, String> outcome,
        Reason reason) {
    public RuleLine {
        conditions = List.copyOf(conditions);
        outcome = Map.copyOf(outcome);
    }
}
