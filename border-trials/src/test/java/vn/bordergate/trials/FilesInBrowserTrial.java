package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A trader sends a file in a browser; and anybody reads what the gate asks for. */
class FilesInBrowserTrial {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir static Path folder;

    private static GateInBrowser screen;

    @BeforeAll
    static void openTheGate() throws Exception {
        screen = GateInBrowser.open(folder);
        signIn();
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
    }

    /** On the way to the page of files, as anybody who is not signed in yet. */
    private static void signIn() throws Exception {
        screen.browser().get(screen.at(0, "/bulk?lang=vi"));
        screen.browser().findElements(By.cssSelector("a.visitor-way")).stream()
                .findFirst()
                .ifPresent(way -> way.sendKeys(Keys.ENTER));
        By choice = By.cssSelector("[value='lan']");
        Eventually.holds(
                PATIENCE, () -> assertThat(screen.browser().findElements(choice)).isNotEmpty());
        screen.browser().findElement(choice).sendKeys(Keys.ENTER);
        Eventually.holds(
                PATIENCE, () -> assertThat(screen.text("h1")).isEqualTo("Khai báo bằng tệp"));
    }

    @Test
    void aTraderSendsAFileSeesWhatIsWrongAtWhichCellAndLodgesTheRest() throws Exception {
        screen.size(1366, 768);
        screen.browser().get(screen.at(0, "/bulk?lang=vi"));
        Path file = file("BR-" + Long.toString(System.nanoTime(), 36).toUpperCase());
        screen.browser().findElement(By.id("file")).sendKeys(file.toString());
        screen.browser().findElement(By.cssSelector("#send button")).click();
        Eventually.holds(
                PATIENCE,
                () -> {
                    assertThat(screen.text("#state")).isEqualTo("Đã kiểm tra, chưa nộp");
                    assertThat(screen.text("#fault-rows")).contains("J3", "6, 8 hoặc 10 chữ số");
                });
        screen.wholePicture("bulk-checked-vi-1366");
        screen.browser().findElement(By.id("lodge")).click();
        Eventually.holds(
                PATIENCE,
                () -> {
                    assertThat(screen.text("#state")).isEqualTo("Đã nộp các tờ đúng");
                    assertThat(screen.text("[data-count=accepted] dd")).isEqualTo("1");
                });
        assertThat(screen.policyBreaks()).isEmpty();
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
        screen.size(width, height);
        for (String page :
                List.of(
                        screen.at(0, "/bulk"),
                        screen.at(1, "/procedures/export"),
                        screen.at(1, "/procedures/import"),
                        screen.at(1, "/procedures/transit"))) {
            screen.browser().get(page + "?lang=" + language);
            assertThat(screen.browser().findElement(By.tagName("html")).getAttribute("lang"))
                    .startsWith(language);
            String name = page.substring(page.lastIndexOf('/') + 1);
            screen.wholePicture("public-%s-%s-%d".formatted(name, language, width));
            assertThat(screen.pixelsBeyondTheScreen()).as(page).isLessThanOrEqualTo(0);
            assertThat(GraveFaults.on(screen)).as(page).isEmpty();
        }
    }

    /** Two declarations, of which the second has no HS code that can be. */
    private static Path file(String reference) throws Exception {
        String arrival =
                LocalDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh"))
                        .plusDays(1)
                        .format(DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm"));
        String row =
                "Mã số thuế;0100109106;Nông sản;%s;KIM-THANH;Xuất khẩu;Xuất khẩu;"
                        + arrival
                        + ";CN;%s;Sầu riêng;VN;17400;69600;USD\n";
        Path file = folder.resolve(reference + ".csv");
        return Files.writeString(
                file,
                "Loại định danh người khai;Mã số người khai;Tên người khai;Số tham chiếu;Cửa khẩu;"
                        + "Chiều;Loại hình;Thời gian dự kiến đến;Nước đến;Mã HS;Tên hàng;Xuất xứ;"
                        + "Khối lượng tịnh (kg);Trị giá;Loại tiền\n"
                        + row.formatted(reference + "-1", "081060")
                        + row.formatted(reference + "-2", "99"));
    }
}
