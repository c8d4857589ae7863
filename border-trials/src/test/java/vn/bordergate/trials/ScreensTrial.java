package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The officers' pages on the screens that officers have, in each language. */
class ScreensTrial {

    private static GateInBrowser screen;
    private static Door door;

    /** A file with everything on it that a file can have. */
    private static String full = "";

    /** A vehicle that carries it, with something for a person to look at. */
    private static String lorry = "";

    @BeforeAll
    static void openTheGateAndSignIn(@TempDir Path folder) throws Exception {
        screen = GateInBrowser.open(folder);
        door = screen.door();
        full = door.lodged(Door.wine("DESK-FIT", "KIM-THANH"));
        door.attachInvoice(full, "hoa-don-thuong-mai-so-2026-11-0042-ban-ky-dien-tu.pdf");
        acted(full, "hold", "\"reason\":\"Nghi ngờ khai sai số lượng\"", 1);
        acted(full, "supplement", "\"items\":[\"INVOICE\",\"CERTIFICATE_OF_ORIGIN\"]", 2);
        lorry = door.announced("DESK-FIT-LORRY", "24C-880.01", full);
        door.read("KT-KB2-IN", "YARD_ENTRY", "24C-880.01");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(
                                        door.get(1, "/api/crossings/" + lorry, "border-guard")
                                                .json()
                                                .path("status")
                                                .asString())
                                .isEqualTo("IN_YARD"));
        door.read("KT-KB2-OUT", "YARD_EXIT", "24C-880.01");
        door.lodged(Door.wine("DESK-LIST-1", "KIM-THANH"));
        door.lodged(Door.cattle("DESK-LIST-2", "KIM-THANH"));
        screen.signIn("hoa");
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
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
        String file = "/desk/files/" + full;
        String vehicle = "/desk/vehicles/" + lorry;
        for (var page :
                Map.ofEntries(
                                Map.entry("list", "/desk?"),
                                Map.entry("found", "/desk?number=0100109106&"),
                                Map.entry("file", file + "?"),
                                Map.entry("file-dialog", file + "?do=raise&"),
                                Map.entry("vehicle", vehicle + "?"),
                                Map.entry("vehicle-dialog", vehicle + "?do=hold&"),
                                Map.entry("needs", "/desk/yard/KIM-THANH?"),
                                Map.entry("slip", file + "/slips/supplement?"),
                                Map.entry("rules", "/rules/channel?"),
                                Map.entry("rulings", "/rules/rulings?declaration=" + full + "&"),
                                Map.entry("priority", "/priority-enterprises?"),
                                Map.entry("tables", "/rules?"))
                        .entrySet()) {
            screen.show(page.getValue() + "lang=" + language);
            boolean asks = page.getKey().endsWith("-dialog");
            assertThat(screen.browser().findElements(By.cssSelector("dialog[open]")))
                    .as(page.getKey())
                    .hasSize(asks ? 1 : 0);
            assertThat(screen.browser().findElement(By.tagName("html")).getAttribute("lang"))
                    .startsWith(language);
            screen.wholePicture("desk-%s-%s-%d".formatted(page.getKey(), language, width));
            assertThat(screen.pixelsBeyondTheScreen()).as(page.getKey()).isLessThanOrEqualTo(0);
            assertThat(GraveFaults.on(screen)).as(page.getKey()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "channel, vi",
        "channel, en",
        "channel, zh",
        "checks, vi",
        "checks, en",
        "checks, zh"
    })
    void aRuleTableIsReadInAnOfficeWithoutScrollingSideways(String table, String language)
            throws Exception {
        screen.size(1366, 768);
        screen.show("/rules/" + table + "?lang=" + language);
        screen.picture("rules-%s-%s".formatted(table, language));
        assertThat(
                        screen.script(
                                """
                                return [...document.querySelectorAll('.table-scroll')]
                                  .map(box => box.scrollWidth - box.clientWidth)
                                  .filter(hidden => hidden > 0)"""))
                .isEqualTo(List.of());
    }

    @Test
    void noWordOfARuleTableIsBrokenInTheMiddle() {
        screen.size(390, 844);
        screen.show("/rules/channel?lang=vi");
        assertThat(
                        screen.script(
                                """
                                return [...document.querySelectorAll('.conditions code, .condition, td .pill')].filter(cell => {
                                  const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
                                  if (!text) return false;
                                  for (const word of text.data.matchAll(/[\\p{L}\\d_]+/gu)) {
                                    const range = document.createRange();
                                    range.setStart(text, word.index);
                                    range.setEnd(text, word.index + word[0].length);
                                    if (range.getClientRects().length > 1) return true;
                                  }
                                  return false;
                                }).map(cell => cell.textContent)"""))
                .isEqualTo(List.of());
    }

    @Test
    void whoLooksForGraveFaultsFindsOne() {
        screen.browser()
                .get("data:text/html,<html lang='vi'><title>x</title><h1>x</h1><img src='x'>");
        assertThat(GraveFaults.on(screen))
                .singleElement()
                .satisfies(fault -> assertThat(fault).startsWith("image-alt "));
    }

    private static void acted(String id, String action, String fields, int version)
            throws Exception {
        Door.Answer answer =
                door.send(
                        "POST",
                        1,
                        "/api/files/" + id + "/" + action,
                        "customs-officer",
                        "application/json",
                        "{%s,\"version\":%d}".formatted(fields, version));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
