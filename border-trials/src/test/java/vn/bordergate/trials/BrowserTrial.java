package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import vn.bordergate.trials.running.GateProcess;

/** A person watches the board in a browser while a lorry is declared. */
class BrowserTrial {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private static GateProcess gate;
    private static ChromeDriver browser;

    @BeforeAll
    static void openTheGateAndABrowser(@TempDir Path folder) throws Exception {
        gate = GateProcess.start(folder.resolve("data"), FreePorts.three(), "run");
        gate.awaitReady(Duration.ofMinutes(3));
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed("/usr/bin/chromium"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("browser"));
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new java.io.File(installed("/usr/bin/chromedriver")))
                        .build();
        browser = new ChromeDriver(service, options);
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.quit();
        }
        if (gate != null) {
            gate.close();
        }
    }

    @Test
    void aClearedDeclarationMovesTheBoardWithoutReloading() throws Exception {
        Door door = new Door(gate);
        browser.manage().window().setSize(new Dimension(1366, 768));
        browser.get(gate.at(2, "/?lang=vi").toString());
        browser.executeScript("window.notReloaded = true");

        Door.Answer lodged = door.lodge(Door.durian("BROWSER-1", "BAN-VUOC"));
        assertThat(lodged.status()).as(lodged.body()).isEqualTo(201);
        shows("declared", cents -> assertThat(cents).isPositive());
        long oneDeclared = centsOnPage("declared");

        door.passAllChecks(lodged.json().path("declarationId").asString());
        shows("cleared", cents -> assertThat(cents).isEqualTo(oneDeclared));

        assertThat(door.lodge(Door.durian("BROWSER-2", "BAN-VUOC")).status()).isEqualTo(201);
        shows("declared", cents -> assertThat(cents).isEqualTo(2 * oneDeclared));
        assertThat(browser.executeScript("return window.notReloaded === true"))
                .isEqualTo(Boolean.TRUE);
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
        new Door(gate).lodge(Door.durian("BROWSER-3", "KIM-THANH"));
        browser.manage().window().setSize(new Dimension(width, height));
        browser.get(gate.at(2, "/?lang=" + language).toString());
        assertThat(browser.findElement(By.tagName("html")).getAttribute("lang"))
                .startsWith(language);
        Number overflow =
                (Number)
                        browser.executeScript(
                                "return document.documentElement.scrollWidth"
                                        + " - document.documentElement.clientWidth");
        Files.write(
                PICTURES.resolve("board-%s-%d.png".formatted(language, width)),
                browser.getScreenshotAs(OutputType.BYTES));
        assertThat(overflow.intValue()).as("pixels beyond the screen").isLessThanOrEqualTo(0);
    }

    @Test
    void aPersonSignsInAtTheDeskAndOutAgain() throws Exception {
        String desk = "http://localhost:" + gate.at(1, "/").getPort() + "/?lang=vi";
        browser.get(desk);
        browser.findElement(By.linkText("Đăng nhập")).click();
        browser.findElement(By.cssSelector("button[value='hoa']")).click();
        Eventually.holds(
                Duration.ofSeconds(20),
                () -> {
                    assertThat(browser.getCurrentUrl()).isEqualTo(desk);
                    assertThat(browser.findElements(By.className("visitor-name")))
                            .singleElement()
                            .satisfies(n -> assertThat(n.getText()).isEqualTo("Nguyễn Thị Hoa"));
                });
        Files.write(PICTURES.resolve("signed-in.png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.findElement(By.cssSelector(".visitor button")).click();
        Eventually.holds(
                Duration.ofSeconds(20),
                () -> {
                    assertThat(browser.getCurrentUrl()).endsWith("/signed-out");
                    assertThat(browser.findElement(By.tagName("h1")).getText())
                            .isEqualTo("Đã đăng xuất");
                });
        browser.get(desk);
        assertThat(browser.findElements(By.className("visitor-name"))).isEmpty();
        assertThat(policyBreaks()).isEmpty();
    }

    @Test
    void thePagesBreakNoRuleOfTheirOwnContentPolicy() throws Exception {
        for (int service = 0; service < 3; service++) {
            browser.get(gate.at(service, "/?lang=en").toString());
        }
        assertThat(policyBreaks()).isEmpty();
    }

    private static List<String> policyBreaks() {
        return browser.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("Content Security Policy"))
                .toList();
    }

    private static void shows(String column, Consumer<Long> expectation) throws Exception {
        Eventually.holds(Duration.ofSeconds(20), () -> expectation.accept(centsOnPage(column)));
    }

    /** Where the figure of Bản Vược moves to, in US cents; 0 while there is no such row. */
    private static long centsOnPage(String column) {
        Object cents =
                browser.executeScript(
                        "const cell = document.querySelector("
                                + "\"[data-gate='BAN-VUOC'] [data-column='"
                                + column
                                + "']\");"
                                + "return cell ? cell.dataset.value : '0'");
        return Long.parseLong(String.valueOf(cents));
    }

    /** `./gate test` installs both; without them there is nothing to try, and that is a failure. */
    private static String installed(String path) {
        assertThat(Path.of(path)).as("installed by ./gate test").exists();
        return path;
    }
}
