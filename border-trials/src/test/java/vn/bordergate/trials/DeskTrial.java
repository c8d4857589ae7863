package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** An officer at the desk, in a browser, by keyboard alone. */
class DeskTrial {

    private static final Duration PATIENCE = GateInBrowser.PATIENCE;

    private static GateInBrowser screen;
    private static Door door;

    @BeforeAll
    static void openTheGateAndSignIn(@TempDir Path folder) throws Exception {
        screen = GateInBrowser.open(folder);
        door = screen.door();
        screen.signIn("hoa");
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
    }

    @BeforeEach
    void atADeskInAnOffice() {
        screen.size(1366, 768);
    }

    @Test
    void aYellowFileGoesFromTheListToClearanceByKeyboardInVietnamese() throws Exception {
        String id = door.lodged(Door.wine("DESK-KEYS", "MUONG-KHUONG"));
        screen.show("/desk?lang=vi&gate=MUONG-KHUONG");
        Eventually.holds(
                PATIENCE,
                () -> {
                    screen.browser().navigate().refresh();
                    assertThat(screen.text("body")).contains("DESK-KEYS");
                });
        assertThat(screen.text("h1")).isEqualTo("Việc chờ tôi");
        screen.picture("desk-keys-1-list");
        screen.press("j");
        assertThat(screen.focused()).isEqualTo("DESK-KEYS");
        screen.press(Keys.ENTER);
        Eventually.holds(
                PATIENCE,
                () -> assertThat(screen.browser().getCurrentUrl()).endsWith("/desk/files/" + id));
        assertThat(screen.text("body")).contains("Kiểm tra hồ sơ", "CH-021");
        screen.press("f");
        assertThat(screen.text("dialog[open]")).contains("không hoàn lại được");
        assertThat(screen.browser().switchTo().activeElement().getTagName()).isEqualTo("textarea");
        screen.picture("desk-keys-2-dialog");
        screen.press(Keys.ESCAPE);
        screen.press("p");
        screen.standsAs("CLEARED");
        Eventually.holds(PATIENCE, () -> assertThat(screen.focused()).contains("Đã ghi nhận"));
        screen.picture("desk-keys-3-cleared");
        screen.press("n");
        Eventually.holds(
                PATIENCE, () -> assertThat(screen.browser().getCurrentUrl()).doesNotContain(id));
    }

    @Test
    void aNewFileStandsInTheWorkListWithoutReloading() throws Exception {
        screen.showLive("/desk?lang=vi&gate=BAN-VUOC");
        assertThat(screen.text("#work")).doesNotContain("DESK-COMES");
        screen.script("window.notReloaded = true");

        door.lodged(Door.wine("DESK-COMES", "BAN-VUOC"));

        Eventually.holds(PATIENCE, () -> assertThat(screen.text("#work")).contains("DESK-COMES"));
        assertThat(screen.script("return window.notReloaded === true")).isEqualTo(Boolean.TRUE);
    }

    @Test
    void aVehicleIsReadOnItsFileAndOnItsOwnPageAndHeldByKeyboard() throws Exception {
        String file = door.lodged(Door.wine("DESK-LORRY", "KIM-THANH"));
        screen.showLive("/desk/files/" + file + "?lang=vi");
        assertThat(screen.text("#file")).contains("Chưa có xe nào");
        screen.script("window.notReloaded = true");

        String vehicle = door.announced("LORRY-1", "24C-771.01", file);

        Eventually.holds(
                PATIENCE,
                () -> assertThat(screen.text("#file")).contains("24C77101", "Đã báo, chưa đến"));
        assertThat(screen.script("return window.notReloaded === true")).isEqualTo(Boolean.TRUE);
        screen.picture("desk-file-vehicle");
        screen.showLive("/desk/vehicles/" + vehicle + "?lang=vi");
        screen.script("window.notReloaded = true");
        screen.press("h");
        screen.press("nghi ngờ");
        screen.picture("desk-vehicle-dialog");
        screen.browser()
                .findElement(By.cssSelector("dialog[open] [type=submit]"))
                .sendKeys(Keys.ENTER);
        Eventually.holds(
                PATIENCE,
                () ->
                        assertThat(screen.text("#vehicle"))
                                .contains("Đã ghi nhận: Tạm dừng xe", "nghi ngờ"));
        screen.picture("desk-vehicle-held");

        door.read("KT-KB2-IN", "YARD_ENTRY", "24C-771.01");

        screen.standsAs("IN_YARD");
        assertThat(screen.script("return window.notReloaded === true")).isEqualTo(Boolean.TRUE);
    }

