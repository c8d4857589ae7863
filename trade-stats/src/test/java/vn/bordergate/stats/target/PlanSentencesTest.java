package vn.bordergate.stats.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.bordergate.web.Figures;

class PlanSentencesTest {

    /** After what was published of the first half of 2024. */
    private static final PlanFigures EXPORT =
            new PlanFigures(
                    "export value through border gates",
                    "Lao Cai",
                    "million USD",
                    "H1",
                    new BigDecimal("866.6"),
                    new BigDecimal("950"),
                    new BigDecimal("465.313574"),
                    new BigDecimal("866.6"),
                    new BigDecimal("1900"));

    @Test
    void theFiveFiguresStandInTheWordsOfAnOfficialReport() {
        assertThat(said(EXPORT, "vi"))
                .isEqualTo(
                        "Kim ngạch xuất khẩu qua các cửa khẩu, Tỉnh Lào Cai: 866,6 triệu USD;"
                                + " bằng 91,22 % kế hoạch của kỳ; bằng 186,24 % cùng kỳ;"
                                + " tăng 86,24 %; lũy kế 866,6 triệu USD;"
                                + " lũy kế bằng 45,61 % kế hoạch năm.");
        assertThat(said(EXPORT, "en"))
                .contains("186.24 % of the same period; up 86.24 %")
                .endsWith("45.61 % of the year's plan since New Year.");
        assertThat(said(EXPORT, "zh")).contains("为上年同期的186.24%；增长86.24%");
    }

    @Test
    void whatThereIsNoFigureForIsLeftOut() {
        assertThat(said(with("year", null), "vi"))
                .isEqualTo(
                        "Kim ngạch xuất khẩu qua các cửa khẩu, Tỉnh Lào Cai: 866,6 triệu USD;"
                                + " bằng 45,61 % kế hoạch năm.");
    }

    @Test
    void anIndicatorThatIsNoLongerInTheTableIsNotSaid() {
        PlanFigures gone =
                new PlanFigures(
                        "boats",
                        "Lao Cai",
                        "count",
                        "year",
                        BigDecimal.ONE,
                        null,
                        null,
                        null,
                        null);

        assertThat(sentences().say(List.of(gone), Locale.of("vi"))).isEmpty();
    }

    private static PlanFigures with(String span, @Nullable BigDecimal past) {
        return new PlanFigures(
                EXPORT.indicator(),
                EXPORT.scope(),
                EXPORT.unit(),
                span,
                EXPORT.actual(),
                EXPORT.yearPlan(),
                past,
                EXPORT.actual(),
                EXPORT.yearPlan());
    }

    private static String said(PlanFigures figures, String language) {
        return sentences()
                .say(List.of(figures), Locale.of(language))
                .getFirst()
                .replace('\u00A0', ' ')
                .replace('\u202F', ' ');
    }

    private static PlanSentences sentences() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/target");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return new PlanSentences(new Indicators(), new PlanWords(texts, new Figures()));
    }
}
