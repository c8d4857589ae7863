package vn.bordergate.ingest.telling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes everything for everybody but {@code nobody@}. */
final class SmallPostOffice implements AutoCloseable {

    private final ServerSocket door;
    private final List<String> mails = new CopyOnWriteArrayList<>();

    SmallPostOffice() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /** What came, headers and text. */
    List<String> mails() {
        return mails;
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket sender = door.accept();
                Thread.ofVirtual().start(() -> serve(sender));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket sender) {
        try (sender;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        sender.getInputStream(), StandardCharsets.UTF_8));
                var out = new PrintWriter(sender.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.print("220 post\r\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = answer(line, in, out);
                out.print(answer + "\r\n");
                out.flush();
                if (line.startsWith("QUIT")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The sender went away.
        }
    }

    private String answer(String line, BufferedReader in, PrintWriter out) throws IOException {
        if (line.startsWith("RCPT") && line.contains("<nobody@")) {
            return "550 no such mailbox";
        }
        if (!line.startsWith("DATA")) {
            return "250 ok";
        }
        out.print("354 go on\r\n");
        out.flush();
        StringBuilder mail = new StringBuilder();
        for (String part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
            mail.append(part).append('\n');
        }
        mails.add(mail.toString());
        return "250 taken";
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
