package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import vn.bordergate.trials.running.GateProcess;

/** An officer at the desk, in a browser, by keyboard alone. */
class DeskTrial {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static URI desk = URI.create("http://localhost/");
    private static GateProcess gate;
    private static ChromeDriver browser;

    @BeforeAll
    static void openTheGateAndSignIn(@TempDir Path folder) throws Exception {
        gate = GateProcess.start(folder.resolve("data"), FreePorts.three(), "run");
        gate.awaitReady(Duration.ofMinutes(3));
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
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
                        .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                        .build();
        browser = new ChromeDriver(service, options);
        Files.createDirectories(PICTURES);
        browser.manage().window().setSize(new Dimension(1366, 768));
        browser.get(gate.at(1, "/desk?lang=vi").toString());
        List<WebElement> ways = browser.findElements(By.cssSelector("a.visitor-way"));
        if (!ways.isEmpty()) {
            ways.getFirst().sendKeys(Keys.ENTER);
        }
        Eventually.holds(
                PATIENCE,
                () -> assertThat(browser.findElements(By.cssSelector("[value=hoa]"))).isNotEmpty());
        browser.findElement(By.cssSelector("[value=hoa]")).sendKeys(Keys.ENTER);
        Eventually.holds(PATIENCE, () -> assertThat(text("h1")).isEqualTo("Việc chờ tôi"));
        desk = URI.create(browser.getCurrentUrl());
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
    void aYellowFileGoesFromTheListToClearanceByKeyboardInVietnamese() throws Exception {
        String id = lodged("DESK-KEYS", "MUONG-KHUONG");
        show("/desk?lang=vi&gate=MUONG-KHUONG", 1366, 768);
        Eventually.holds(
                PATIENCE,
                () -> {
                    browser.navigate().refresh();
                    assertThat(text("body")).contains("DESK-KEYS");
                });
        assertThat(text("h1")).isEqualTo("Việc chờ tôi");
        picture("keys-1-list");
        press("j");
        assertThat(browser.switchTo().activeElement().getText()).isEqualTo("DESK-KEYS");
        press(Keys.ENTER);
        Eventually.holds(
                PATIENCE, () -> assertThat(browser.getCurrentUrl()).endsWith("/desk/files/" + id));
        assertThat(text("body")).contains("Kiểm tra hồ sơ", "CH-021");
        press("f");
        assertThat(browser.findElement(By.cssSelector("dialog[open]")).getText())
                .contains("không hoàn lại được");
        assertThat(browser.switchTo().activeElement().getTagName()).isEqualTo("textarea");
        picture("keys-2-dialog");
        press(Keys.ESCAPE);
        press("p");
        standsAs("CLEARED");
        Eventually.holds(
                PATIENCE,
                () ->
                        assertThat(browser.switchTo().activeElement().getText())
                                .contains("Đã ghi nhận"));
        picture("keys-3-cleared");
        press("n");
        Eventually.holds(PATIENCE, () -> assertThat(browser.getCurrentUrl()).doesNotContain(id));
    }

    @Test
    void anotherOfficersDecisionIsSeenWithoutReloading() throws Exception {
        String id = lodged("DESK-LIVE", "KIM-THANH");
        showFile(id, "vi");
        browser.executeScript("window.notReloaded = true");

        new Door(gate).passAllChecks(id);

        standsAs("CLEARED");
        assertThat(browser.executeScript("return window.notReloaded === true"))
                .isEqualTo(Boolean.TRUE);
    }

    @Test
    void whoDecidesTooLateIsToldSoInThePlace() throws Exception {
        String id = lodged("DESK-LATE", "KIM-THANH");
        showFile(id, "vi");
        browser.executeScript(
                "window.notReloaded = true;"
                        + "document.querySelectorAll('[name=version]').forEach(v => v.value = 77)");
        press("p");
        Eventually.holds(
                PATIENCE, () -> assertThat(text("#outcome")).contains("chưa được ghi", "thay đổi"));
        assertThat(browser.executeScript("return window.notReloaded === true"))
                .isEqualTo(Boolean.TRUE);
        picture("late");
    }

    @Test
    void aFormWithoutTheTokenOfItsPageIsRefused() throws Exception {
        String id = lodged("DESK-FORGED", "KIM-THANH");
        showFile(id, "vi");
        browser.manage().timeouts().scriptTimeout(PATIENCE);
        Object status =
                browser.executeAsyncScript(
                        "const done = arguments[arguments.length - 1];"
                                + "fetch(location.pathname + '/pass', {method: 'POST',"
                                + " body: new URLSearchParams({version: 1,"
                                + " check: 'DOCUMENT_CHECK'})})"
                                + ".then(answer => done(answer.status))");
        assertThat(String.valueOf(status)).isEqualTo("403");
    }

    @ParameterizedTest
    @CsvSource({
        "vi, 1366, 768",
        "en, 1366, 768",
        "zh, 1366, 768",
        "vi, 390, 844",
        "en, 390, 844",
        "zh, 390, 844"
    })
    void listAndFileFitTheScreenAndHaveNoGraveFault(String language, int width, int height)
            throws Exception {
        String id = lodged("DESK-FIT", "BAN-VUOC");
        fits("/desk?lang=" + language, "list", language, width, height);
        fits("/desk/files/" + id + "?lang=" + language, "file", language, width, height);
    }

    private static void fits(String path, String name, String language, int width, int height)
            throws Exception {
        show(path, width, height);
        assertThat(browser.findElement(By.tagName("html")).getAttribute("lang"))
                .startsWith(language);
        Eventually.holds(
                PATIENCE,
                () -> assertThat(browser.executeScript("return typeof htmx")).isEqualTo("object"));
        picture("%s-%s-%d".formatted(name, language, width));
        Number overflow =
                (Number)
                        browser.executeScript(
                                "return document.documentElement.scrollWidth"
                                        + " - document.documentElement.clientWidth");
        assertThat(overflow.intValue()).as("pixels beyond the screen").isLessThanOrEqualTo(0);
        List<String> faults =
                new AxeBuilder()
                        .analyze(browser).getViolations().stream()
                                .filter(rule -> GRAVE.contains(rule.getImpact()))
                                .map(DeskTrial::said)
                                .toList();
        assertThat(faults).isEmpty();
    }

    private static String said(Rule rule) {
        return rule.getId() + " " + rule.getNodes();
    }

    private static void showFile(String id, String language) throws Exception {
        show("/desk/files/" + id + "?lang=" + language, 1366, 768);
        Eventually.holds(
                PATIENCE,
                () -> assertThat(browser.executeScript("return typeof htmx")).isEqualTo("object"));
    }

    private static void show(String path, int width, int height) {
        browser.manage().window().setSize(new Dimension(width, height));
        browser.get(desk.resolve(path).toString());
    }

    private static void standsAs(String status) throws Exception {
        Eventually.holds(
                PATIENCE,
                () ->
                        assertThat(
                                        browser.executeScript(
                                                "return document.getElementById('status')"
                                                        + "?.dataset.status"))
                                .isEqualTo(status));
    }

    private static void press(CharSequence key) {
        browser.switchTo().activeElement().sendKeys(key);
    }

    private static String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    private static void picture(String name) throws Exception {
        Files.write(
                PICTURES.resolve("desk-" + name + ".png"),
                browser.getScreenshotAs(OutputType.BYTES));
    }

    /** Wine, which the channel table gives a document check; waits until officers know of it. */
    private static String lodged(String reference, String gateCode) throws Exception {
        Door door = new Door(gate);
        Door.Answer answer = door.lodge(wine(reference, gateCode));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        String id = answer.json().path("declarationId").asString();
        Eventually.holds(
                PATIENCE,
                () ->
                        assertThat(door.get(1, "/api/files/" + id, "customs-officer").status())
                                .isEqualTo(200));
        return id;
    }

    private static String wine(String reference, String gateCode) {
        return """
               {"declarant":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Công ty Rượu Vang"},\
               "reference":"%s","gate":"%s","direction":"EXPORT","tradeType":"EXPORT",\
               "plannedArrival":"%s","destination":"CN","items":[{"hsCode":"22042100",\
               "description":"Rượu vang đỏ","origin":"VN","netMassKg":900,\
               "value":{"amount":35000.50,"currency":"CNY"}}]}"""
                .formatted(
                        reference,
                        gateCode,
                        Instant.now().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS));
    }
}
