package vn.bordergate.trials.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import vn.bordergate.trials.running.GateProcess;
import vn.bordergate.trials.running.ProcessorTime;

/**
 * What a thousand browsers on the live board cost: processor time of the whole gate with them, less
 * that of the same gate with the same traffic and nobody looking, in turns so that both are as
 * warm.
 */
final class BoardBench {

    private static final double GOAL_PERCENT = 20;
    private static final int LODGED_PER_SECOND = 4;
    private static final String STREAM = "/api/totals/live";
    private static final double NANOS = 1e9;

    private final Figures figures = new Figures("board");
    private final BoardScale scale;

    BoardBench(BoardScale scale) {
        this.scale = scale;
    }

    void run(Path target) throws Exception {
        Path data = Files.createTempDirectory("gate-bench");
        int port = freePorts();
        say("starting the gate");
        try (GateProcess gate = GateProcess.start(data, port, "run")) {
            gate.awaitReady(Duration.ofMinutes(10));
            Disposable traffic = lodge(port, gate.token("trader"));
            try {
                measure(gate, port + 2);
            } finally {
                traffic.dispose();
            }
        } finally {
            figures.publish(target);
            IntakeBench.delete(data);
        }
    }

    private void measure(GateProcess gate, int port) throws Exception {
        say("warming up with " + scale.watchers() + " browsers");
        watched(gate, port, scale.warmUpSeconds());
        Round with = Round.NONE;
        double without = 0;
        for (int i = 0; i < scale.rounds(); i++) {
            say("round " + (i + 1) + " of " + scale.rounds());
            without += cores(gate, scale.roundSeconds());
            with = with.plus(watched(gate, port, scale.roundSeconds()));
        }
        double seconds = (double) scale.rounds() * scale.roundSeconds();
        double streams = 100 * (with.cores - without) / scale.rounds();
        figures.atMost("stream-to-1000-browsers", streams, "percent-of-a-core", GOAL_PERCENT);
        figures.limit("gate-with-nobody-looking", 100 * without / scale.rounds(), "percent");
        double perSecond = with.events / seconds / scale.watchers();
        figures.limit("events-a-browser-heard", perSecond, "events/s");
        double size = (double) with.bytes / Math.max(1, with.events);
        figures.limit("size-of-an-event", size, "bytes");
        figures.limit("raw-server-that-sends-the-same", bare(size, perSecond), "percent-of-a-core");
    }

    /** What a round came to. */
    private record Round(double cores, long events, long bytes) {
        static final Round NONE = new Round(0, 0, 0);

        Round plus(Round other) {
            return new Round(cores + other.cores, events + other.events, bytes + other.bytes);
        }
    }

    private Round watched(GateProcess gate, int port, int seconds) throws Exception {
        try (Watchers watchers = new Watchers(port, STREAM, scale.watchers())) {
            long events = watchers.events();
            long bytes = watchers.bytes();
            double cores = cores(gate, seconds);
            if (watchers.open() < scale.watchers()) {
                throw new IOException("only " + watchers.open() + " heard to the end");
            }
            return new Round(cores, watchers.events() - events, watchers.bytes() - bytes);
        }
    }

    private static double cores(GateProcess gate, int seconds) throws Exception {
        Duration before = ProcessorTime.ofAllUnder(gate.pid());
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        double took = (System.nanoTime() - start) / NANOS;
        return ProcessorTime.ofAllUnder(gate.pid()).minus(before).toMillis() / 1e3 / took;
    }

    /** The same event as often to as many, by a server that does nothing else. */
    private double bare(double bytes, double perSecond) throws Exception {
        long eachMillis = Math.max(1, Math.round(1_000 / Math.max(0.1, perSecond)));
        try (BareStream server = new BareStream((int) bytes, eachMillis);
                Watchers watchers = new Watchers(server.port(), "/", scale.watchers())) {
            say("the bare server, warming up");
            TimeUnit.SECONDS.sleep(scale.warmUpSeconds());
            Duration before = server.cpu();
            long start = System.nanoTime();
            TimeUnit.SECONDS.sleep(scale.roundSeconds());
            double took = (System.nanoTime() - start) / NANOS;
            say(watchers.open() + " browsers at the bare server");
            return 100 * server.cpu().minus(before).toMillis() / 1e3 / took;
        }
    }

    private static Disposable lodge(int port, String token) {
        Lodging lodging = new Lodging(port, token, LODGED_PER_SECOND);
        DeclarationLoad load = new DeclarationLoad(1, "BOARD", Instant.now());
        return Flux.interval(Duration.ofMillis(1_000 / LODGED_PER_SECOND))
                .onBackpressureDrop()
                .concatMap(_ -> lodging.one("/api/declarations", load.next()))
                .subscribe(status -> {}, failed -> say("lodging ended: " + failed));
    }

    private static void say(String what) {
        System.out.println("bench board: " + what);
    }

    /** First of four ports in a row that are free. */
    private static int freePorts() throws IOException {
        for (int base = 18081; base < 28081; base += 10) {
            try (ServerSocket a = new ServerSocket(base);
                    ServerSocket b = new ServerSocket(base + 1);
                    ServerSocket c = new ServerSocket(base + 2);
                    ServerSocket d = new ServerSocket(base + 3)) {
                return List.of(a, b, c, d).getFirst().getLocalPort();
            } catch (IOException taken) {
                say("port " + base + " is taken");
            }
        }
        throw new IOException("no four free ports in a row");
    }
}
