package vn.bordergate.stats.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says how an indicator stands as an official report does: "Kim ngạch …: 1,57 tỷ USD; bằng 34,89 %
 * kế hoạch năm; bằng 186,24 % cùng kỳ; tăng 86,24 %; lũy kế …". What there is no figure for is left
 * out.
 */
@Component
public class PlanSentences {

    private final Indicators indicators;
    private final PlanWords words;

    public PlanSentences(Indicators indicators, PlanWords words) {
        this.indicators = indicators;
        this.words = words;
    }

    /** A sentence for each; none for an indicator that is no longer in the table. */
    public List<String> say(List<PlanFigures> all, Locale locale) {
        return all.stream().flatMap(figures -> say(figures, locale).stream()).toList();
    }

    private Optional<String> say(PlanFigures figures, Locale locale) {
        Indicator indicator = indicators.indicator(figures.indicator()).orElse(null);
        Scope scope = indicators.scope(figures.scope()).orElse(null);
        Unit unit = Unit.named(figures.unit()).orElse(null);
        Span span = Span.named(figures.span()).orElse(null);
        if (indicator == null || scope == null || unit == null || span == null) {
            return Optional.empty();
        }
        List<String> said = new ArrayList<>();
        said.add(words.amount(figures.actual(), unit, locale));
        Standing standing = figures.standing();
        if (standing.attainment() instanceof Told.Known) {
            said.add(words.attainment(standing.attainment(), span, locale));
        }
        if (standing.ratio() instanceof Told.Known) {
            said.add(words.ratio(standing.ratio(), locale));
        }
        if (standing.growth() instanceof Told.Known) {
            said.add(words.growth(standing.growth(), locale));
        }
        if (standing.cumulative() instanceof Told.Known && !span.isWholeYear()) {
            said.add(words.cumulative(standing.cumulative(), unit, locale));
        }
        if (standing.cumulativeAttainment() instanceof Told.Known && !span.isWholeYear()) {
            said.add(words.cumulativeAttainment(standing.cumulativeAttainment(), locale));
        }
        return Optional.of(
                words.sentence(indicator.name(locale), scope.name(locale), said, locale));
    }
}
