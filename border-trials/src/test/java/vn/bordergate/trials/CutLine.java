package vn.bordergate.trials;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a service that can be cut, as a road's telephone line is, and mended. */
final class CutLine implements AutoCloseable {

    private final int far;
    private final ServerSocket near;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean isCut;

    private CutLine(int far, ServerSocket near) {
        this.far = far;
        this.near = near;
    }

    static CutLine to(int port) throws IOException {
        var line = new CutLine(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(line::accept);
        return line;
    }

    /** The service's address at this end; a sign-in holds at both, as cookies know no port. */
    String at(String path) {
        return "http://localhost:" + near.getLocalPort() + path;
    }

    /** Ends what is under way and takes nothing new. */
    void cut() throws IOException {
        isCut = true;
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    void mend() {
        isCut = false;
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket browser = near.accept();
                if (isCut) {
                    browser.close();
                    continue;
                }
                Socket service = new Socket(InetAddress.getLoopbackAddress(), far);
                open.add(browser);
                open.add(service);
                Thread.ofVirtual().start(() -> copy(browser, service));
                Thread.ofVirtual().start(() -> copy(service, browser));
            } catch (IOException closed) {
                // The line was closed, or the browser went away while it came.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            // Both ends are closed.
        }
    }

    @Override
    public void close() throws IOException {
        near.close();
        cut();
    }
}
