package vn.bordergate.stats.target;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.target.Told.Silence;
import vn.bordergate.stats.target.Unit.Measure;
import vn.bordergate.web.Figures;

/**
 * Words of plans and reports, as an official report writes them: "bằng 186,24 % cùng kỳ", "tăng
 * 86,24 %". In templates it is the bean {@code planWords}.
 */
@Component("planWords")
public class PlanWords {

    private static final int AMOUNT_DECIMALS_MAX = 3;
    private static final int MILLION = 6;
    private static final int BILLION = 9;
    private static final int CENT_DECIMALS = 2;

    private final MessageSource texts;
    private final Figures figures;

    public PlanWords(MessageSource texts, Figures figures) {
        this.texts = texts;
        this.figures = figures;
    }

    /** An indicator of a scope and what is said of it, as one sentence of a report. */
    public String sentence(String indicator, String scope, List<String> said, Locale locale) {
        String between = text("sentence.between", locale);
        return text("sentence", locale, indicator, scope, String.join(between, said));
    }

    /** How much of the plan of the same period was reached. */
    public String attainment(Told<PlanAttainment> told, Span span, Locale locale) {
        String kind = span.isWholeYear() ? "year" : "part";
        return said(
                told,
                locale,
                known -> text("attainment." + kind, locale, number(known.percent(), locale)));
    }

    /** What it is of the same period: 100 % is as much. */
    public String ratio(Told<YoyRatio> told, Locale locale) {
        return said(told, locale, known -> text("ratio", locale, number(known.percent(), locale)));
    }

    /** By how much it rose or fell. */
    public String growth(Told<YoyGrowth> told, Locale locale) {
        return said(told, locale, known -> grown(known, locale));
    }

    public String cumulative(Told<CumulativeValue> told, Unit unit, Locale locale) {
        return said(
                told,
                locale,
                known -> text("cumulative", locale, amount(known.value(), unit, locale)));
    }

    public String cumulativeAttainment(Told<CumulativeAttainment> told, Locale locale) {
        return said(
                told,
                locale,
                known -> text("cumulativeAttainment", locale, number(known.percent(), locale)));
    }

    /** A value with its unit, or why there is none. */
    public String value(Told<BigDecimal> told, Unit unit, Locale locale) {
        return said(told, locale, known -> amount(known, unit, locale));
    }

    /** A value as it is said: in thousands of millions, with no more decimals than it has. */
    public String amount(BigDecimal value, Unit unit, Locale locale) {
        BigDecimal plain = unit.plain(value);
        Measure measure = unit.measure();
        if (measure == Measure.COUNT || measure == Measure.PERCENT) {
            return text("unit." + measure, locale, number(plain, locale));
        }
        if (locale.getLanguage().equals("zh")) {
            return chineseAmount(plain, measure, locale);
        }
        int tens = plain.abs().precision() - plain.scale();
        boolean billions = tens > BILLION;
        boolean millions = !billions && tens > MILLION;
        if (!billions && !millions) {
            return text("unit." + measure, locale, small(plain, measure, locale));
        }
        BigDecimal shown = plain.movePointLeft(billions ? BILLION : MILLION);
        String size = billions ? ".BILLION" : ".MILLION";
        return text("unit." + measure + size, locale, atMost(shown, AMOUNT_DECIMALS_MAX, locale));
    }

    /** Chinese counts in ten thousands and hundred millions. */
    private String chineseAmount(BigDecimal plain, Measure measure, Locale locale) {
        int tens = plain.abs().precision() - plain.scale();
        if (tens <= 4) {
            return text("unit." + measure, locale, small(plain, measure, locale));
        }
        boolean yi = tens > 8;
        BigDecimal shown = plain.movePointLeft(yi ? 8 : 4);
        String size = yi ? ".BILLION" : ".MILLION";
        return text("unit." + measure + size, locale, atMost(shown, AMOUNT_DECIMALS_MAX, locale));
    }

    /** "6 tháng đầu năm 2024", "quý IV năm 2026", "tuần 47 năm 2026". */
    public String period(Period period, Locale locale) {
        String year = Integer.toString(period.year());
        String from = figures.day(period.from(), locale);
        String to = figures.day(period.to(), locale);
        return switch (period.kind()) {
            case DAY -> text("period.DAY", locale, from);
            case RANGE -> text("period.RANGE", locale, from, to);
            case WEEK -> text("period.WEEK", locale, number(period), year, from, to);
            case MONTH -> text("period.MONTH." + period.number(), locale, year);
            case QUARTER -> text("period.QUARTER." + period.number(), locale, year);
            case HALF_YEAR -> text("period.HALF_YEAR." + period.number(), locale, year);
            case YEAR -> text("period.YEAR", locale, year);
        };
    }

    /** The span of a year; what has come together over all years is told by its end. */
    public String span(int year, Span span, Locale locale) {
        if (span.equals(Span.CUMULATIVE)) {
            return text("period.CUMULATIVE", locale, Integer.toString(year));
        }
        String suffix = span.text().substring(1);
        String name =
                switch (span.text().charAt(0)) {
                    case 'H' -> "-H" + suffix;
                    case 'Q' -> "-Q" + suffix;
                    case 'M' -> "-" + suffix;
                    default -> "";
                };
        return period(Period.read(year + name).orElseThrow(), locale);
    }

    /** Why there is no figure. */
    public String silence(Silence why, Locale locale) {
        return text("silence." + why, locale);
    }

    private String grown(YoyGrowth growth, Locale locale) {
        if (growth.direction() == 0) {
            return text("growth.none", locale);
        }
        String way = growth.direction() > 0 ? "up" : "down";
        BigDecimal percent = growth.percent().abs();
        return percent.signum() == 0
                ? text("growth." + way + ".little", locale)
                : text("growth." + way, locale, number(percent, locale));
    }

    private <T> String said(
            Told<T> told, Locale locale, java.util.function.Function<T, String> words) {
        return switch (told) {
            case Told.Known<T>(T figure) -> words.apply(figure);
            case Told.Untold<T>(Silence why) -> silence(why, locale);
        };
    }

    /** With just the decimals that it has. */
    private String number(BigDecimal value, Locale locale) {
        BigDecimal stripped = value.stripTrailingZeros();
        return figures.decimal(stripped, Math.max(0, stripped.scale()), locale);
    }

    private static String number(Period period) {
        return Integer.toString(period.number());
    }

    private String atMost(BigDecimal value, int decimals, Locale locale) {
        return number(value.setScale(decimals, java.math.RoundingMode.HALF_UP), locale);
    }

    private String small(BigDecimal plain, Measure measure, Locale locale) {
        return atMost(plain, measure == Measure.USD ? CENT_DECIMALS : 0, locale);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return texts.getMessage("target." + key, arguments, locale);
    }
}
