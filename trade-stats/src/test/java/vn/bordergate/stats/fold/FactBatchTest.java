package vn.bordergate.stats.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;

class FactBatchTest {

    @Test
    void aLorryOfDurianCountsOnceInItsCell() {
        TradeFact durian = Facts.durian(Stage.CLEARED);

        var cells = FactBatch.fold(List.of(durian));

        assertThat(cells).hasSize(1);
        assertThat(cells).containsOnlyKeys(CellKey.of(durian));
        Measures measures = cells.values().iterator().next();
        assertThat(measures.amount()).isEqualTo(new BigDecimal("11903.6000"));
        assertThat(measures.sums())
                .isEqualTo(new Sums(170_051, 170_051L * 263, 0, 18_000_000, 1, 1));
    }

    @Test
    void aReversalLeavesNothingButTheCountOfFacts() {
        TradeFact durian = Facts.durian(Stage.CLEARED);

        var cells = FactBatch.fold(List.of(durian, durian.reversed(Facts.AT)));

        assertThat(cells.get(CellKey.of(durian)))
                .isEqualTo(new Measures(new BigDecimal("0.0000"), new Sums(0, 0, 0, 0, 0, 2)));
    }

    @Test
    void aReversalMayComeBeforeWhatItReverses() {
        TradeFact durian = Facts.durian(Stage.CLEARED);

        assertThat(FactBatch.fold(List.of(durian.reversed(Facts.AT), durian)))
                .isEqualTo(FactBatch.fold(List.of(durian, durian.reversed(Facts.AT))));
    }

    @Test
    void theStagesAreNeverMixed() {
        assertThat(
                        FactBatch.fold(
                                List.of(
                                        Facts.durian(Stage.DECLARED),
                                        Facts.durian(Stage.CLEARED),
                                        Facts.durian(Stage.CROSSED))))
                .hasSize(3);
    }

    @Test
    void aFactWithoutARateIsCountedAsLackingItUntilItIsTakenBack() {
        TradeFact coke =
                Facts.fact(
                        new UUID(0, 2),
                        1,
                        Stage.CLEARED,
                        "KIM-THANH",
                        "2704",
                        "USD",
                        500,
                        1,
                        Facts.DAY);

        assertThat(sums(List.of(coke, coke)).factsWithoutVnd()).isEqualTo(2);
        assertThat(sums(List.of(coke, coke, coke.reversed(Facts.AT))).factsWithoutVnd())
                .isEqualTo(1);
        assertThat(sums(List.of(coke)).vnd()).isZero();
    }

    @Test
    void aSumThatDoesNotFitIsRefusedRatherThanWrong() {
        TradeFact vast =
                Facts.fact(
                        new UUID(0, 3),
                        1,
                        Stage.CLEARED,
                        "KIM-THANH",
                        "2704",
                        "USD",
                        Long.MAX_VALUE / 8,
                        1,
                        Facts.DAY);
        List<TradeFact> nine = Collections.nCopies(9, vast);

        assertThatThrownBy(() -> FactBatch.fold(nine)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_122})
    void theOrderAndTheCutIntoBatchesMakeNoDifference(long seed) {
        List<TradeFact> facts = Facts.history(seed, 200);
        List<TradeFact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        int cut = shuffled.size() / 3;

        Map<CellKey, Measures> pieces = FactBatch.fold(shuffled.subList(0, cut));
        FactBatch.fold(shuffled.subList(cut, shuffled.size()))
                .forEach((cell, more) -> pieces.merge(cell, more, Measures::plus));

        assertThat(pieces).isEqualTo(FactBatch.fold(facts));
    }

    @Test
    void theRollupsAddUpToTheCells() {
        var cells = FactBatch.fold(Facts.history(7, 300));
        var days = FactBatch.byGateAndDay(cells);
        var gates = FactBatch.byGate(days);
        Sums all = cells.values().stream().map(Measures::sums).reduce(Sums.ZERO, Sums::plus);

        assertThat(days.values().stream().reduce(Sums.ZERO, Sums::plus)).isEqualTo(all);
        assertThat(gates.values().stream().reduce(Sums.ZERO, Sums::plus)).isEqualTo(all);
        assertThat(gates).hasSizeLessThan(days.size());
    }

    private static Sums sums(List<TradeFact> facts) {
        return FactBatch.fold(facts).values().iterator().next().sums();
    }
}
