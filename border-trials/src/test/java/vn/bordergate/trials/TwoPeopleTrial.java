package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What takes two people takes two in front of a browser, by keyboard alone. */
class TwoPeopleTrial {

    private static final String PRIORITY = "/priority-enterprises";
    private static final String LIST = "Doanh nghiệp ưu tiên";

    private static GateInBrowser screen;

    @BeforeAll
    static void openTheGate(@TempDir Path folder) throws Exception {
        screen = GateInBrowser.open(folder);
    }

    @AfterAll
    static void close() throws Exception {
        if (screen != null) {
            screen.close();
        }
    }

    @BeforeEach
    void inAnOffice() {
        screen.size(1366, 768);
    }

    @Test
    void anEnterpriseHasPriorityWhenASecondPersonHasAgreed() throws Exception {
        screen.signIn("duc", PRIORITY, LIST);
        types("number", "0300589121");
        types("name", "Công ty Sầu Riêng");
        types("decision", "1234/QĐ-CHQ");
        types("reason", "Tuân thủ tốt ba năm liền");
        press("form[action='/priority-enterprises'] button");
        reads("#proposals", "Công ty Sầu Riêng", "Phạm Minh Đức", "phải có người khác đồng ý");
        assertThat(screen.browser().findElements(By.cssSelector("[value='true']"))).isEmpty();
        screen.wholePicture("two-priority-1-proposed");
        screen.signOut();

        screen.signIn("huy", PRIORITY, LIST);
        inEveryLanguageAndWidth(PRIORITY, "two-priority-2-waiting");
        screen.show(PRIORITY + "?lang=vi");
        press("#proposals [value='true'] ~ button");
        reads("[aria-labelledby=h-entries]", "Công ty Sầu Riêng", "đồng ý: Ngô Gia Huy");
        assertThat(screen.browser().findElements(By.id("proposals"))).isEmpty();
        inEveryLanguageAndWidth(PRIORITY, "two-priority-3-agreed");
        screen.signOut();
    }

    @Test
    void aRuleTableIsPutInForceByASecondPerson() throws Exception {
        screen.signIn("duc", "/rules/channel", "Phân luồng tờ khai");
        String version = screen.browser().getCurrentUrl().replaceAll("\\?.*", "");
        press("#trial form button");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> {
                    screen.browser().get(version);
                    assertThat(screen.text("#trial")).contains("Đã xong");
                });
        screen.script(
                "document.getElementById('from').value = document.getElementById('from').min");
        press("form[action$='/activation'] button");
        reads("#activation", "Đang chờ người thứ hai", "Phạm Minh Đức");
        assertThat(screen.browser().findElements(By.cssSelector("[value='true']"))).isEmpty();
        screen.wholePicture("two-rules-1-proposed");
        screen.signOut();

        screen.signIn("huy", "/rules/channel", "Phân luồng tờ khai");
        press("#activation [value='true'] ~ button");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.text("main")).contains("bởi Ngô Gia Huy"));
        screen.wholePicture("two-rules-2-agreed");
        screen.signOut();
    }

    private static void inEveryLanguageAndWidth(String path, String name) throws Exception {
        for (int width : List.of(1366, 390)) {
            screen.size(width, 768);
            for (String language : List.of("zh", "en", "vi")) {
                screen.show(path + "?lang=" + language);
                assertThat(screen.text("main")).doesNotContain("??");
                assertThat(screen.pixelsBeyondTheScreen()).as(language).isLessThanOrEqualTo(0);
                screen.wholePicture("%s-%s-%d".formatted(name, language, width));
            }
        }
        screen.size(1366, 768);
    }

    private static void types(String field, String text) {
        screen.browser().findElement(By.id(field)).sendKeys(text);
    }

    private static void press(String button) {
        screen.browser().findElement(By.cssSelector(button)).sendKeys(Keys.ENTER);
    }

    private static void reads(String place, String... words) throws Exception {
        Eventually.holds(
                GateInBrowser.PATIENCE, () -> assertThat(screen.text(place)).contains(words));
    }
}
