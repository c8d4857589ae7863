package vn.bordergate.ingest.goods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.events.reference.HsNomenclature;

class GoodsNamesTest {

    private static final Locale VI = Locale.of("vi");
    private static final GoodsNames NAMES = GoodsNames.shipped();

    @ParameterizedTest
    @CsvSource({
        "sầu riêng, 081060",
        "sau rieng, 081060",
        "SẦU RIÊNG TƯƠI, 081060",
        "durian, 081060",
        "榴莲, 081060",
        "thanh long, 081090",
        "火龙果, 081090",
        "vai, 081090",
        "sắn lát, 071410",
        "phốt pho vàng, 280470",
        "黄磷, 280470",
        "quặng đồng, 260300",
        "đồng catot, 740311",
        "frozen mackerel, 030354",
        "pin lithium, 850760"
    })
    void theFirstAnswerIsWhatPeopleCallTheirGoods(String said, String code) {
        assertThat(NAMES.find(said, VI).getFirst().code()).isEqualTo(code);
    }

    @Test
    void theFirstDigitsOfACodeAreEnough() {
        assertThat(NAMES.find("0810", VI))
                .allSatisfy(found -> assertThat(found.code()).startsWith("0810"))
                .hasSizeGreaterThan(5);
        assertThat(NAMES.find("0810600000", VI).getFirst().name())
                .isEqualTo("Sầu riêng tươi, sầu riêng");
    }

    @Test
    void aCodeWithoutANameOfItsOwnBearsThatOfItsChapter() {
        assertThat(NAMES.find("010121", Locale.ENGLISH).getFirst().name())
                .isEqualTo("Live animals");
    }

    @Test
    void noMoreIsShownThanAPersonReads() {
        assertThat(NAMES.find("other", VI)).hasSizeLessThanOrEqualTo(GoodsNames.FOUND_MAX);
        assertThat(NAMES.find("a".repeat(GoodsNames.CHARS_MAX + 1), VI)).isEmpty();
        assertThat(NAMES.find("  ", VI)).isEmpty();
    }

    @Test
    void everyNameIsOfACodeOfTheEditionAndEveryChapterHasOne() {
        HsNomenclature edition = HsNomenclature.edition2022();
        List<String> named = GoodsNames.named().stream().sorted().toList();
        assertThat(named).allSatisfy(code -> assertThat(edition.description(code)).isPresent());
        for (int chapter = 1; chapter <= 97; chapter++) {
            String code = "%02d".formatted(chapter);
            if (edition.hasChapter(code)) {
                assertThat(named).contains(code);
            }
        }
    }
}
