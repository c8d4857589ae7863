package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;

/** The boards of Kim Thành in a browser: what an officer does is seen by everybody, at once. */
class BoardTrial {

    private static final String QUEUE = "/queue/KIM-THANH";
    private static final String BOARD = "/desk/yard/KIM-THANH";

    private static GateInBrowser screen;

    @BeforeAll
    static void openTheGateAndSignIn(@TempDir Path folder) throws Exception {
        screen = GateInBrowser.open(folder);
        screen.signIn("chu");
    }

    @AfterAll
    static void close() throws Exception {
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void whoLooksAtTheQueueSeesALaneCloseWhileTheyLook() throws Exception {
        screen.size(1366, 768);
        screen.show(QUEUE + "?lang=vi");
        assertThat(screen.text("h1")).isEqualTo("Hàng xe chờ tại Kim Thành");
        String everybodys = screen.browser().getWindowHandle();
        screen.browser().switchTo().newWindow(WindowType.TAB);
        screen.showLive(BOARD + "?lang=vi");

        screen.browser().findElement(By.cssSelector("[data-subject='X1']")).sendKeys(Keys.ENTER);
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(screen.browser().findElement(By.id("act")).isDisplayed())
                                .isTrue());
        assertThat(screen.browser().findElement(By.id("subject")).getDomProperty("value"))
                .isEqualTo("X1");
        new Select(screen.browser().findElement(By.id("reason"))).selectByValue("LANE_WORKS");
        screen.browser().findElement(By.id("note")).sendKeys("thay ba-ri-e gãy");
        screen.browser().findElement(By.cssSelector("#act [type=submit]")).sendKeys(Keys.ENTER);
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.text("#work")).contains("thay ba-ri-e gãy"));
        screen.picture("board-lane-closed");

        screen.browser().switchTo().window(everybodys);
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(screen.text("#queue"))
                                .contains("Đóng làn X1", "sửa chữa làn")
                                .doesNotContain("thay ba-ri-e"));
        screen.picture("queue-lane-closed");
    }

    @Test
    void aStrangePlateComesToTheBoardAndLeavesItByOneKey() throws Exception {
        screen.size(1366, 768);
        screen.showLive(BOARD + "?lang=vi");
        screen.script("window.notReloaded = true");

        screen.door().read("KT-KB2-IN", "YARD_ENTRY", "51F-771.99");

        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(screen.text(".needs"))
                                .contains("51F77199", "Không phải xe nào ở đây"));
        screen.picture("board-needs");
        screen.press("0");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.text(".needs")).doesNotContain("51F77199"));
        assertThat(screen.script("return window.notReloaded === true")).isEqualTo(Boolean.TRUE);
    }

    @ParameterizedTest
    @CsvSource({
        "vi, 1366, 768",
        "en, 1366, 768",
        "zh, 1366, 768",
        "vi, 390, 844",
        "en, 390, 844",
        "zh, 390, 844",
        "vi, 1920, 1080",
        "en, 1920, 1080",
        "zh, 1920, 1080"
    })
    void everyBoardFitsTheScreenAndHasNoGraveFault(String language, int width, int height)
            throws Exception {
        screen.size(width, height);
        for (var page :
                Map.of("queue", QUEUE + "?", "wall", QUEUE + "?screen=wall&", "board", BOARD + "?")
                        .entrySet()) {
            screen.show(page.getValue() + "lang=" + language);
            assertThat(screen.browser().findElement(By.tagName("html")).getAttribute("lang"))
                    .startsWith(language);
            screen.wholePicture("board-%s-%s-%d".formatted(page.getKey(), language, width));
            assertThat(screen.pixelsBeyondTheScreen()).as(page.getKey()).isLessThanOrEqualTo(0);
            assertThat(GraveFaults.on(screen)).as(page.getKey()).isEmpty();
        }
    }
}
