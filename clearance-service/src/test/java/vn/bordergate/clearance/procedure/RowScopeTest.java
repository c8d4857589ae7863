package vn.bordergate.clearance.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.register.Flow;
import vn.bordergate.clearance.rulebook.RuleLine;
import vn.bordergate.clearance.rulebook.RuleRow;

class RowScopeTest {

    @ParameterizedTest
    @CsvSource({
        "direction, '\"IMPORT\"', EXPORT, false",
        "direction, '\"IMPORT\"', IMPORT, true",
        "direction, '\"IMPORT\"', TRANSIT, true",
        "direction, '\"IMPORT\", \"EXPORT\"', EXPORT, true",
        "tradeType, '\"TEMP_IMPORT\", \"MERCHANTING\"', EXPORT, false",
        "tradeType, '\"TEMP_IMPORT\", \"MERCHANTING\"', TRANSIT, true",
        "tradeType, 'not(\"TEMP_IMPORT\", \"MERCHANTING\")', TRANSIT, true",
        "tradeType, 'not(\"TRANSIT\", \"MERCHANTING\")', TRANSIT, false",
        "tradeType, 'starts with(?, \"T\")', EXPORT, true",
        "chapter, '\"08\"', EXPORT, true"
    })
    void aRowConcernsAFlowUnlessItsTestsRuleItOut(
            String input, String test, Flow flow, boolean concerns) {
        RuleLine line =
                new RuleLine(
                        "X-001",
                        RuleRow.Mode.LIVE,
                        List.of(new RuleRow.Condition(input, test)),
                        Map.of(),
                        new RuleRow.Reason("", "", ""));
        assertThat(RowScope.mayConcern(line, flow)).isEqualTo(concerns);
    }
}
