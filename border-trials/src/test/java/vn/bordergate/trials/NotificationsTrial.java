package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A trader has their own system told, in Vietnamese and by the page alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NotificationsTrial {

    private static final String PAGE = "/notifications";

    @TempDir private static Path folder;

    private static GateInBrowser screen;
    private static Receiver receiver;
    private static String ownPage = "";

    @BeforeAll
    static void openTheGateAndSignIn() throws Exception {
        screen = GateInBrowser.open(folder);
        receiver = new Receiver();
        screen.signInAtTheDoor("lan", PAGE, "Thông báo cho máy của bạn");
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    @Test
    @Order(1)
    void aReceiverIsAddedForTheEventsThatWereChosenAndItsSecretIsSaidOnce() throws Exception {
        screen.size(1366, 768);
        screen.wholePicture("notifications-1-empty");
        type("url", receiver.address());
        choose("declaration.channel");
        press("form[action='/notifications'] button");
        shows("#secret", "whsec_");
        screen.wholePicture("notifications-2-made");
        screen.browser().get(screen.at(0, PAGE + "?lang=vi"));
        WebElement link = screen.browser().findElement(By.linkText(receiver.address()));
        ownPage = String.valueOf(link.getDomAttribute("href"));
        link.sendKeys(Keys.ENTER);
        shows("h1", receiver.address());
        assertThat(screen.browser().getPageSource()).doesNotContain("whsec_");
        assertThat(chosen()).containsExactly("declaration.channel");
    }

    @Test
    @Order(2)
    void aTestIsSentAndStandsInTheLog() throws Exception {
        open();
        press("#test");
        receiver.awaits("gate.test");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> {
                    open();
                    assertThat(screen.text("main table")).contains("Đã nhận", "200", "msg_");
                });
        screen.wholePicture("notifications-3-tested");
    }

    @Test
    @Order(3)
    void whatWasToldIsSentAgainUnderItsFormerId() throws Exception {
        lodge("NOTIFY-1");
        receiver.awaits("declaration.channel");
        String first = receiver.ids("declaration.channel").getFirst();
        open();
        screen.script("document.getElementById('from').value = '2026-01-01T00:00'");
        press("form[action$='/replay'] button");
        shows("[role=status]", "Sẽ gửi lại");
        screen.wholePicture("notifications-4-replayed");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () ->
                        assertThat(receiver.ids("declaration.channel"))
                                .hasSizeGreaterThan(1)
                                .contains(first)
                                .containsOnly(first));
    }

    @Test
    @Order(4)
    void otherEventsAreChosenAndTheReceiverIsTurnedOff() throws Exception {
        open();
        choose("crossing.called", "crossing.crossed");
        screen.script("document.getElementById('on').value = 'off'");
        press("main form:not([action$='/test']) button");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> {
                    open();
                    assertThat(chosen()).containsExactly("crossing.called", "crossing.crossed");
                    assertThat(screen.script("return document.getElementById('on').value"))
                            .isEqualTo("off");
                });
    }

    @Test
    @Order(5)
    void everyPageFitsTheScreenInEachLanguage() throws Exception {
        for (int[] size : new int[][] {{1366, 768}, {390, 844}}) {
            screen.size(size[0], size[1]);
            for (String language : List.of("zh", "en", "vi")) {
                for (String path : List.of(PAGE, ownPage)) {
                    screen.browser().get(screen.at(0, path + "?lang=" + language));
                    assertThat(screen.text("main")).doesNotContain("??").isNotBlank();
                    screen.wholePicture(
                            "notifications-%s-%s-%d"
                                    .formatted(
                                            path.equals(PAGE) ? "list" : "one", language, size[0]));
                    assertThat(screen.pixelsBeyondTheScreen())
                            .as("%s %s %d", path, language, size[0])
                            .isLessThanOrEqualTo(0);
                }
            }
        }
        assertThat(screen.policyBreaks()).isEmpty();
    }

    @Test
    @Order(6)
    void whatIsWrongIsSaidInVietnameseAndNothingIsKept() throws Exception {
        screen.size(1366, 768);
        screen.browser().get(screen.at(0, PAGE + "?lang=vi"));
        type("url", "ftp://may.example/x");
        press("form[action='/notifications'] button");
        shows("main", "RECEIVER_ADDRESS_FORM");
        screen.browser().get(screen.at(0, PAGE + "?lang=vi"));
        assertThat(screen.text("main")).doesNotContain("ftp://");
    }

    @Test
    @Order(7)
    void aReceiverIsRemoved() throws Exception {
        open();
        press("form[action$='/removal'] button");
        shows("main", "Chưa có địa chỉ nào.");
    }

    private static void open() {
        screen.browser().get(screen.at(0, ownPage + "?lang=vi"));
    }

    /** Ticks these and no others. */
    private static void choose(String... events) {
        for (WebElement box : screen.browser().findElements(By.name("events"))) {
            boolean wanted = List.of(events).contains(box.getDomProperty("value"));
            if (box.isSelected() != wanted) {
                box.sendKeys(Keys.SPACE);
            }
        }
    }

    private static List<String> chosen() {
        return screen.browser().findElements(By.name("events")).stream()
                .filter(WebElement::isSelected)
                .map(box -> String.valueOf(box.getDomProperty("value")))
                .toList();
    }

    private static void type(String field, String text) {
        screen.browser().findElement(By.id(field)).sendKeys(text);
    }

    private static void press(String button) {
        screen.browser().findElement(By.cssSelector(button)).sendKeys(Keys.ENTER);
    }

    private static void shows(String place, String words) throws Exception {
        Eventually.holds(
                GateInBrowser.PATIENCE, () -> assertThat(screen.text(place)).contains(words));
    }

    /** As the page of the form does, under her own account. */
    private static void lodge(String reference) throws Exception {
        String words = Door.durian(reference, "KIM-THANH");
        screen.browser()
                .executeScript(
                        """
                        window.lodged = 0;
                        const of = (name) => document.querySelector(`meta[name="${name}"]`).content;
                        fetch('/api/declarations', {
                          method: 'POST',
                          body: arguments[0],
                          headers: { 'Content-Type': 'application/json',
                            [of('csrf-header')]: of('csrf-token') },
                        }).then((answer) => { window.lodged = answer.status; });
                        """,
                        words);
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.script("return window.lodged")).isEqualTo(201L));
    }

    /** The trader's own system. */
    private static final class Receiver {

        private record Call(String id, String body) {}

        private final HttpServer server;
        private final List<Call> calls = new CopyOnWriteArrayList<>();

        Receiver() throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/gate",
                    exchange -> {
                        try (exchange) {
                            String body =
                                    new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8);
                            String id = exchange.getRequestHeaders().getFirst("webhook-id");
                            calls.add(new Call(String.valueOf(id), body));
                            exchange.sendResponseHeaders(200, -1);
                        }
                    });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/gate";
        }

        List<String> ids(String type) {
            return calls.stream()
                    .filter(call -> call.body().contains("\"type\":\"" + type + "\""))
                    .map(Call::id)
                    .toList();
        }

        void awaits(String type) throws Exception {
            Eventually.holds(GateInBrowser.PATIENCE, () -> assertThat(ids(type)).isNotEmpty());
        }

        void close() {
            server.stop(0);
        }
    }
}
