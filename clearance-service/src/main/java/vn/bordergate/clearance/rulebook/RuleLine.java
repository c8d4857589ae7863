package vn.bordergate.clearance.rulebook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final Set<String> LIMITS = Set.of("hours", "days");

    public RuleLine {
        conditions = List.copyOf(conditions);
        outcome = Map.copyOf(outcome);
    }

    /**
     * Whether the other row is the same rule: it asks the same and comes to the same. Its mode, its
     * words and its limit may differ.
     */
    boolean isSameRule(RuleLine other) {
        return Set.copyOf(conditions).equals(Set.copyOf(other.conditions))
                && verdict().equals(other.verdict());
    }

    /** What it decides in an output column that every row of its kind fills. */
    String text(String column) {
        if (outcome.get(column) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("row " + id + " has no " + column);
    }

    private Map<String, String> verdict() {
        Map<String, String> verdict = new HashMap<>(outcome);
        verdict.keySet().removeAll(LIMITS);
        return verdict;
    }
}
