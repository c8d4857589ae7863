package vn.bordergate.trials.running;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;

/** Where a gate may listen. */
public final class GatePorts {

    private static final int FIRST = 18_081;
    private static final int LAST = 28_081;
    private static final int STEP = 10;

    private GatePorts() {}

    /** First of four ports in a row that are free. */
    public static int four() throws IOException {
        for (int base = FIRST; base < LAST; base += STEP) {
            try (ServerSocket a = new ServerSocket(base);
                    ServerSocket b = new ServerSocket(base + 1);
                    ServerSocket c = new ServerSocket(base + 2);
                    ServerSocket d = new ServerSocket(base + 3)) {
                return List.of(a, b, c, d).getFirst().getLocalPort();
            } catch (IOException taken) {
                // The next four.
            }
        }
        throw new IOException("no four free ports in a row");
    }
}
