package vn.bordergate.clearance.procedure;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.bordergate.clearance.register.Flow;
import vn.bordergate.clearance.rulebook.RuleLine;
import vn.bordergate.clearance.rulebook.RuleRow;

/**
 * Whether a row of a rule table may concern goods of a flow, by its tests of direction and trade.
 */
final class RowScope {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LIST = Pattern.compile("\\s*\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*\\s*");
    private static final Pattern NOT = Pattern.compile("\\s*not\\((.*)\\)\\s*");

    private RowScope() {}

    static boolean mayConcern(RuleLine line, Flow flow) {
        for (RuleRow.Condition condition : line.conditions()) {
            Set<String> values =
                    switch (condition.input()) {
                        case "direction" -> names(flow.directions());
                        case "tradeType" -> names(flow.tradeTypes());
                        default -> Set.of();
                    };
            if (!values.isEmpty() && !admits(condition.test(), values)) {
                return false;
            }
        }
        return true;
    }

    /** A test of another form than a list of words is not judged: the row is shown. */
    private static boolean admits(String test, Set<String> values) {
        Matcher not = NOT.matcher(test);
        boolean negated = not.matches();
        String list = negated ? not.group(1) : test;
        if (!LIST.matcher(list).matches()) {
            return true;
        }
        Set<String> left = new HashSet<>(values);
        Set<String> named =
                WORD.matcher(list).results().map(m -> m.group(1)).collect(Collectors.toSet());
        if (negated) {
            left.removeAll(named);
        } else {
            left.retainAll(named);
        }
        return !left.isEmpty();
    }

    private static Set<String> names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.toSet());
    }
}
