package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Somebody in front of a window that moves by itself: it is never loaded anew for them. */
final class Onlooker {

    private final GateInBrowser screen;
    private final String window;

    private Onlooker(GateInBrowser screen, String window) {
        this.screen = screen;
        this.window = window;
    }

    /** Who looks at the window that is in front. */
    static Onlooker of(GateInBrowser screen) {
        Onlooker onlooker = new Onlooker(screen, screen.browser().getWindowHandle());
        onlooker.looksAnew();
        return onlooker;
    }

    /** After they went to another page themselves. */
    void looksAnew() {
        screen.front(window);
        screen.script("window.notReloaded = true");
    }

    /** Waits until it is there to read, and nobody has loaded the page. */
    void reads(String place, String... words) throws Exception {
        screen.front(window);
        Eventually.holds(
                GateInBrowser.PATIENCE, () -> assertThat(screen.text(place)).contains(words));
        stayed();
    }

    void readsNoMore(String place, String word) throws Exception {
        screen.front(window);
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.text(place)).isNotEmpty().doesNotContain(word));
        stayed();
    }

    /** Takes the phone out of the pocket: then it asks at once. */
    void looks() {
        screen.front(window);
        screen.script("document.dispatchEvent(new Event('visibilitychange'))");
    }

    void looksAndReads(String place, String word) throws Exception {
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> {
                    looks();
                    Eventually.holds(
                            Duration.ofSeconds(1),
                            () -> assertThat(screen.text(place)).contains(word));
                });
        stayed();
    }

    private void stayed() {
        assertThat(screen.script("return window.notReloaded === true")).isEqualTo(Boolean.TRUE);
    }
}
