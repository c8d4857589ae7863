package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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

/** The pages on which the management board plans, reports and enters what it keeps. */
class BoardPagesTrial {

    private static GateInBrowser screen;

    @BeforeAll
    static void openTheGateAndSignIn(@TempDir Path folder) throws Exception {
        screen = GateInBrowser.open(folder);
        screen.signInAt(2, "khanh", "/", "Kim ngạch qua các cửa khẩu");
        screen.signIn("khanh", "/exchange-rates", "Tỷ giá");
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "plan, 2, /plan?year=2024&period=H1&",
        "reports, 2, /reports?",
        "report, 2, /reports/draft?period=2024-H1&",
        "published, 2, /published?",
        "release, 2, /release-times?",
        "rates, 1, /exchange-rates?",
        "parks, 1, /industrial-parks?"
    })
    void everyPageFitsEachScreenInEachLanguageAndHasNoGraveFault(
            String name, int service, String path) throws Exception {
        for (String language : List.of("vi", "en", "zh")) {
            for (int[] size : new int[][] {{1366, 768}, {390, 844}}) {
                screen.size(size[0], size[1]);
                screen.browser().get(screen.at(service, path + "lang=" + language));
                assertThat(screen.text("h1")).as(name + " " + language).isNotEmpty();
                screen.wholePicture("board-%s-%s-%d".formatted(name, language, size[0]));
                assertThat(screen.pixelsBeyondTheScreen())
                        .as("%s %s %d: %s", name, language, size[0], screen.beyondTheScreen())
                        .isLessThanOrEqualTo(0);
                assertThat(screen.text("main")).doesNotContain("??");
            }
            assertThat(GraveFaults.on(screen)).as(name + " " + language).isEmpty();
        }
        assertThat(screen.policyBreaks()).isEmpty();
    }

    @Test
    void aRateIsEnteredOnItsPageAndStandsThereWithWhoEnteredIt() throws Exception {
        screen.size(1366, 768);
        screen.browser().get(screen.at(1, "/exchange-rates?lang=vi"));
        enter("effectiveFrom,currency,unitsPerUsd\n2026-01-01,XPF,109.5\n2026-01-01,??,1");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.text("[data-faults] tbody th")).isEqualTo("3"));
        screen.wholePicture("board-rates-faults");

        enter("effectiveFrom,currency,unitsPerUsd\n2026-01-01,XPF,109.5");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(screen.text("tr[data-currency='XPF']"))
                                .contains("109,5", "khanh"));
        assertThat(screen.text("[data-changes]")).contains("XPF");
    }

    @Test
    void theShippedFileOfFiguresIsChosenAndGoesInAsItIs() throws Exception {
        Path shipped = Path.of("../trade-stats/src/main/resources/targets/published-figures.csv");
        screen.size(1366, 768);
        screen.browser().get(screen.at(2, "/plan?year=2024&lang=vi"));
        var file = screen.browser().findElement(By.id("csv-file"));
        Eventually.holds(GateInBrowser.PATIENCE, () -> assertThat(file.isDisplayed()).isTrue());
        file.sendKeys(shipped.toRealPath().toString());
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(
                                        String.valueOf(
                                                screen.script(
                                                        "return document.getElementById('csv')"
                                                                + ".value")))
                                .isEqualTo(Files.readString(shipped)));
        screen.wholePicture("board-plan-file");
        screen.browser()
                .findElement(By.cssSelector("form[action*='/plan/upload'] button"))
                .sendKeys(Keys.ENTER);
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.browser().getCurrentUrl()).contains("kept="));
        assertThat(screen.policyBreaks()).isEmpty();
    }

    private static void enter(String csv) {
        var field = screen.browser().findElement(By.id("csv"));
        field.clear();
        field.sendKeys(csv);
        screen.browser().findElement(By.cssSelector("form button.button")).sendKeys(Keys.ENTER);
    }
}
