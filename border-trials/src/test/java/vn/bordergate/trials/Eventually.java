package vn.bordergate.trials;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.WebDriverException;

/** Waits for what becomes true by itself, and says at the limit why it is not. */
final class Eventually {

    interface Check {
        void run() throws Exception;
    }

    private Eventually() {}

    static void holds(Duration limit, Check check) throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                check.run();
                return;
                // A page that is being drawn anew takes its elements away.
            } catch (AssertionError | WebDriverException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
