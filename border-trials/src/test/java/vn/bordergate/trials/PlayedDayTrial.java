package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import vn.bordergate.trials.running.GateProcess;

/** A short day, played through the public API, moves the boards while people look at them. */
class PlayedDayTrial {

    private static final String QUEUE = "/queue/KIM-THANH?lang=vi";
    private static final String BOARD = "/desk/yard/KIM-THANH";

    /** Three hours of the day in a minute; the first are called soon after seven. */
    private static final String SPEED = "180";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** From seven until noon, with somebody at a lane all the time but for a closure. */
    private static final String DAY =
            """
            {"name": "short", "note": "a morning of exports, which the other side stops taking for a while", "zone": "Asia/Ho_Chi_Minh",
             "opens": "07:00", "closes": "19:00", "extendableTo": "22:00",
             "directions": {"EXPORT": {
               "lanes": 2, "serviceMinutesMean": 6, "serviceLogSigma": 0.35,
               "yardBatch": 20, "barrierBatch": 5,
               "vehicles": {"FRESH": 40, "GENERAL": 40},
               "arrivalShareByHour": {"07": 0.4, "08": 0.2, "09": 0.2, "10": 0.2},
               "checkHoursLognormal": {
                 "FRESH": {"mu": -2.0, "sigma": 0.3}, "GENERAL": {"mu": -2.0, "sigma": 0.3}}}},
             "closures": [{"direction": "EXPORT", "from": "07:50", "to": "08:40",
               "reason": "opposite side stopped taking goods"}]}
            """;

    @Test
    void whoLooksSeesTheDayPassOnTheQueueAndOnTheOfficersBoard(@TempDir Path folder)
            throws Exception {
        Path day = Files.writeString(folder.resolve("short.json"), DAY);
        try (GateProcess gate =
                        GateProcess.start(
                                folder.resolve("data"),
                                FreePorts.three(),
                                "demo",
                                "--day",
                                day.toString(),
                                "--speed",
                                SPEED);
                GateInBrowser screen = opened(gate, folder)) {
            screen.show(QUEUE);
            movesWhileItIsLookedAt(gate, screen, "#queue .calls .ticket");
            assertThat(screen.text("#queue")).contains("***");
            screen.picture("played-day-queue");
            seesTheOtherSideStopAndGoOn(gate, screen);

            screen.signIn("chu", BOARD, "Bãi và làn Kim Thành");
            movesWhileItIsLookedAt(gate, screen, "#work .yard-lanes .ticket");
            screen.picture("played-day-board");
            assertThat(screen.policyBreaks()).isEmpty();
        }
    }

    private static GateInBrowser opened(GateProcess gate, Path folder) throws Exception {
        gate.awaitReady(Duration.ofMinutes(4));
        return GateInBrowser.before(gate, folder);
    }

    private static void seesTheOtherSideStopAndGoOn(GateProcess gate, GateInBrowser screen)
            throws Exception {
        String stopped = "Ngừng gọi xe: Xuất khẩu";
        Eventually.holds(
                PATIENCE,
                () -> {
                    assertThat(shown(screen, "#queue .lane-ROUTE_CLOSED"))
                            .as(end(gate.console()))
                            .isNotEmpty();
                    assertThat(screen.text("#queue .acts")).contains(stopped);
                });
        screen.picture("played-day-closure");
        Eventually.holds(
                PATIENCE,
                () -> {
                    assertThat(shown(screen, "#queue .lane-ROUTE_CLOSED"))
                            .as(end(gate.console()))
                            .isEmpty();
                    assertThat(screen.text("#queue .acts")).contains(stopped, "đến ");
                });
    }

    /** Three times others are called than before, and nobody read the page anew. */
    private static void movesWhileItIsLookedAt(
            GateProcess gate, GateInBrowser screen, String tickets) throws Exception {
        screen.script("window.sinceThen = true");
        Set<String> known = new HashSet<>();
        for (int times = 0; times < 3; times++) {
            Eventually.holds(
                    PATIENCE,
                    () -> {
                        Set<String> now = shown(screen, tickets);
                        assertThat(known.addAll(now))
                                .as("others than %s; %s", known, end(gate.console()))
                                .isTrue();
                    });
        }
        assertThat(screen.script("return window.sinceThen")).isEqualTo(true);
    }

    private static String end(String console) {
        return console.substring(Math.max(0, console.length() - 4_000));
    }

    private static Set<String> shown(GateInBrowser screen, String tickets) {
        List<WebElement> found = screen.browser().findElements(By.cssSelector(tickets));
        return found.stream()
                .map(one -> one.getDomProperty("textContent"))
                .collect(Collectors.toSet());
    }
}
