package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * The province watches its trade: a number moves when a declaration is cleared, and who may goes
 * from the number to the declarations that are it. Counts what stands at Bản Quẩn.
 */
class TradeBoardTrial {

    private static final String GATE = "BAN-QUAN";
    private static final String FIGURE =
            "tr[data-gate='" + GATE + "'][data-direction='EXPORT'] [data-column='cleared']";

    private static final String CHART_OF_GOODS = "document.querySelector(\"[data-chart='goods']\")";

    private static final String CHART =
            "echarts.getInstanceByDom(" + CHART_OF_GOODS + ".querySelector('.drawing'))";

    private static GateInBrowser screen;
    private static Door door;

    @BeforeAll
    static void openTheGateAndSignIn(@TempDir Path folder) throws Exception {
        screen = GateInBrowser.open(folder);
        door = screen.door();
        String first = door.lodged(Door.durian("TRADE-1", GATE));
        door.passAllChecks(first);
        screen.signInAt(2, "khanh", "/", "Kim ngạch qua các cửa khẩu");
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void aNumberMovesWhenADeclarationIsClearedAndItsDeclarationsAddUpToIt() throws Exception {
        screen.size(1366, 768);
        screen.browser().get(screen.at(2, "/?lang=vi"));
        Eventually.holds(GateInBrowser.PATIENCE, () -> assertThat(cents(FIGURE)).isPositive());
        long before = cents(FIGURE);
        screen.script("window.notReloaded = true");

        String second = door.lodged(Door.durian("TRADE-2", GATE));
        door.passAllChecks(second);
        Eventually.holds(
                GateInBrowser.PATIENCE, () -> assertThat(cents(FIGURE)).isGreaterThan(before));
        long now = cents(FIGURE);
        assertThat(screen.script("return window.notReloaded === true")).isEqualTo(Boolean.TRUE);

        screen.script("document.querySelector(\"" + FIGURE + "\").closest('a').click()");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.text("h1")).isEqualTo("Các tờ khai sau một con số"));
        long sum = 0;
        for (WebElement row : screen.browser().findElements(By.cssSelector("[data-declaration]"))) {
            sum += Long.parseLong(row.findElement(By.cssSelector("td")).getAttribute("data-cents"));
        }
        assertThat(sum).isEqualTo(now);
        assertThat(screen.text("[data-adds-up]")).startsWith("Khớp từng xu");
        assertThat(
                        screen
                                .browser()
                                .findElements(By.cssSelector("[data-declaration] a"))
                                .stream()
                                .map(link -> link.getAttribute("href")))
                .contains(screen.at(1, "/desk/files/" + second));
        screen.wholePicture("trade-declarations");
        assertThat(GraveFaults.on(screen)).isEmpty();
    }

    @Test
    void everyChartIsATableToo() throws Exception {
        screen.size(1366, 768);
        screen.browser().get(screen.at(2, "/?lang=vi"));
        for (String chart : List.of("day", "goods")) {
            By way = By.cssSelector("[data-chart='" + chart + "'] .chart-way");
            Eventually.holds(
                    GateInBrowser.PATIENCE,
                    () -> assertThat(screen.browser().findElement(way).isDisplayed()).isTrue());
            assertThat(
                            screen.browser()
                                    .findElements(
                                            By.cssSelector("[data-chart='" + chart + "'] canvas")))
                    .isNotEmpty();
            screen.browser().findElement(way).sendKeys(Keys.ENTER);
            Eventually.holds(
                    GateInBrowser.PATIENCE,
                    () ->
                            assertThat(
                                            screen.browser()
                                                    .findElements(
                                                            By.cssSelector(
                                                                    "[data-chart='"
                                                                            + chart
                                                                            + "'] tbody tr")))
                                    .isNotEmpty());
        }
        assertThat(screen.text("[data-chart='goods'] table")).contains("0810", "Trái cây");
        screen.wholePicture("trade-tables");
        assertThat(GraveFaults.on(screen)).isEmpty();
        assertThat(screen.policyBreaks()).isEmpty();
    }

    @Test
    void aSumSinceNewYearLeadsToItsDeclarationsToo() throws Exception {
        screen.size(1366, 768);
        screen.browser().get(screen.at(2, "/?lang=vi"));
        String links =
                "document.querySelectorAll(\"[data-chart='year'] tbody td:first-of-type a\")";
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(String.valueOf(screen.script("return " + links + ".length")))
                                .isNotEqualTo("0"));
        String sum = String.valueOf(screen.script("return [..." + links + "].at(-1).textContent"));
        screen.script("location.href = [..." + links + "].at(-1).href");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.text("[data-adds-up]")).startsWith("Khớp từng xu"));
        assertThat(screen.text("main")).contains(sum);
    }

    @ParameterizedTest
    @CsvSource({
        "vi, 1366, 768, /?",
        "en, 1366, 768, /?",
        "zh, 1366, 768, /?",
        "vi, 390, 844, /?",
        "en, 390, 844, /?",
        "zh, 390, 844, /?",
        "vi, 1920, 1080, /?screen=wall&",
        "en, 1920, 1080, /?screen=wall&",
        "zh, 1920, 1080, /?screen=wall&"
    })
    void theBoardFitsEachScreenInEachLanguageAndHasNoGraveFault(
            String language, int width, int height, String path) throws Exception {
        screen.size(width, height);
        screen.browser().get(screen.at(2, path + "lang=" + language));
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(
                                        screen.browser()
                                                .findElements(
                                                        By.cssSelector("[data-chart] canvas")))
                                .isNotEmpty());
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(
                                        screen.script(
                                                "return document.getElementById('fresh').dataset.state"))
                                .isEqualTo("live"));
        screen.wholePicture("trade-%s-%d".formatted(language, width));
        assertThat(screen.pixelsBeyondTheScreen()).isLessThanOrEqualTo(0);
        assertThat(GraveFaults.on(screen)).isEmpty();
        assertThat(screen.policyBreaks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "vi, 1366, 768, Hàng rau quả",
        "en, 1366, 768, Vegetables and fruit",
        "zh, 1366, 768, 蔬菜水果",
        "vi, 390, 844, Hàng rau quả",
        "en, 390, 844, Vegetables and fruit",
        "zh, 390, 844, 蔬菜水果"
    })
    void goodsAreShownByTheGroupsOfTheNationalStatisticsToo(
            String language, int width, int height, String fruit) throws Exception {
        screen.size(width, height);
        screen.browser().get(screen.at(2, "/?lang=" + language));
        Eventually.holds(GateInBrowser.PATIENCE, () -> assertThat(tableOfGoods()).contains("0810"));
        assertThat(tableOfGoods()).doesNotContain(fruit);
        choose("by", "group");
        Eventually.holds(GateInBrowser.PATIENCE, () -> assertThat(tableOfGoods()).contains(fruit));
        // A small field tells the beginning of its name.
        String begun = fruit.substring(0, Math.min(fruit.length(), 5));
        Eventually.holds(GateInBrowser.PATIENCE, () -> assertThat(drawn()).contains(begun));
        screen.script(CHART_OF_GOODS + ".scrollIntoView({block: 'center'})");
        screen.picture("trade-groups-%s-%d".formatted(language, width));
        screen.script(CHART_OF_GOODS + ".querySelector('.chart-way').click()");
        screen.picture("trade-groups-table-%s-%d".formatted(language, width));
        assertThat(screen.pixelsBeyondTheScreen()).isLessThanOrEqualTo(0);
        assertThat(GraveFaults.on(screen)).isEmpty();
        assertThat(screen.policyBreaks()).isEmpty();
    }

    @Test
    void whoGoesIntoAFieldOfGoodsStaysInItWhenFiguresAreReadAnew() throws Exception {
        screen.size(1366, 768);
        screen.browser().get(screen.at(2, "/?lang=vi"));
        Eventually.holds(GateInBrowser.PATIENCE, () -> assertThat(tableOfGoods()).contains("0810"));
        screen.script(CHART_OF_GOODS + ".scrollIntoView({block: 'center'})");
        WebElement drawing =
                screen.browser().findElement(By.cssSelector("[data-chart='goods'] canvas"));
        String all = within();
        new Actions(screen.browser()).moveToElement(drawing).click().perform();
        Eventually.holds(GateInBrowser.PATIENCE, () -> assertThat(within()).isNotEqualTo(all));
        String section = within();
        screen.picture("trade-goods-within");
        screen.script(CHART + ".on('rendered', () => { window.drawn = true; })");
        screen.script("window.chosenAt = performance.now()");
        choose("direction", "");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(
                                        screen.script(
                                                "return window.drawn === true && performance"
                                                        + ".getEntriesByType('resource').some(one =>"
                                                        + " one.name.includes('/api/') &&"
                                                        + " one.startTime >= window.chosenAt &&"
                                                        + " one.responseEnd > 0)"))
                                .isEqualTo(Boolean.TRUE));
        Eventually.holds(GateInBrowser.PATIENCE, () -> assertThat(within()).isEqualTo(section));
    }

    /** What is written on the fields as they stand on the screen. */
    private static String drawn() {
        return String.valueOf(
                screen.script(
                        "return "
                                + CHART
                                + ".getZr().storage.getDisplayList()"
                                + ".map(one => one.style?.text ?? '').join(' ')"));
    }

    private static String within() {
        return String.valueOf(
                screen.script(
                        "return " + CHART + ".getModel().getSeriesByIndex(0).getViewRoot().name"));
    }

    private static void choose(String choice, String value) {
        screen.script(
                CHART_OF_GOODS
                        + ".querySelector('[data-choice=%s]').value = '%s';"
                                .formatted(choice, value)
                        + CHART_OF_GOODS
                        + ".querySelector('[data-choice=%s]')".formatted(choice)
                        + ".dispatchEvent(new Event('change'))");
    }

    private static String tableOfGoods() {
        return String.valueOf(
                screen.script("return " + CHART_OF_GOODS + ".querySelector('table').textContent"));
    }

    private static long cents(String selector) {
        return Long.parseLong(
                String.valueOf(
                        screen.script(
                                "return document.querySelector(\""
                                        + selector
                                        + "\").dataset.value")));
    }
}
