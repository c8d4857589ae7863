package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A driver's ticket and an officer's phone, with the network cut between them and the gate. */
class TicketTrial {

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
    void aTicketIsSeenAndVerifiedWithNoNetworkAndAForgedOneIsNot() throws Exception {
        Door door = screen.door();
        screen.size(390, 844);
        String crossing = announced(door, "TICKET-1");
        String address = link(door, crossing);
        screen.browser().get(screen.at(0, "/ticket/verify?lang=vi"));
        passSignIn();
        try (CutLine line = CutLine.to(screen.port(0))) {
            screen.browser().get(line.at("/ticket/verify?lang=vi"));
            kept("Kiểm vé xe");
            screen.browser().get(line.at(address + "?lang=vi"));
            kept("Đã khai báo xe");
            String code =
                    String.valueOf(
                            screen.script("return document.getElementById('code').textContent"));
            screen.picture("ticket");

            line.cut();
            screen.browser().get(line.at(address));
            Eventually.holds(
                    GateInBrowser.PATIENCE,
                    () -> {
                        assertThat(screen.text("h1")).isEqualTo("Đã khai báo xe");
                        assertThat(screen.text("#stale")).contains("mất mạng");
                    });
            screen.picture("ticket-offline");

            screen.browser().get(line.at("/ticket/verify#" + code));
            verdict("GENUINE");
            assertThat(screen.text("#plate")).isEqualTo("24C***45");
            assertThat(screen.text("#crossing")).isEqualTo(crossing);
            assertThat(screen.text("#gate")).isEqualTo("Kim Thành");
            compare("24D-123.45", "other");
            compare("24C-123.45", "same");
            screen.picture("ticket-verified");

            typed(code.replace("24C***45", "24D***45"));
            verdict("FORGED");
            assertThat(screen.browser().findElement(By.id("said")).isDisplayed()).isFalse();
            screen.picture("ticket-forged");
            typed(signedBySomebodyElse(code));
            verdict("FORGED");
            typed(code.replaceFirst("BG1~[^~]+", "BG1~AAAAAAAA"));
            verdict("UNKNOWN_KEY");
            typed("https://example.org/anything");
            verdict("UNREADABLE");
            // The phone's clock is what counts: the same code a day later.
            screen.script("const now = Date.now; Date.now = () => now() + 86400000;");
            typed(code);
            verdict("EXPIRED");
            screen.script("const now = Date.now; Date.now = () => now() - 2 * 86400000;");
            typed(code);
            verdict("NOT_YET");
        }
        assertThat(screen.policyBreaks()).isEmpty();
    }

    @Test
    void aLinkThatEndedIsGoneFromThePhoneToo() throws Exception {
        Door door = screen.door();
        String crossing = announced(door, "TICKET-2");
        String first = link(door, crossing);
        screen.browser().get(screen.at(0, first + "?lang=vi"));
        kept("Đã khai báo xe");
        link(door, crossing);
        screen.browser().get(screen.at(0, first));
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(screen.text("body"))
                                .contains("TICKET_LINK_UNKNOWN")
                                .doesNotContain("24C"));
    }

    private static void passSignIn() throws Exception {
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> {
                    var choices = screen.browser().findElements(By.cssSelector("[value='hoa']"));
                    if (!choices.isEmpty()) {
                        choices.getFirst().click();
                    }
                    assertThat(screen.text("h1")).isEqualTo("Kiểm vé xe");
                });
    }

    private static void kept(String heading) throws Exception {
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> {
                    assertThat(screen.text("h1")).isEqualTo(heading);
                    assertThat(screen.script("return document.documentElement.dataset.kept"))
                            .isEqualTo("yes");
                });
    }

    private static void typed(String code) {
        var text = screen.browser().findElement(By.id("text"));
        text.clear();
        text.sendKeys(code);
        screen.script("document.getElementById('typed').requestSubmit()");
    }

    private static void verdict(String verdict) throws Exception {
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(
                                        screen
                                                .browser()
                                                .findElements(By.cssSelector("[data-verdict]"))
                                                .stream()
                                                .filter(e -> e.isDisplayed())
                                                .map(e -> e.getAttribute("data-verdict")))
                                .containsExactly(verdict));
    }

    private static void compare(String plate, String answer) throws Exception {
        var seen = screen.browser().findElement(By.id("seen"));
        seen.clear();
        seen.sendKeys(plate);
        screen.script("document.getElementById('compare').requestSubmit()");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(screen.browser().findElement(By.id(answer)).isDisplayed())
                                .isTrue());
    }

    /** The same words and the same name of a key, signed by another. */
    private static String signedBySomebodyElse(String code) throws Exception {
        String text = code.substring(0, code.lastIndexOf('~'));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text
                + "~"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String announced(Door door, String reference) throws Exception {
        String vehicle =
                """
                {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Vận tải"},
                 "reference":"%s","gate":"KIM-THANH","direction":"EXPORT","laden":false,
                 "plate":"24C-123.45","driver":{"name":"Vàng A Páo","document":"010203004567"},
                 "containers":[],"declarations":[],"capacityKg":28000,"plannedArrival":"%s"}"""
                        .formatted(reference, Instant.now().plusSeconds(7200).toString());
        Door.Answer answer =
                door.send("POST", 0, "/api/crossings", "trader", "application/json", vehicle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("crossingId").asString();
    }

    /** The path of a new link. */
    private static String link(Door door, String crossing) throws Exception {
        Door.Answer answer =
                door.send(
                        "POST", 0, "/api/crossings/" + crossing + "/ticket-link", "trader", "", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return URI.create(answer.json().path("address").asString()).getPath();
    }
}
