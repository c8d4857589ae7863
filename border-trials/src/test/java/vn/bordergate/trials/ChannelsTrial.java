package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/**
 * A green, a yellow and a red file in a browser, in Vietnamese, each from the officer's sign-in to
 * its clearance, with everybody who has to decide.
 */
class ChannelsTrial {

    private static GateInBrowser screen;
    private static Door door;

    @BeforeAll
    static void openTheGateAndABrowser(@TempDir Path folder) throws Exception {
        screen = GateInBrowser.open(folder);
        door = screen.door();
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
    }

    @AfterEach
    void signOut() throws Exception {
        screen.signOut();
    }

    @Test
    void aGreenFileNeedsItsQuarantineCertificateAndNothingOfCustoms() throws Exception {
        String id = green();
        screen.signIn("mai");
        opens(id, "XANH", "Giấy kiểm dịch", "Trái cây", "hàng tươi", "Luồng xanh");
        screen.picture("green-1-file");

        reads("#status", "Chờ kiểm tra");
        reads(".checks", "Giấy kiểm dịch", "Kiểm dịch thực vật", "Còn ");
        reads(".why", "CH-099", "Không có dấu hiệu rủi ro: miễn kiểm tra", "CK-026");
        reads(
                "[aria-labelledby=h-goods]",
                "Công ty Sầu Riêng",
                "Kim Thành, Xuất khẩu",
                "Sầu riêng tươi",
                "17.400,000 kg",
                "350.000,50 CNY");

        screen.press("p");

        isCleared("Đã ghi nhận: Đạt.", "Lê Thị Mai");
        screen.picture("green-2-cleared");
    }

    @Test
    void aYellowFileIsSupplementedReadAndPassedByOneCustomsOfficer() throws Exception {
        String id = door.lodged(Door.wine("VANG-1", "KIM-THANH"));
        screen.signIn("hoa");
        opens(id, "VANG-1", "Kiểm tra hồ sơ", "Đồ uống, rượu", "Luồng vàng");
        reads(".why", "CH-021", "Rượu, bia: kiểm tra hồ sơ", "CK-001");
        reads("[aria-labelledby=h-goods]", "Công ty Rượu Vang", "Rượu vang đỏ", "Chưa có giấy tờ");
        screen.picture("yellow-1-file");

        screen.press("s");
        reads("dialog[open]", "Yêu cầu bổ sung", "Đồng hồ của các việc dừng lại");
        screen.browser().findElement(By.cssSelector("dialog[open] [value=INVOICE]")).sendKeys(" ");
        screen.picture("yellow-2-dialog");
        screen.browser()
                .findElement(By.cssSelector("dialog[open] [type=submit]"))
                .sendKeys(Keys.ENTER);
        screen.standsAs("SUPPLEMENT_AWAITED");
        reads("#status", "Chờ bổ sung");
        reads(".slips", "Phiếu yêu cầu bổ sung số 2", "Nguyễn Thị Hoa", "Hóa đơn.");

        door.attachInvoice(id, "hoa-don.pdf");
        Door.Answer answered =
                door.send(
                        "POST",
                        0,
                        "/api/declarations/" + id + "/supplement",
                        "trader",
                        "application/json",
                        "{\"slip\":2,\"text\":\"Đã gửi hóa đơn\"}");
        assertThat(answered.status()).as(answered.body()).isEqualTo(202);
        screen.standsAs("CHECKS_OUTSTANDING");
        reads(".documents", "Hóa đơn thương mại", "hoa-don.pdf", "SHA-256");
        reads(".slips", "Trả lời phiếu số 2", "Đã gửi hóa đơn");
        screen.picture("yellow-3-answered");

        screen.press("p");

        isCleared("Đã ghi nhận: Đạt.", "Nguyễn Thị Hoa");
        screen.picture("yellow-4-cleared");
    }

