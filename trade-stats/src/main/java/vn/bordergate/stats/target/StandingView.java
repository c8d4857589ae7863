package vn.bordergate.stats.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line as a program reads it: each figure as a number where there is one, and in words always.
 *
 * @param actual in the unit
 * @param counted at the gates, where the board has entered another figure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StandingView(
        String indicator,
        String scope,
        String unit,
        String origin,
        Shown actual,
        @Nullable BigDecimal counted,
        Shown plan,
        Shown yearPlan,
        Shown planAttainment,
        Shown yoyRatio,
        Shown yoyGrowth,
        Shown cumulative,
        Shown cumulativeAttainment) {

    /**
     * A figure.
     *
     * @param value in the unit, or per cent with two decimals
     * @param silence why there is no value
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(@Nullable BigDecimal value, @Nullable String silence, String words) {

        static <T> Shown of(Told<T> told, Function<T, BigDecimal> value, String words) {
            return switch (told) {
                case Told.Known<T>(T figure) -> new Shown(value.apply(figure), null, words);
                case Told.Untold<T>(Told.Silence why) -> new Shown(null, why.name(), words);
            };
        }
    }

    static StandingView of(PlanLine line, Span span, PlanWords words, Locale locale) {
        Standing standing = line.standing();
        Unit unit = line.unit();
        return new StandingView(
                line.indicator().name(),
                line.scope().name(),
                unit.text(),
                line.origin().name(),
                Shown.of(line.actual(), v -> v, words.value(line.actual(), unit, locale)),
                line.counted(),
                Shown.of(line.plan(), v -> v, words.value(line.plan(), unit, locale)),
                Shown.of(line.yearPlan(), v -> v, words.value(line.yearPlan(), unit, locale)),
                Shown.of(
                        standing.attainment(),
                        PlanAttainment::percent,
                        words.attainment(standing.attainment(), span, locale)),
                Shown.of(
                        standing.ratio(), YoyRatio::percent, words.ratio(standing.ratio(), locale)),
                Shown.of(
                        standing.growth(),
                        YoyGrowth::percent,
                        words.growth(standing.growth(), locale)),
                Shown.of(
                        standing.cumulative(),
                        CumulativeValue::value,
                        words.cumulative(standing.cumulative(), unit, locale)),
                Shown.of(
                        standing.cumulativeAttainment(),
                        CumulativeAttainment::percent,
                        words.cumulativeAttainment(standing.cumulativeAttainment(), locale)));
    }
}
