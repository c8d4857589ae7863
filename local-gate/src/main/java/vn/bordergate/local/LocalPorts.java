package vn.bordergate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ports of the loopback interface. */
final class LocalPorts {

    private LocalPorts() {}

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // The services bind with the same option, so a port in TIME_WAIT counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * The port that a file remembers, so that tools attached to it find it again after a restart;
     * another one, and remembered from now on, when somebody else has taken it.
     */
    static int remembered(Path file) {
        try {
            if (Files.exists(file)) {
                int port = Integer.parseInt(Files.readString(file).trim());
                if (isFree(port)) {
                    return port;
                }
            }
        } catch (NumberFormatException tornFile) {
            // Falls through to a new port: the file holds nothing that is worth more.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int port = anyFree();
        SafeFiles.write(file, Integer.toString(port).getBytes(StandardCharsets.US_ASCII));
        return port;
    }

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
