package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import vn.bordergate.trials.running.GateProcess;

/**
 * A whole gate with a person's browser in front of it. Pictures of what they see are kept as build
 * output. Every trial has a browser of its own and all share one gate.
 */
final class GateInBrowser implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int OFFICE_WIDTH = 1366;
    private static final int OFFICE_HEIGHT = 768;

    private static final Map<GateProcess, GateDevices> DEVICES = new HashMap<>();

    private final GateProcess gate;
    private final ChromeDriver browser;

    private GateInBrowser(GateProcess gate, ChromeDriver browser) {
        this.gate = gate;
        this.browser = browser;
    }

    static GateInBrowser open(Path folder) throws Exception {
        return before(SharedGate.open(), folder);
    }

    /** The same in front of a gate of the trial's own, which the trial closes. */
    static GateInBrowser before(GateProcess gate, Path folder) throws Exception {
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
                        .usingDriverExecutable(new File(installed("/usr/bin/chromedriver")))
                        .build();
        var opened = new GateInBrowser(gate, new ChromeDriver(service, options));
        Files.createDirectories(PICTURES);
        opened.size(OFFICE_WIDTH, OFFICE_HEIGHT);
        return opened;
    }

    /** `./gate test` installs both; without them there is nothing to try, and that is a failure. */
    private static String installed(String path) {
        assertThat(Path.of(path)).as("installed by ./gate test").exists();
        return path;
    }

    Door door() {
        return new Door(gate);
    }

    /** One set of devices for all who share a gate, as each device counts its readings. */
    GateDevices devices() throws Exception {
        synchronized (DEVICES) {
            GateDevices known = DEVICES.get(gate);
            if (known == null) {
                known = GateDevices.of(gate);
                DEVICES.put(gate, known);
            }
            return known;
        }
    }

    ChromeDriver browser() {
        return browser;
    }

    /** By the name that the sign-in knows the services by. */
    String at(int service, String path) {
        return "http://localhost:" + port(service) + path;
    }

    int port(int service) {
        return gate.at(service, "/").getPort();
    }

    /** Another window of this browser, in front from now on. */
    void window() {
        browser.switchTo().newWindow(WindowType.WINDOW);
    }

    void front(String window) {
        browser.switchTo().window(window);
    }

    void size(int width, int height) {
        browser.manage().window().setSize(new Dimension(width, height));
    }

    /** A page of the officers' service. */
    void show(String path) {
        browser.get(at(1, path));
    }

    /** Shows a page and waits until its script is there. */
    void showLive(String path) throws Exception {
        show(path);
        Eventually.holds(
                PATIENCE, () -> assertThat(script("return typeof htmx")).isEqualTo("object"));
    }

    /** Goes to the work list in Vietnamese and signs in on the way. */
    void signIn(String person) throws Exception {
        signIn(person, "/desk", "Việc chờ tôi");
    }

    /** The same on the way to another page, known by its heading. */
    void signIn(String person, String path, String heading) throws Exception {
        signInAt(1, person, path, heading);
    }

    /** The same at another service. */
    void signInAt(int service, String person, String path, String heading) throws Exception {
        browser.get(at(service, path + "?lang=vi"));
        List<WebElement> ways = browser.findElements(By.cssSelector("a.visitor-way"));
        if (!ways.isEmpty()) {
            ways.getFirst().sendKeys(Keys.ENTER);
        }
        By choice = By.cssSelector("[value='" + person + "']");
        Eventually.holds(PATIENCE, () -> assertThat(browser.findElements(choice)).isNotEmpty());
        browser.findElement(choice).sendKeys(Keys.ENTER);
        Eventually.holds(PATIENCE, () -> assertThat(text("h1")).isEqualTo(heading));
    }

    /** The same at the service of those who declare. */
    void signInAtTheDoor(String person, String path, String heading) throws Exception {
        browser.get(at(0, path + "?lang=vi"));
        By choice = By.cssSelector("[value='" + person + "']");
        Eventually.holds(PATIENCE, () -> assertThat(browser.findElements(choice)).isNotEmpty());
        browser.findElement(choice).sendKeys(Keys.ENTER);
        Eventually.holds(PATIENCE, () -> assertThat(text("h1")).isEqualTo(heading));
    }

    /** A page that moves its focus after an answer may take the key; then it is pressed again. */
    void signOut() throws Exception {
        Eventually.holds(
                PATIENCE,
                () -> {
                    browser.findElements(By.cssSelector(".visitor button"))
                            .forEach(button -> button.sendKeys(Keys.ENTER));
                    assertThat(browser.getCurrentUrl()).endsWith("/signed-out");
                    assertThat(text("h1")).isEqualTo("Đã đăng xuất");
                });
    }

    void press(CharSequence key) {
        browser.switchTo().activeElement().sendKeys(key);
    }

    String focused() {
        return browser.switchTo().activeElement().getText();
    }

    String text(String selector) {
        // In one call, for a live page may put another element in its place between two.
        return String.valueOf(
                        browser.executeScript(
                                "return document.querySelector(arguments[0])?.innerText ?? ''",
                                selector))
                .strip();
    }

    Object script(String script) {
        return browser.executeScript(script);
    }

    /** What the browser itself is told, past the page. */
    void command(String name, Map<String, Object> parameters) {
        var unused = browser.executeCdpCommand(name, parameters);
    }

    void standsAs(String status) throws Exception {
        Eventually.holds(
                PATIENCE,
                () ->
                        assertThat(
                                        script(
                                                "return document.getElementById('status')?.dataset.status"))
                                .isEqualTo(status));
    }

    /** How far the page is wider than the screen. */
    int pixelsBeyondTheScreen() {
        Number overflow =
                (Number)
                        script(
                                "return document.documentElement.scrollWidth"
                                        + " - document.documentElement.clientWidth");
        return overflow.intValue();
    }

    /** The innermost of what reaches beyond the screen, with how far, for whoever must mend it. */
    String beyondTheScreen() {
        return String.valueOf(
                script(
                        """
                        const width = document.documentElement.clientWidth;
                        const reach = (one) => {
                          const range = document.createRange();
                          range.selectNodeContents(one);
                          return Math.max(one.getBoundingClientRect().right, range.getBoundingClientRect().right);
                        };
                        return [...document.querySelectorAll('body *')]
                          .filter(one => reach(one) > width + 0.5 && !one.parentElement.closest('.table-scroll'))
                          .map(one => `${one.tagName}#${one.id}.${one.className} ${Math.round(reach(one))}`)
                          .slice(-12).join(', ')"""));
    }

    List<String> policyBreaks() {
        return browser.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("Content Security Policy"))
                .toList();
    }

    void picture(String name) throws Exception {
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    /** The page from its top to its end, also what lies below the screen. */
    void wholePicture(String name) throws Exception {
        Map<String, Object> page =
                Map.of(
                        "x",
                        0,
                        "y",
                        0,
                        "width",
                        script("return window.innerWidth"),
                        "height",
                        script("return document.documentElement.scrollHeight"),
                        "scale",
                        1);
        var shot =
                browser.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of(
                                "format",
                                "png",
                                "optimizeForSpeed",
                                true,
                                "captureBeyondViewport",
                                true,
                                "clip",
                                page));
        Files.write(
                PICTURES.resolve(name + ".png"),
                Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    }

    @Override
    public void close() {
        browser.quit();
    }
}