    @Test
    void anotherOfficersDecisionIsSeenWithoutReloading() throws Exception {
        String id = door.lodged(Door.wine("DESK-LIVE", "KIM-THANH"));
        screen.showLive("/desk/files/" + id + "?lang=vi");
        screen.script("window.notReloaded = true");

        door.passAllChecks(id);

        screen.standsAs("CLEARED");
        assertThat(screen.script("return window.notReloaded === true")).isEqualTo(Boolean.TRUE);
    }

    @Test
    void whoDecidesTooLateIsToldSoInThePlace() throws Exception {
        String id = door.lodged(Door.wine("DESK-LATE", "KIM-THANH"));
        screen.showLive("/desk/files/" + id + "?lang=vi");
        screen.script(
                "window.notReloaded = true;"
                        + "document.querySelectorAll('[name=version]').forEach(v => v.value = 77)");
        screen.press("p");
        Eventually.holds(
                PATIENCE,
                () -> assertThat(screen.text("#outcome")).contains("chưa được ghi", "thay đổi"));
        assertThat(screen.script("return window.notReloaded === true")).isEqualTo(Boolean.TRUE);
        screen.picture("desk-late");
    }

    @Test
    void aLostConnectionIsSaidAndWhatWasMissedIsReadWhenItIsBack() throws Exception {
        String id = door.lodged(Door.wine("DESK-LOST", "KIM-THANH"));
        try (CutLine line = CutLine.to(screen.port(1))) {
            screen.browser().get(line.at("/desk/files/" + id + "?lang=vi"));
            Eventually.holds(
                    PATIENCE,
                    () -> assertThat(screen.script("return typeof htmx")).isEqualTo("object"));
            assertThat(isShown("lost")).isFalse();

            line.cut();
            Eventually.holds(
                    PATIENCE,
                    () ->
                            assertThat(screen.text("#lost"))
                                    .contains("Mất kết nối; trang có thể đã cũ. Tin cuối lúc"));
            door.passAllChecks(id);
            screen.press("p");
            Eventually.holds(
                    PATIENCE, () -> assertThat(screen.text("#failed")).contains("Chưa gửi được"));
            screen.picture("desk-lost");

            line.mend();
            screen.standsAs("CLEARED");
            Eventually.holds(
                    PATIENCE,
                    () -> {
                        assertThat(isShown("lost")).isFalse();
                        assertThat(isShown("failed")).isFalse();
                    });
        }
    }

    @Test
    void withoutScriptsThePageSaysSoAndItsFormsDecide() throws Exception {
        String id = door.lodged(Door.wine("DESK-PLAIN", "KIM-THANH"));
        screen.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            screen.show("/desk/files/" + id + "?lang=vi");
            assertThat(screen.browser().findElement(By.tagName("noscript")).getText())
                    .contains("Trình duyệt đang tắt JavaScript");
            screen.picture("desk-no-script");
            screen.browser().findElement(By.cssSelector(".acts a[data-key=f]")).click();
            assertThat(screen.text("dialog[open]")).contains("không hoàn lại được");
            screen.browser().findElement(By.cssSelector("dialog[open] [data-close]")).click();
            screen.browser().findElement(By.cssSelector(".acts button[data-key=p]")).click();
            Eventually.holds(
                    PATIENCE,
                    () -> assertThat(screen.text("#outcome")).contains("Đã ghi nhận: Đạt."));
            assertThat(screen.text("#status")).isEqualTo("Đã thông quan");
        } finally {
            screen.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void aFormWithoutTheTokenOfItsPageIsRefused() throws Exception {
        String id = door.lodged(Door.wine("DESK-FORGED", "KIM-THANH"));
        screen.showLive("/desk/files/" + id + "?lang=vi");
        screen.browser().manage().timeouts().scriptTimeout(PATIENCE);
        Object status =
                screen.browser()
                        .executeAsyncScript(
                                "const done = arguments[arguments.length - 1];"
                                        + "fetch(location.pathname + '/pass', {method: 'POST',"
                                        + " body: new URLSearchParams({version: 1,"
                                        + " check: 'DOCUMENT_CHECK'})})"
                                        + ".then(answer => done(answer.status))");
        assertThat(String.valueOf(status)).isEqualTo("403");
    }

    private static boolean isShown(String id) {
        return screen.browser().findElement(By.id(id)).isDisplayed();
    }
}
