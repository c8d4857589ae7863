package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** A person watches the board in a browser while a lorry is declared. */
class BrowserTrial {

    private static GateInBrowser screen;

    @BeforeAll
    static void openTheGateAndABrowser(@TempDir Path folder) throws Exception {
        screen = GateInBrowser.open(folder);
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void aClearedDeclarationMovesTheBoardWithoutReloading() throws Exception {
        Door door = screen.door();
        screen.size(1366, 768);
        browser().get(screen.at(2, "/?lang=vi"));
        screen.script("window.notReloaded = true");

        Door.Answer lodged = door.lodge(Door.durian("BROWSER-1", "BAN-VUOC"));
        assertThat(lodged.status()).as(lodged.body()).isEqualTo(201);
        shows("declared", cents -> assertThat(cents).isPositive());
        long oneDeclared = centsOnPage("declared");

        door.passAllChecks(lodged.json().path("declarationId").asString());
        shows("cleared", cents -> assertThat(cents).isEqualTo(oneDeclared));

        assertThat(door.lodge(Door.durian("BROWSER-2", "BAN-VUOC")).status()).isEqualTo(201);
        shows("declared", cents -> assertThat(cents).isEqualTo(2 * oneDeclared));
        assertThat(screen.script("return window.notReloaded === true")).isEqualTo(Boolean.TRUE);
    }

    @ParameterizedTest
    @CsvSource({
        "vi, 1366, 768",
        "en, 1366, 768",
        "zh, 1366, 768",
        "vi, 390, 844",
        "en, 1920, 1080",
        "zh, 390, 844"
    })
    void theBoardFitsTheScreenInEachLanguage(String language, int width, int height)
            throws Exception {
        screen.door().lodge(Door.durian("BROWSER-3", "KIM-THANH"));
        screen.size(width, height);
        browser().get(screen.at(2, "/?lang=" + language));
        assertThat(browser().findElement(By.tagName("html")).getAttribute("lang"))
                .startsWith(language);
        screen.picture("board-%s-%d".formatted(language, width));
        assertThat(screen.pixelsBeyondTheScreen()).isLessThanOrEqualTo(0);
    }

    @Test
    void aPersonSignsInAtTheDeskAndOutAgain() throws Exception {
        String desk = screen.at(1, "/?lang=vi");
        browser().get(desk);
        browser().findElement(By.linkText("Đăng nhập")).click();
        browser().findElement(By.cssSelector("button[value='hoa']")).click();
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> {
                    assertThat(browser().getCurrentUrl()).isEqualTo(desk);
                    assertThat(browser().findElements(By.className("visitor-name")))
                            .singleElement()
                            .satisfies(n -> assertThat(n.getText()).isEqualTo("Nguyễn Thị Hoa"));
                });
        screen.picture("signed-in");
        screen.signOut();
        browser().get(desk);
        assertThat(browser().findElements(By.className("visitor-name"))).isEmpty();
        assertThat(screen.policyBreaks()).isEmpty();
    }

    @Test
    void thePagesBreakNoRuleOfTheirOwnContentPolicy() throws Exception {
        for (int service = 0; service < 3; service++) {
            browser().get(screen.at(service, "/?lang=en"));
        }
        assertThat(screen.policyBreaks()).isEmpty();
    }

    private static ChromeDriver browser() {
        return screen.browser();
    }

    private static void shows(String column, Consumer<Long> expectation) throws Exception {
        Eventually.holds(GateInBrowser.PATIENCE, () -> expectation.accept(centsOnPage(column)));
    }

    /** Where the figure of Bản Vược moves to, in US cents; 0 while there is no such row. */
    private static long centsOnPage(String column) {
        Object cents =
                screen.script(
                        "const cell = document.querySelector("
                                + "\"[data-gate='BAN-VUOC'] [data-column='"
                                + column
                                + "']\");"
                                + "return cell ? cell.dataset.value : '0'");
        return Long.parseLong(String.valueOf(cents));
    }
}
