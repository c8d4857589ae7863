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

/**
 * The province watches its trade: a number moves when a declaration is cleared, and who may goes
 * from the number to the declarations that are it. Counts what stands at Bản Quẩn.
 */
class TradeBoardTrial {

    private static final String GATE = "BAN-QUAN";
    private static final String FIGURE =
            "tr[data-gate='" + GATE + "'][data-direction='EXPORT'] [data-column='cleared']";

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

    private static long cents(String selector) {
        return Long.parseLong(
                String.valueOf(
                        screen.script(
                                "return document.querySelector(\""
                                        + selector
                                        + "\").dataset.value")));
    }
}
