package vn.bordergate.ingest.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A sender that begins an upload and then does as it likes. */
final class SlowLine implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;

    SlowLine(int port, String path, String token) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(30_000);
            out = socket.getOutputStream();
            send(
                    """
                    POST %s HTTP/1.1\r
                    Host: gate\r
                    Authorization: Bearer %s\r
                    Content-Type: multipart/form-data; boundary=x\r
                    Content-Length: 200000\r
                    \r
                    --x\r
                    Content-Disposition: form-data; name="kind"\r
                    \r
                    INVOICE\r
                    --x\r
                    Content-Disposition: form-data; name="file"; filename="a.pdf"\r
                    \r
                    %%PDF-1.7
                    """
                            .formatted(path, token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the gate says until it closes the line. */
    String answer() {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hangs up. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
