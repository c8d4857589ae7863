package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** A trader declares, follows and answers in a browser, while officers decide and lorries go. */
class TraderTrial {

    private static final Duration PATIENCE = GateInBrowser.PATIENCE;
    private static final String PLATE = "24C02727";

    /** A step on the way to the link, in one call, as the page moves meanwhile. */
    private static final String MAKE_LINK =
            """
            const dialog = document.querySelector('dialog[open]');
            if (!dialog) {
              document.querySelector("[data-dialog^='ticket-']")?.click();
              return '';
            }
            const button = dialog.querySelector('[type=submit]');
            const link = dialog.querySelector('[data-link] a').getAttribute('href');
            if (!link && !button.disabled) button.form.requestSubmit();
            return link ?? '';
            """;

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @TempDir private static Path folder;

    private static GateInBrowser screen;
    private static Door door;
    private static @Nullable InTheYard waiting;

    @BeforeAll
    static void openTheGateAndSignIn() throws Exception {
        screen = GateInBrowser.open(folder.resolve("trader"));
        door = screen.door();
        screen.signInAtTheDoor("lan", "/mine", "Hàng của tôi");
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void aConsignmentIsDeclaredAskedForMoreClearedCalledAndCrossedUnderTheEyesOfAllThree()
            throws Exception {
        screen.size(1366, 768);
        String id = declared("TRADER-1");
        try (GateInBrowser desk = GateInBrowser.open(folder.resolve("desk"))) {
            Onlooker trader = Onlooker.of(screen);
            standsAs(id, "IN_PROGRESS");
            screen.wholePicture("trader-1-lodged");
            Onlooker officer = atTheDesk(desk, id);
            isAskedForTheInvoiceAndAnswers(trader, officer, desk, id);
            isCleared(trader, officer, desk);
            goesOnTheRoad(trader, desk, id);
        }
        assertThat(screen.policyBreaks()).isEmpty();
    }

    private static Onlooker atTheDesk(GateInBrowser desk, String id) throws Exception {
        desk.signIn("hoa");
        desk.showLive("/desk/files/" + id + "?lang=vi");
        return Onlooker.of(desk);
    }

    private static void isAskedForTheInvoiceAndAnswers(
            Onlooker trader, Onlooker officer, GateInBrowser desk, String id) throws Exception {
        desk.press("s");
        officer.reads("dialog[open]", "Yêu cầu bổ sung");
        desk.browser()
                .findElement(By.cssSelector("dialog[open] [value=INVOICE]"))
                .sendKeys(Keys.SPACE);
        desk.browser()
                .findElement(By.cssSelector("dialog[open] [type=submit]"))
                .sendKeys(Keys.ENTER);
        trader.reads(".asked", "yêu cầu bổ sung", "Hóa đơn");
        assertThat(screen.text("#status")).isEqualTo("Yêu cầu bổ sung giấy tờ");
        screen.wholePicture("trader-2-asked");

        Path invoice = Files.writeString(folder.resolve("hoa-don.pdf"), "%PDF-1.7\nhóa đơn\n");
        screen.browser().findElement(By.id("answer-file")).sendKeys(invoice.toString());
        screen.browser().findElement(By.id("answer-text")).sendKeys("Đã gửi hóa đơn.");
        screen.browser().findElement(By.cssSelector("#answer [type=submit]")).sendKeys(Keys.ENTER);
        Eventually.holds(
                PATIENCE,
                () -> assertThat(screen.text("main")).contains("Đã gửi trả lời", "hoa-don.pdf"));
        officer.reads(".slips", "Đã gửi hóa đơn.");
        trader.looksAnew();
        standsAs(id, "IN_PROGRESS");
    }

    private static void isCleared(Onlooker trader, Onlooker officer, GateInBrowser desk)
            throws Exception {
        officer.reads(".acts", "Đạt: Kiểm tra hồ sơ");
        desk.script("document.activeElement.blur()");
        desk.press("p");
        officer.reads("#status", "Đã thông quan");
        trader.reads(".steps", "Đã nộp khai báo", "yêu cầu bổ sung", "Đã thông quan");
        screen.standsAs("CLEARED");
        screen.wholePicture("trader-3-cleared");
    }

    /** Two empty lorries are before it, so that it has a place in the queue. */
    private static void goesOnTheRoad(Onlooker trader, GateInBrowser desk, String id)
            throws Exception {
        Road road = new Road(door, screen.devices());
        List<String> others = List.of(road.comes("24C-555.01"), road.comes("24C-555.02"));
        aVehicleIsAnnounced(id);
        trader.looksAnew();
        Onlooker driver = withTheTicket(desk);
        desk.window();
        desk.size(1366, 768);
        desk.showLive("/desk/yard/KIM-THANH?lang=vi");
        Onlooker officer = Onlooker.of(desk);

        road.entersTheYard(PLATE, 16_901);
        trader.reads(".vehicles", "Trong bãi", "Chưa gọi được", "còn kiểm tra hoặc phí");
        officer.reads("#h-queue + .table-scroll", PLATE);
        String ticket = screen.text(".vehicles .ticket");
        driver.looksAndReads(".number", ticket);

        theFeeIsPaid(id);
        trader.looksAnew();
        trader.reads(".vehicles", "trong hàng chờ gọi. Dự kiến gọi lúc", "trong khoảng", "Vì sao");
        screen.wholePicture("trader-6-queue");
        driver.looksAndReads("#place", "trong hàng chờ gọi");
        desk.picture("trader-6-driver");

        road.pass(others);
        trader.reads(".vehicles .call", "Được gọi vào làn");
        String lane = screen.text(".vehicles .call strong").replaceFirst(".* ", "");
        officer.reads(".yard-lanes", ticket, PLATE);
        desk.wholePicture("trader-7-yard");
        driver.looksAndReads(".call", "Mời vào làn " + lane);
        screen.wholePicture("trader-7-called");

        road.reachesTheBarrier(lane, PLATE);
        trader.reads(".vehicles", "Tại ba-ri-e");
        officer.reads(".yard-lanes", "tại ba-ri-e");
        driver.looksAndReads("h1", "Tại ba-ri-e");

        road.passesTheBarrier(lane, PLATE);
        trader.reads(".steps", "Đã qua cửa khẩu");
        trader.reads("[data-stage=CROSSED]", "đã xong");
        screen.wholePicture("trader-8-crossed");
        officer.readsNoMore(".yard-lanes", PLATE);
        driver.looks();
        Eventually.holds(
                PATIENCE, () -> assertThat(desk.text("h1")).isEqualTo("Lượt xe đã kết thúc"));
    }

    /** Whoever announced it sends the driver a link, which opens without an account. */
    private static Onlooker withTheTicket(GateInBrowser desk) throws Exception {
        String[] link = new String[1];
        Eventually.holds(
                PATIENCE,
                () -> {
                    link[0] = String.valueOf(screen.script(MAKE_LINK));
                    assertThat(link[0]).contains("/ticket/");
                });
        screen.wholePicture("trader-5-link");
        screen.script("document.querySelector('dialog[open] [data-close]').click()");
        desk.window();
        desk.size(390, 844);
        desk.browser().get(link[0] + "?lang=vi");
        assertThat(desk.text("h1")).isEqualTo("Đã khai báo xe");
        return Onlooker.of(desk);
    }

    @Test
    void aFaultIsShownAtTheFieldWhereItIsWrong() throws Exception {
        screen.size(1366, 768);
        openForm("/mine/declare?lang=vi");
        WebElement number = field("declarant/number");
        number.clear();
        number.sendKeys("0100109107", Keys.TAB);
        Eventually.holds(
                PATIENCE,
                () -> {
                    WebElement wrong = field("declarant/number");
                    assertThat(wrong.getAttribute("aria-invalid")).isEqualTo("true");
                    assertThat(
                                    screen.script(
                                            """
                                            const wrong = document.querySelector("[data-field='declarant/number']");
                                            const said = wrong.getAttribute('aria-describedby').split(' ');
                                            return said.map(id => document.getElementById(id).textContent).join('')"""))
                            .asString()
                            .isNotBlank();
                });
        // What nobody has come to yet is not held against them before they send it.
        assertThat(screen.browser().findElements(By.cssSelector("[aria-invalid]"))).hasSize(1);
        screen.browser()
                .findElement(By.cssSelector("#declaration [type=submit]"))
                .sendKeys(Keys.ENTER);
        Eventually.holds(
                PATIENCE,
                () ->
                        assertThat(screen.browser().findElements(By.cssSelector("[aria-invalid]")))
                                .hasSizeGreaterThan(4));
        screen.wholePicture("trader-faults");
    }

    @Test
    void whatWasBegunIsThereAfterTheBrowserWasClosed() throws Exception {
        openForm("/mine/declare?lang=vi");
        field("reference").sendKeys("TRADER-DRAFT");
        Eventually.holds(
                PATIENCE, () -> assertThat(screen.text("#form-saved")).contains("Đã lưu nháp lúc"));
        String saved = screen.browser().getCurrentUrl();
        screen.browser().get("about:blank");
        screen.browser().get(saved);
        ready();
        assertThat(field("reference").getAttribute("value")).isEqualTo("TRADER-DRAFT");
        screen.browser().get(screen.at(0, "/mine/drafts?lang=vi"));
        assertThat(screen.text("main")).contains("TRADER-DRAFT");
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
    void everyPageFitsTheScreenAndHasNoGraveFault(String language, int width, int height)
            throws Exception {
        InTheYard lorry = inTheYard();
        String id = lorry.declaration();
        screen.size(width, height);
        for (var page :
                Map.of(
                                "mine",
                                "/mine",
                                "consignment",
                                "/mine/" + id,
                                "declare",
                                "/mine/declare",
                                "vehicle",
                                "/mine/" + id + "/vehicle",
                                "amended",
                                "/mine/" + id + "/vehicle/" + lorry.crossing(),
                                "drafts",
                                "/mine/drafts")
                        .entrySet()) {
            screen.browser().get(screen.at(0, page.getValue() + "?lang=" + language));
            screen.wholePicture("trader-%s-%s-%d".formatted(page.getKey(), language, width));
            assertThat(screen.pixelsBeyondTheScreen()).as(page.getKey()).isLessThanOrEqualTo(0);
            assertThat(GraveFaults.on(screen)).as(page.getKey()).isEmpty();
        }
    }

    /** A declaration and the lorry with it that stands in the yard. */
    private record InTheYard(String declaration, String crossing) {}

    private static synchronized InTheYard inTheYard() throws Exception {
        if (waiting == null) {
            Road road = new Road(door, screen.devices());
            String declaration = door.lodged(Door.wine("TRADER-FIT", "KIM-THANH"));
            String crossing = road.announced("24C-777.01", declaration);
            road.entersTheYard("24C-777.01", 15_900);
            road.awaited(crossing, "IN_YARD");
            waiting = new InTheYard(declaration, crossing);
        }
        return waiting;
    }

    /** Declares wine, of which Customs checks the papers, by keyboard. */
    private static String declared(String reference) throws Exception {
        openForm("/mine/declare?lang=vi");
        assertThat(field("declarant/number").getAttribute("value")).isEqualTo("0100109106");
        type("declarant/name", "Công ty Rượu Vang");
        type("reference", reference);
        new Select(field("gate")).selectByValue("KIM-THANH");
        new Select(field("destination")).selectByValue("CN");
        String arrival =
                LocalDateTime.now(ZONE).plusHours(5).truncatedTo(ChronoUnit.MINUTES).toString();
        screen.browser()
                .executeScript(
                        "arguments[0].value = arguments[1];"
                                + "arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
                        field("plannedArrival"),
                        arrival);
        field("hsCode").sendKeys("ruou vang");
        Eventually.holds(
                PATIENCE,
                () -> assertThat(screen.text(".choices")).contains("220421", "Rượu vang"));
        screen.picture("trader-goods");
        field("hsCode").sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
        assertThat(field("hsCode").getAttribute("value")).isEqualTo("220421");
        assertThat(field("description").getAttribute("value")).isEqualTo("Rượu vang");
        type("netMassKg", "1.900,5");
        type("value/amount", "350.000,50");
        new Select(field("value/currency")).selectByValue("CNY");
        Eventually.holds(
                PATIENCE,
                () -> assertThat(screen.text("#form-check")).contains("đã đủ và đúng mẫu"));
        screen.wholePicture("trader-0-form");
        screen.browser()
                .findElement(By.cssSelector("#declaration [type=submit]"))
                .sendKeys(Keys.ENTER);
        Eventually.holds(
                PATIENCE,
                () -> assertThat(screen.browser().getCurrentUrl()).contains("done=lodged"));
        String url = screen.browser().getCurrentUrl();
        assertThat(screen.text("#consignment")).contains("1.901 kg", "350.000,50 CNY");
        return url.substring(url.indexOf("/mine/") + 6, url.indexOf('?'));
    }

    private static void aVehicleIsAnnounced(String id) throws Exception {
        openForm("/mine/" + id + "/vehicle?lang=vi");
        type("plate", PLATE);
        type("reference", "TRIP-" + id.substring(30));
        type("capacityKg", "18.000");
        type("driver/name", "Trần Văn Lái");
        type("driver/document", "012345678901");
        screen.browser()
                .executeScript(
                        "arguments[0].value = arguments[1]",
                        field("plannedArrival"),
                        LocalDateTime.now(ZONE)
                                .plusHours(5)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString());
        screen.browser().findElement(By.cssSelector("#vehicle [type=submit]")).sendKeys(Keys.ENTER);
        Eventually.holds(
                PATIENCE,
                () -> assertThat(screen.text(".vehicles")).contains(PLATE, "Đã khai báo xe"));
        Eventually.holds(
                PATIENCE, () -> assertThat(screen.text(".vehicles")).contains("Phí hạ tầng"));
        screen.wholePicture("trader-4-vehicle");
    }

    /** At the other service, where the till is, and back. */
    private static void theFeeIsPaid(String id) throws Exception {
        screen.script("document.querySelector(\".vehicles a[href*='/my-fees/']\").click()");
        By choice = By.cssSelector("[value='lan']");
        Eventually.holds(
                PATIENCE,
                () ->
                        assertThat(
                                        screen.browser().findElements(choice).size()
                                                + screen.browser()
                                                        .findElements(By.id("h-fee"))
                                                        .size())
                                .isEqualTo(1));
        screen.browser().findElements(choice).forEach(WebElement::click);
        Eventually.holds(
                PATIENCE, () -> assertThat(screen.text("h1")).isEqualTo("Phí của lượt xe"));
        screen.picture("trader-5-fee");
        screen.browser().findElement(By.cssSelector("main form button")).click();
        Eventually.holds(
                PATIENCE, () -> assertThat(screen.text("main")).contains("Đã nộp đủ", "Biên lai"));
        screen.browser().get(screen.at(0, "/mine/" + id + "?lang=vi"));
        Eventually.holds(PATIENCE, () -> assertThat(screen.text(".vehicles")).contains("đã nộp"));
    }

    private static void openForm(String path) throws Exception {
        screen.browser().get(screen.at(0, path));
        ready();
    }

    private static void ready() throws Exception {
        Eventually.holds(
                PATIENCE,
                () ->
                        assertThat(
                                        screen.browser()
                                                .findElements(By.cssSelector("form[data-ready]")))
                                .hasSize(1));
    }

    private static WebElement field(String path) {
        return screen.browser().findElement(By.cssSelector("form [data-field='" + path + "']"));
    }

    private static void type(String path, String text) {
        WebElement field = field(path);
        field.clear();
        field.sendKeys(text);
    }

    private static void standsAs(String id, String status) throws Exception {
        assertThat(screen.browser().getCurrentUrl()).contains(id);
        screen.standsAs(status);
    }
}
