package vn.bordergate.trials;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Three ports in a row for the services, and the next for the sign-in page, all free. */
final class FreePorts {

    private FreePorts() {}

    static int three() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int base = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            InetAddress loopback = InetAddress.getLoopbackAddress();
            try (ServerSocket a = new ServerSocket(base, 1, loopback);
                    ServerSocket b = new ServerSocket(base + 1, 1, loopback);
                    ServerSocket c = new ServerSocket(base + 2, 1, loopback);
                    ServerSocket signIn = new ServerSocket(base + 3, 1, loopback)) {
                return base;
            } catch (IOException taken) {
                // Others, then.
            }
        }
        throw new IOException("no three free ports in a row");
    }
}
