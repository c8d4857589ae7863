package vn.bordergate.trials.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The receivers: one server with a path for each; those told to hang never answer. */
final class Hauliers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DisposableServer server;
    private final int receivers;
    private final AtomicLongArray arrived;
    private final AtomicInteger served = new AtomicInteger();

    Hauliers(int receivers) {
        this.receivers = receivers;
        this.arrived = new AtomicLongArray(receivers);
        this.server = HttpServer.create().host("127.0.0.1").port(0).handle(this::take).bindNow();
    }

    String at(int receiver) {
        return root() + path(receiver);
    }

    String root() {
        return "http://127.0.0.1:" + server.port();
    }

    static String path(int receiver) {
        return (hangs(receiver) ? "/hang/" : "/ok/") + receiver;
    }

    static boolean hangs(int receiver) {
        return receiver % ReceiversScale.HANGS_EVERY == 0;
    }

    /** Forgets what came. */
    void begin() {
        for (int i = 0; i < receivers; i++) {
            arrived.set(i, 0);
        }
        served.set(0);
    }

    /** When it came there, by the nanoseconds of this process; 0 where nothing did. */
    long arrivedAt(int receiver) {
        return arrived.get(receiver);
    }

    void await(int count) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (served.get() < count) {
            if (System.nanoTime() > end) {
                throw new IOException(served.get() + " of " + count + " were served");
            }
            Thread.sleep(20);
        }
    }

    private Mono<Void> take(HttpServerRequest request, HttpServerResponse response) {
        String path = request.uri();
        return request.receive()
                .then(
                        Mono.defer(
                                () -> {
                                    if (path.startsWith("/hang/")) {
                                        return Mono.never();
                                    }
                                    note(path);
                                    return response.status(204).send().then();
                                }));
    }

    private void note(String path) {
        if (path.startsWith("/ok/")) {
            int receiver = Integer.parseInt(path.substring("/ok/".length()));
            if (arrived.compareAndSet(receiver, 0, System.nanoTime())) {
                served.incrementAndGet();
            }
        }
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(1));
    }
}
