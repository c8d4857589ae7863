package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;

class LiveTrial {

    private static final Stand STAND = Stand.shared();

    @Test
    void whoWatchesSeesTheTotalsAtOnceAndThenEachChange() throws Exception {
        try (Watcher watcher = new Watcher()) {
            Stand.await(() -> watcher.heard("event:totals"));
            long before = watcher.lastId();

            STAND.fold(List.of(cleared(1, "LIVE-GATE", 123_456)));

            Stand.await(() -> watcher.heard("\"usd\":\"1234.56\""));
            assertThat(watcher.lastId()).isGreaterThan(before);
            assertThat(watcher.lastWith("LIVE-GATE")).contains("\"lastFactAt\":\"2026-11-22T03:0");
        }
    }

    @Test
    void manyWatchersSeeTheSame() throws Exception {
        List<Watcher> watchers = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                watchers.add(new Watcher());
            }
            STAND.fold(List.of(cleared(2, "CROWD-GATE", 77)));
            for (Watcher watcher : watchers) {
                Stand.await(() -> watcher.heard("CROWD-GATE"));
            }
        } finally {
            for (Watcher watcher : watchers) {
                watcher.close();
            }
        }
    }

    @Test
    void aQuietStreamIsHeardToLive() throws Exception {
        try (Watcher watcher = new Watcher()) {
            Stand.await(() -> watcher.heard(":heartbeat"));
        }
    }

    private static TradeFact cleared(long id, String gate, long cents) {
        return Facts.fact(
                new UUID(11, id), 1, Stage.CLEARED, gate, "0810", "CNY", cents, 1, Facts.DAY);
    }

    /** A browser's EventSource, as far as these trials need one. */
    private static final class Watcher implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final InputStream body;

        Watcher() throws IOException, InterruptedException {
            HttpRequest request =
                    HttpRequest.newBuilder(STAND.address("/api/totals/live"))
                            .timeout(Duration.ofSeconds(30))
                            .build();
            HttpResponse<InputStream> answer =
                    STAND.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            body = answer.body();
            Thread.ofVirtual().start(this::listen);
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
}
