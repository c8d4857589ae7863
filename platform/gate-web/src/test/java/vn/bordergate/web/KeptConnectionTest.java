package vn.bordergate.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * A connection that is kept open goes on being read, also when a request came before the answer to
 * the one in front of it was through.
 *
 * <p>Reactor Netty 1.3.6 stopped reading such a connection for good (reactor/reactor-netty#4361,
 * mended in 1.3.8): the waiting request was answered, and no later one.
 */
@NullUnmarked
class KeptConnectionTest extends AtTheGate {

    @Test
    void aRequestThatCameEarlyLeavesTheConnectionReadable() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (int round = 0; round < 5; round++) {
                send(socket, get("/open/later") + get("/open/hello"));
                assertThat(answer(answers)).isEqualTo("later");
                assertThat(answer(answers)).isEqualTo("hello");
            }
            send(socket, get("/open/hello"));
            assertThat(answer(answers)).isEqualTo("hello");
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\n\r\n";
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    /** The body of the next answer, whose length its header gives. */
    private static String answer(BufferedReader from) throws IOException {
        assertThat(from.readLine()).isEqualTo("HTTP/1.1 200 OK");
        int length = -1;
        for (String line = from.readLine(); !line.isEmpty(); line = from.readLine()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        char[] body = new char[length];
        for (int read = 0; read < length; ) {
            read += from.read(body, read, length - read);
        }
        return new String(body);
    }
}
