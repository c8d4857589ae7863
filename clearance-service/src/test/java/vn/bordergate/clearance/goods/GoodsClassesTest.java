package vn.bordergate.clearance.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.HsCode;

/** Goods by the codes that really pass Kim Thành, and loads of several. */
class GoodsClassesTest {

    private static final GoodsClasses GOODS = GoodsClasses.shipped();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "08106000, FRESH",
        "080390, FRESH",
        "08119000, FROZEN",
        "030617, FROZEN",
        "030631, LIVE",
        "010229, LIVE",
        "270400, MINERAL",
        "310210, MINERAL",
        "271012, CHEMICAL",
        "281511, CHEMICAL",
        "380891, CHEMICAL",
        "870421, NEW_VEHICLE",
        "870899, GENERAL",
        "84713000, GENERAL",
        "071410, GENERAL"
    })
    void theLongestListedBeginningDecides(String code, GoodsClass goods) {
        assertThat(GOODS.of(new HsCode(code))).isEqualTo(goods);
    }

    @ParameterizedTest(name = "{0} together are {1}")
    @CsvSource({
        "08106000 84713000, FRESH",
        "08106000 281511, CHEMICAL",
        "030617 08106000, FRESH",
        "010229 08106000, LIVE",
        "270400 030617, FROZEN"
    })
    void aMixedLoadIsOfTheMostDemandingClass(String codes, GoodsClass goods) {
        assertThat(GOODS.ofAll(Stream.of(codes.split(" ")).map(HsCode::new).toList()))
                .isEqualTo(goods);
    }

    @ParameterizedTest(name = "heading {0} is {1}")
    @CsvSource({"0810, FRESH", "0811, FROZEN", "0306, FROZEN", "2704, MINERAL", "8471, GENERAL"})
    void aHeadingAloneTellsTheClassToo(String heading, GoodsClass goods) {
        assertThat(GOODS.ofHeadings(List.of(heading))).isEqualTo(goods);
    }

    @Test
    void aLoadOfNothingIsGeneral() {
        assertThat(GOODS.ofAll(List.of())).isEqualTo(GoodsClass.GENERAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":\"1\",\"lines\":[{\"goods\":\"FRESH\",\"prefixes\":[\"8\"],\"reason\":%s}]}",
                "{\"version\":\"1\",\"lines\":[{\"goods\":\"FRESH\",\"prefixes\":[\"08x\"],\"reason\":%s}]}",
                "{\"version\":\"1\",\"lines\":[{\"goods\":\"STALE\",\"prefixes\":[\"08\"],\"reason\":%s}]}",
                "{\"version\":\"1\",\"lines\":[{\"goods\":\"FRESH\",\"prefixes\":[\"08\"],\"reason\":%1$s},"
                        + "{\"goods\":\"LIVE\",\"prefixes\":[\"08\"],\"reason\":%1$s}]}",
                "{\"version\":\"1\",\"lines\":[{\"goods\":\"FRESH\",\"prefixes\":[\"08\"],\"reason\":null}]}"
            })
    void aListThatIsWrongIsRefused(String json) {
        String reason = "{\"vi\":\"a\",\"en\":\"a\",\"zh\":\"a\"}";
        byte[] written = json.formatted(reason).getBytes(StandardCharsets.UTF_8);
        assertThatIllegalArgumentException().isThrownBy(() -> GoodsClasses.read(written));
    }
}
