package vn.bordergate.stats.report;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.target.PlanWords;
import vn.bordergate.web.Figures;

/** What the pages of reports ask for; in templates the bean {@code reportWords}. */
@Component("reportWords")
final class ReportWords {

    private static final int CENT_DECIMALS = 2;
    private static final int GRAMS_A_TONNE_DECIMALS = 6;

    private final PlanWords words;
    private final Figures figures;

    ReportWords(PlanWords words, Figures figures) {
        this.words = words;
        this.figures = figures;
    }

    public String period(String text, Locale locale) {
        return words.period(Period.read(text).orElseThrow(), locale);
    }

    /** A cell as its readers write it. */
    public String written(Paper.Cell cell, Locale locale) {
        return CellText.of(cell, figures, locale);
    }

    /** How a group of the national statistics is called. */
    public String group(String code, Locale locale) {
        return GroupWords.name(code, locale);
    }

    public boolean isNumber(Paper.Cell cell) {
        return cell instanceof Paper.Cell.Number;
    }

    /** A figure of a comparison: dollars, tonnes or a count; a dash where there was none. */
    public String figure(String name, @Nullable Long value, Locale locale) {
        if (value == null) {
            return "–";
        }
        if (name.endsWith("usdCents")) {
            return figures.decimal(BigDecimal.valueOf(value, CENT_DECIMALS), CENT_DECIMALS, locale);
        }
        return name.endsWith("netMassGrams")
                ? figures.decimal(
                        BigDecimal.valueOf(value, GRAMS_A_TONNE_DECIMALS),
                        GRAMS_A_TONNE_DECIMALS,
                        locale)
                : figures.whole(value, locale);
    }
}
