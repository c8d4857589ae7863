package vn.bordergate.stats.board;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.bordergate.stats.target.Indicator;
import vn.bordergate.stats.target.PlanLine;
import vn.bordergate.stats.target.PlanWords;
import vn.bordergate.stats.target.Span;
import vn.bordergate.stats.target.Standing;
import vn.bordergate.stats.target.Told;
import vn.bordergate.stats.totals.CurveReading.Month;

/**
 * The year as it comes together, against its plan and the year before.
 *
 * @param through last day that is counted
 * @param scope whose gates they are
 */
record YearView(int year, LocalDate through, String scope, List<Line> lines) {

    private static final int MONTHS = 12;
    private static final int CENT_DECIMALS = 2;

    YearView {
        lines = List.copyOf(lines);
    }

    /**
     * One indicator.
     *
     * @param counted which goods it counts: trade, export or import
     * @param usdCents from New Year to the end of each month that has begun
     * @param lastYearUsdCents the same of the twelve months of the year before
     * @param planUsdCents of the whole year; null where none was entered
     * @param words the figures that an official report would tell
     */
    record Line(
            String counted,
            String name,
            List<Long> usdCents,
            List<Long> lastYearUsdCents,
            @Nullable Long planUsdCents,
            Words words) {}

    /** Ratio and growth are two figures, and so are both attainments. */
    record Words(String actual, String plan, String attainment, String ratio, String growth) {}

    static YearView of(
            LocalDate through,
            List<PlanLine> plan,
            List<Month> months,
            PlanWords words,
            Locale locale) {
        List<Line> lines = new ArrayList<>();
        String scope = "";
        for (PlanLine line : plan) {
            scope = line.scope().name(locale);
            Indicator.Counted counted = line.indicator().counted();
            lines.add(
                    new Line(
                            counted.name(),
                            line.indicator().name(locale),
                            cumulative(months, counted, through.getYear(), through.getMonthValue()),
                            cumulative(months, counted, through.getYear() - 1, MONTHS),
                            cents(line),
                            words(line, words, locale)));
        }
        return new YearView(through.getYear(), through, scope, lines);
    }

    private static List<Long> cumulative(
            List<Month> months, Indicator.Counted counted, int year, int last) {
        List<Long> sums = new ArrayList<>();
        long sum = 0;
        for (int month = 1; month <= last; month++) {
            for (Month one : months) {
                if (one.year() == year && one.month() == month && fits(one, counted)) {
                    sum = Math.addExact(sum, one.usdCents());
                }
            }
            sums.add(sum);
        }
        return sums;
    }

    private static boolean fits(Month month, Indicator.Counted counted) {
        return counted == Indicator.Counted.TRADE || month.direction().equals(counted.name());
    }

    /** Plans of these indicators are in US dollars, whole or in millions. */
    private static @Nullable Long cents(PlanLine line) {
        return line.yearPlan() instanceof Told.Known<BigDecimal>(BigDecimal plan)
                ? line.unit().plain(plan).movePointRight(CENT_DECIMALS).longValue()
                : null;
    }

    private static Words words(PlanLine line, PlanWords words, Locale locale) {
        Standing standing = line.standing();
        return new Words(
                words.value(line.actual(), line.unit(), locale),
                words.value(line.yearPlan(), line.unit(), locale),
                words.attainment(standing.attainment(), Span.YEAR, locale),
                words.ratio(standing.ratio(), locale),
                words.growth(standing.growth(), locale));
    }
}
