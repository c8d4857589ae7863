package vn.bordergate.stats.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.bordergate.stats.target.Told.Silence;

class YearFiguresTest {

    @Test
    void whatWasEnteredForTheSpanHolds() {
        YearFigures year = flow("Q1", 10, "M01", 1, "M02", 2, "M03", 3);

        assertThat(year.of(span("Q1"), Silence.NO_ACTUAL)).isEqualTo(told(10));
    }

    @Test
    void aQuarterIsTheSumOfItsMonths() {
        YearFigures year = flow("M04", 1, "M05", 2, "M06", 3);

        assertThat(year.of(span("Q2"), Silence.NO_ACTUAL)).isEqualTo(told(6));
    }

    @Test
    void sinceNewYearTheLargestPiecesAreLaidEndToEnd() {
        YearFigures year = flow("H1", 100, "M01", 1, "Q3", 50, "M07", 9, "M10", 5);

        assertThat(year.cumulative(span("M10"), Silence.NO_ACTUAL)).isEqualTo(told(155));
    }

    @Test
    void aMissingMonthIsSaidAndNotTakenForZero() {
        YearFigures year = flow("M01", 1, "M03", 3);

        assertThat(year.of(span("Q1"), Silence.NO_ACTUAL))
                .isEqualTo(Told.silent(Silence.PARTS_MISSING));
        assertThat(year.of(span("Q2"), Silence.NO_ACTUAL))
                .isEqualTo(Told.silent(Silence.NO_ACTUAL));
    }

    @Test
    void aPieceThatReachesBeyondTheSpanIsNoPartOfIt() {
        YearFigures year = flow("H1", 100);

        assertThat(year.of(span("Q1"), Silence.NO_ACTUAL))
                .isEqualTo(Told.silent(Silence.NO_ACTUAL));
    }

    @Test
    void aStateOnADayDoesNotAddUp() {
        YearFigures projects = new YearFigures(Map.of(span("Q1"), new BigDecimal(63)), false);

        assertThat(projects.of(span("Q1"), Silence.NO_ACTUAL)).isEqualTo(told(63));
        assertThat(projects.cumulative(span("Q1"), Silence.NO_ACTUAL))
                .isEqualTo(Told.silent(Silence.NOT_CUMULATIVE));
    }

    private static YearFigures flow(Object... pairs) {
        Map<Span, BigDecimal> figures = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            figures.put(span((String) pairs[i]), new BigDecimal((Integer) pairs[i + 1]));
        }
        return new YearFigures(figures, true);
    }

    private static Span span(String name) {
        return Span.named(name).orElseThrow();
    }

    private static Told<BigDecimal> told(int value) {
        return Told.known(new BigDecimal(value));
    }
}
