package vn.bordergate.stats.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.stats.target.Told.Silence;

class StandingTest {

    @ParameterizedTest
    @CsvSource({
        // The first half of 2024 at Lào Cai, as published: export, import and all trade.
        "866600000, 1900000000, 45.61",
        "313000000, 1200000000, 26.08",
        "1570000000, 4500000000, 34.89",
        "2100000000, 5000000000, 42.00"
    })
    void attainmentIsTheShareOfThePlan(String actual, String plan, String percent) {
        Standing standing = standing(actual, plan, null);

        assertThat(known(standing.attainment()).percent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "186.24, 100, 186.24, 86.24",
        "61, 100, 61.00, -39.00",
        "100, 100, 100.00, 0.00",
        "0, 100, 0.00, -100.00",
        "264.2, 100, 264.20, 164.20",
        "1, 3, 33.33, -66.67",
        "2, 3, 66.67, -33.33",
        "100005, 100000, 100.01, 0.01",
        "100004, 100000, 100.00, 0.00"
    })
    void ratioAndGrowthAreTwoFiguresOfTheSamePair(
            String now, String then, String ratio, String growth) {
        Standing standing = standing(now, null, then);

        assertThat(known(standing.ratio()).percent()).isEqualTo(ratio);
        assertThat(known(standing.growth()).percent()).isEqualTo(growth);
    }

    @Test
    void growthTooSmallToWriteIsStillGrowth() {
        YoyGrowth growth = known(standing("100004", null, "100000").growth());

        assertThat(growth.percent()).isZero();
        assertThat(growth.direction()).isPositive();
    }

    @Test
    void aPastOfZeroIsSaidAndNotDividedBy() {
        Standing standing = standing("5", "0", "0.00");

        assertThat(why(standing.ratio())).isEqualTo(Silence.PAST_ZERO);
        assertThat(why(standing.growth())).isEqualTo(Silence.PAST_ZERO);
        assertThat(why(standing.attainment())).isEqualTo(Silence.PLAN_ZERO);
    }

    @Test
    void whatIsMissingIsSaidByItsName() {
        Standing withoutOthers = standing("5", null, null);
        Standing withoutActual = standing(null, "5", "5");

        assertThat(why(withoutOthers.attainment())).isEqualTo(Silence.NO_PLAN);
        assertThat(why(withoutOthers.ratio())).isEqualTo(Silence.NO_PAST);
        assertThat(why(withoutActual.attainment())).isEqualTo(Silence.NO_ACTUAL);
        assertThat(why(withoutActual.growth())).isEqualTo(Silence.NO_ACTUAL);
    }

    @Test
    void belowZeroThereIsNoRatio() {
        assertThat(why(standing("5", null, "-1").growth())).isEqualTo(Silence.NEGATIVE);
        assertThat(why(standing("-5", null, "1").ratio())).isEqualTo(Silence.NEGATIVE);
    }

    @Test
    void cumulativeFiguresStandApartFromThoseOfThePeriod() {
        Standing standing =
                Standing.of(
                        new Standing.Basis(
                                told("100", Silence.NO_ACTUAL),
                                told("80", Silence.NO_PLAN),
                                told(null, Silence.NO_PAST),
                                told("300", Silence.NO_ACTUAL),
                                told("1200", Silence.NO_PLAN)));

        assertThat(known(standing.attainment()).percent()).isEqualTo("125.00");
        assertThat(known(standing.cumulative()).value()).isEqualTo("300");
        assertThat(known(standing.cumulativeAttainment()).percent()).isEqualTo("25.00");
    }

    private static Standing standing(
            @Nullable String actual, @Nullable String plan, @Nullable String past) {
        Told<BigDecimal> told = told(actual, Silence.NO_ACTUAL);
        return Standing.of(
                new Standing.Basis(
                        told,
                        told(plan, Silence.NO_PLAN),
                        told(past, Silence.NO_PAST),
                        told,
                        told(plan, Silence.NO_PLAN)));
    }

    private static Told<BigDecimal> told(@Nullable String value, Silence why) {
        return value == null ? Told.silent(why) : Told.known(new BigDecimal(value));
    }

    private static <T> T known(Told<T> told) {
        return ((Told.Known<T>) told).figure();
    }

    private static Silence why(Told<?> told) {
        return ((Told.Untold<?>) told).why();
    }
}
