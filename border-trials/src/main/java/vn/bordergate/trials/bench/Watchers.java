package vn.bordergate.trials.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Browsers that look at the board: connections that read a stream of events and do nothing else.
 */
final class Watchers implements AutoCloseable {

    private static final byte EVENT_END = '\n';
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Disposable.Composite streams = Disposables.composite();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong open = new AtomicLong();

    /** Opens so many and waits until each has heard something. */
    Watchers(int port, String path, int count) throws InterruptedException {
        HttpClient http =
                HttpClient.create(
                                ConnectionProvider.builder("watchers")
                                        .maxConnections(count)
                                        .pendingAcquireMaxCount(-1)
                                        .build())
                        .baseUrl("http://127.0.0.1:" + port);
        for (int i = 0; i < count; i++) {
            streams.add(watch(http, path));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (open.get() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + open.get() + " of " + count + " hear");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private Disposable watch(HttpClient http, String path) {
        boolean[] heard = new boolean[1];
        return http.get()
                .uri(path)
                .responseContent()
                .asByteArray()
                .subscribe(
                        part -> {
                            if (!heard[0]) {
                                heard[0] = true;
                                open.incrementAndGet();
                            }
                            bytes.addAndGet(part.length);
                            // An event ends with an empty line; parts end where events end.
                            if (part.length > 1
                                    && part[part.length - 1] == EVENT_END
                                    && part[part.length - 2] == EVENT_END) {
                                events.incrementAndGet();
                            }
                        },
                        failed -> open.decrementAndGet());
    }

    /** Events heard by all of them together. */
    long events() {
        return events.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** How many still listen. */
    long open() {
        return open.get();
    }

    /** The text of an event of so many bytes. */
    static byte[] event(int size) {
        return ("event:totals\ndata:" + "0".repeat(Math.max(0, size - 20)) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        streams.dispose();
    }
}
