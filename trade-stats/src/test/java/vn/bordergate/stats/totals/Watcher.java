package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.bordergate.stats.Stand;

/** A browser's EventSource, as far as these trials need one. */
final class Watcher implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream body;

    Watcher(Stand stand, String... headers) throws IOException, InterruptedException {
        this(asked(stand, headers));
    }

    private Watcher(HttpResponse<InputStream> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        body = answer.body();
        Thread.ofVirtual().start(this::listen);
    }

    /** One that is let in; where streams of before have not ended yet, none. */
    static Optional<Watcher> letIn(Stand stand, String... headers)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = asked(stand, headers);
        if (answer.statusCode() != 200) {
            answer.body().close();
            return Optional.empty();
        }
        return Optional.of(new Watcher(answer));
    }

    private static HttpResponse<InputStream> asked(Stand stand, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(stand.address("/api/totals/live"))
                        .timeout(Duration.ofSeconds(30));
        HttpRequest whole = (headers.length == 0 ? request : request.headers(headers)).build();
        return stand.http().send(whole, HttpResponse.BodyHandlers.ofInputStream());
    }

    private void listen() {
        byte[] buffer = new byte[65_536];
        StringBuilder text = new StringBuilder();
        try {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                int end = text.lastIndexOf("\n");
                if (end >= 0) {
                    text.substring(0, end).lines().forEach(lines::add);
                    text.delete(0, end + 1);
                }
            }
        } catch (IOException closed) {
            lines.add("closed");
        }
    }

    boolean heard(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    long count(String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    long lastId() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .mapToLong(line -> Long.parseLong(line.substring(3)))
                .reduce(0, (first, second) -> second);
    }

    String lastWith(String text) {
        return lines.stream()
                .filter(line -> line.contains(text))
                .reduce("", (first, second) -> second);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