    @Test
    void aRedFileIsInspectedByCustomsAndByAnimalQuarantineEachWithTheirOwnPeople()
            throws Exception {
        String id = door.lodged(Door.cattle("DO-1", "KIM-THANH"));
        screen.signIn("hoa");
        opens(id, "DO-1", "Kiểm tra thực tế", "Động vật sống", "hàng sống", "Luồng đỏ");
        reads(
                ".why",
                "CH-004",
                "Động vật sống: kiểm tra thực tế cùng kiểm dịch",
                "CK-002",
                "CK-011");
        reads(".checks", "Hải quan", "Kiểm dịch động vật", "Giấy kiểm dịch");
        screen.picture("red-1-file");
        passes("Kiểm tra hồ sơ", 1);
        passes("Kiểm tra thực tế", 2);
        reads("#status", "Chờ kiểm tra");
        screen.picture("red-2-inspected");
        screen.signOut();

        screen.signIn("son");
        opens(id, "DO-1", "Giấy kiểm dịch", "Luồng đỏ");
        reads(".checks", "Đạt", "Nguyễn Thị Hoa");
        passes("Kiểm tra thực tế", 3);
        screen.press("p");

        isCleared("Đã ghi nhận: Đạt.", "Hoàng Văn Sơn");
        reads(".history", "Nguyễn Thị Hoa", "Hoàng Văn Sơn");
        screen.picture("red-3-cleared");
    }

    /** One in a hundred green declarations is drawn for a check by Customs; such a one is not. */
    private static String green() throws Exception {
        for (int attempt = 1; ; attempt++) {
            String id = door.lodged(Door.durian("XANH-" + attempt, "KIM-THANH"));
            JsonNode checks =
                    door.get(1, "/api/files/" + id, "customs-officer").json().path("checks");
            if (checks.size() == 1) {
                return id;
            }
        }
    }

    /** Finds the file in the list, which says these things of it, and goes in by keyboard. */
    private static void opens(String id, String reference, String... saying) throws Exception {
        By row = By.cssSelector("a.row-link[href='/desk/files/" + id + "']");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.browser().findElements(row)).isNotEmpty());
        var link = screen.browser().findElement(row);
        assertThat(link.getText()).startsWith(reference);
        assertThat(allLines(row)).contains(saying);
        screen.picture("list-" + reference);
        link.sendKeys(Keys.ENTER);
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> {
                    assertThat(screen.browser().getCurrentUrl()).endsWith("/desk/files/" + id);
                    assertThat(screen.script("return typeof htmx")).isEqualTo("object");
                });
        reads("h1", "Hồ sơ " + reference);
    }

    /** A file has a line in the list for each of its checks. */
    private static String allLines(By rows) {
        StringBuilder all = new StringBuilder();
        screen.browser()
                .findElements(rows)
                .forEach(r -> all.append(r.findElement(By.xpath("ancestor::tr")).getText()));
        return all.toString();
    }

    /** Passes the first check of one's own, and waits until the file says so. */
    private static void passes(String check, int done) throws Exception {
        reads(".acts", "Đạt: " + check);
        screen.script("document.activeElement.blur()");
        screen.press("p");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(
                                        screen.browser()
                                                .findElements(
                                                        By.cssSelector(".checks .pill-green")))
                                .hasSize(done));
        Eventually.holds(
                GateInBrowser.PATIENCE, () -> assertThat(screen.focused()).contains("Đã ghi nhận"));
    }

    private static void isCleared(String outcome, String officer) throws Exception {
        screen.standsAs("CLEARED");
        reads("#status", "Đã thông quan");
        reads("#outcome", outcome);
        Eventually.holds(
                GateInBrowser.PATIENCE, () -> assertThat(screen.focused()).contains("Đã ghi nhận"));
        reads(".history", "Kết quả kiểm tra", "Thông quan", "Cán bộ " + officer);
    }

    private static void reads(String place, String... words) throws Exception {
        Eventually.holds(
                GateInBrowser.PATIENCE, () -> assertThat(screen.text(place)).contains(words));
    }
}
