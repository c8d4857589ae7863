package vn.bordergate.stats.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.target.Told.Silence;
import vn.bordergate.web.Figures;

class PlanWordsTest {

    private final PlanWords words = words();

    static PlanWords words() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames("messages/target");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return new PlanWords(texts, new Figures());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vi | 186.24 | 100 | bằng 186,24 % cùng kỳ | tăng 86,24 %",
                "vi | 61 | 100 | bằng 61 % cùng kỳ | giảm 39 %",
                "vi | 134.5 | 100 | bằng 134,5 % cùng kỳ | tăng 34,5 %",
                "vi | 1864.24 | 100 | bằng 1.864,24 % cùng kỳ | tăng 1.764,24 %",
                "vi | 100 | 100 | bằng 100 % cùng kỳ | không tăng, không giảm",
                "vi | 100001 | 100000 | bằng 100 % cùng kỳ | tăng dưới 0,01 %",
                "en | 186.24 | 100 | 186.24 % of the same period | up 86.24 %",
                "en | 61 | 100 | 61 % of the same period | down 39 %",
                "zh | 186.24 | 100 | 为上年同期的186.24% | 增长86.24%",
                "zh | 61 | 100 | 为上年同期的61% | 下降39%"
            })
    void ratioAndGrowthAreWordedAsInAnOfficialReport(
            String language, String now, String then, String ratio, String growth) {
        YoyRatio both = new YoyRatio(new BigDecimal(now), new BigDecimal(then));
        Locale locale = Locale.of(language);

        assertThat(spaced(words.ratio(Told.known(both), locale))).isEqualTo(ratio);
        assertThat(spaced(words.growth(Told.known(both.growth()), locale))).isEqualTo(growth);
    }

    @Test
    void theFiveFiguresReadDifferently() {
        Locale vietnamese = Locale.of("vi");
        PlanAttainment attained = new PlanAttainment(new BigDecimal(1570), new BigDecimal(4500));
        CumulativeAttainment inAll =
                new CumulativeAttainment(new BigDecimal(1570), new BigDecimal(4500));
        CumulativeValue value = new CumulativeValue(new BigDecimal(1_570_000_000));

        assertThat(spaced(words.attainment(Told.known(attained), Span.YEAR, vietnamese)))
                .isEqualTo("bằng 34,89 % kế hoạch năm");
        assertThat(
                        spaced(
                                words.attainment(
                                        Told.known(attained),
                                        Span.named("H1").orElseThrow(),
                                        vietnamese)))
                .isEqualTo("bằng 34,89 % kế hoạch của kỳ");
        assertThat(words.cumulative(Told.known(value), Unit.USD, vietnamese))
                .isEqualTo("lũy kế 1,57 tỷ USD");
        assertThat(spaced(words.cumulativeAttainment(Told.known(inAll), vietnamese)))
                .isEqualTo("lũy kế bằng 34,89 % kế hoạch năm");
    }

    @Test
    void whereThereIsNoFigureThereAreWords() {
        assertThat(words.growth(Told.silent(Silence.PAST_ZERO), Locale.of("vi")))
                .isEqualTo("cùng kỳ bằng 0, không so sánh được");
        for (Silence why : Silence.values()) {
            for (String language : new String[] {"vi", "en", "zh"}) {
                assertThat(words.silence(why, Locale.of(language))).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vi | 866600000 | USD | 866,6 triệu USD",
                "vi | 4500000000 | USD | 4,5 tỷ USD",
                "vi | 975000.5 | USD | 975.000,5 USD",
                "vi | 42564 | billion VND | 42.564 tỷ đồng",
                "vi | 270 | million USD | 270 triệu USD",
                "vi | 38.1 | percent | 38,1 %",
                "vi | 169 | count | 169",
                "vi | 0 | USD | 0 USD",
                "en | 866600000 | USD | USD 866.6 million",
                "en | 42564 | billion VND | VND 42,564 billion",
                "zh | 866600000 | USD | 8.666亿美元",
                "zh | 975000 | USD | 97.5万美元"
            })
    void anAmountIsSaidInTheLargestUnitThatFits(
            String language, String value, String unit, String said) {
        assertThat(
                        spaced(
                                words.amount(
                                        new BigDecimal(value),
                                        Unit.named(unit).orElseThrow(),
                                        Locale.of(language))))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-H1 | 6 tháng đầu năm 2024",
                "2026-Q4 | quý IV năm 2026",
                "2026-11 | tháng 11 năm 2026",
                "2026 | năm 2026",
                "2026-11-22 | ngày 22/11/2026",
                "2026-W47 | tuần 47 năm 2026 (từ 16/11/2026 đến 22/11/2026)"
            })
    void aPeriodIsNamedAsPeopleNameIt(String period, String named) {
        assertThat(words.period(Period.read(period).orElseThrow(), Locale.of("vi")))
                .isEqualTo(named);
    }

    private static String spaced(String text) {
        return text.replace('\u00A0', ' ');
    }
}
