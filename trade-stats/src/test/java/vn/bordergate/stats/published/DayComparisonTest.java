package vn.bordergate.stats.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;

class DayComparisonTest {

    private static final CellName FRUIT =
            new CellName("KIM-THANH", Direction.EXPORT, TradeType.EXPORT, Stage.CLEARED);
    private static final CellName COKE =
            new CellName("BAN-VUOC", Direction.IMPORT, TradeType.IMPORT, Stage.CLEARED);

    @Test
    void aDifferenceMadeOfNotedFactsIsExplained() {
        DayComparison comparison =
                DayComparison.of(
                        Map.of(FRUIT, usd(500, 2)),
                        Map.of(FRUIT, usd(650, 3), COKE, usd(70, 1)),
                        Map.of(
                                FRUIT,
                                List.of(
                                        new Change(Change.Kind.LATE, 1, usd(200, 1)),
                                        new Change(Change.Kind.CORRECTED, 1, usd(-50, 0))),
                                COKE,
                                List.of(new Change(Change.Kind.LATE, 1, usd(70, 1)))));

        assertThat(comparison.isExplained()).isTrue();
        assertThat(comparison.cellsDiffering()).isEqualTo(2);
        assertThat(comparison.lines())
                .extracting(DayComparison.Line::cell)
                .containsExactly(COKE, FRUIT);
    }

    @Test
    void aDifferenceThatNoFactExplainsIsShown() {
        DayComparison comparison =
                DayComparison.of(Map.of(FRUIT, usd(500, 2)), Map.of(FRUIT, usd(501, 2)), Map.of());

        assertThat(comparison.isExplained()).isFalse();
        assertThat(comparison.lines().getFirst().unexplained()).isEqualTo(usd(1, 0));
    }

    @Test
    void sumsOfAStageAddUpOverItsCells() {
        DayComparison comparison =
                DayComparison.of(
                        Map.of(FRUIT, usd(500, 2), COKE, usd(10, 1)),
                        Map.of(FRUIT, usd(300, 1), COKE, usd(10, 1)),
                        Map.of(
                                FRUIT,
                                List.of(new Change(Change.Kind.TAKEN_BACK, 1, usd(-200, -1)))));

        assertThat(comparison.sums()).hasSize(1);
        DayComparison.Line sum = comparison.sums().getFirst();
        assertThat(sum.published()).isEqualTo(usd(510, 3));
        assertThat(sum.difference()).isEqualTo(usd(-200, -1));
        assertThat(sum.unexplained()).isEqualTo(Measured.NONE);
    }

    private static Measured usd(long cents, long declarations) {
        return new Measured(cents, 0, 0, 0, declarations);
    }
}
