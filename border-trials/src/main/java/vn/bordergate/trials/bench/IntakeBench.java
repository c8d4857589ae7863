package vn.bordergate.trials.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.trials.running.GateProcess;
import vn.bordergate.trials.running.Memory;

/** How fast declarations go in and reach the totals, with all three services in one JVM. */
final class IntakeBench {

    private static final int STREAMS = 4;
    private static final int CONNECTIONS = 64;

    private final Figures figures = new Figures("intake");
    private final BenchScale scale;
    private long declared;

    IntakeBench(BenchScale scale) {
        this.scale = scale;
    }

    void run(Path target) throws Exception {
        Path data = Files.createTempDirectory("gate-bench");
        int port = freePorts();
        say("starting the gate for the first time");
        try (GateProcess gate = GateProcess.startByScript(data, port, "run")) {
            gate.awaitReady(Duration.ofMinutes(3));
        }
        say("starting the gate");
        try (GateProcess gate = GateProcess.startByScript(data, port, "run")) {
            Duration start = gate.awaitReady(Duration.ofMinutes(2));
            figures.atMost("start-until-pages-answer", start.toMillis() / 1000.0, "s", 20);
            say("resting");
            TimeUnit.SECONDS.sleep(scale.restSeconds());
            figures.atMost("resident-at-rest", Memory.residentMib(gate.pid()), "MiB", 1228.8);
            LocalAddresses addresses = LocalAddresses.of(gate);
            say("raw limits of the machine");
            figures.limit(
                    "raw-kafka-produce-600-byte-records",
                    RawLimits.kafkaProducePerSecond(addresses.kafka()),
                    "records/s");
            figures.limit(
                    "raw-postgres-unnest-600-byte-rows",
                    RawLimits.postgresInsertPerSecond(addresses.jdbcUrl()),
                    "rows/s");
            bulk(gate, port);
            single(gate, port);
            latency(gate, port);
        } finally {
            figures.publish(target);
            delete(data);
        }
    }

    private void bulk(GateProcess gate, int port) throws Exception {
        Lodging lodging = new Lodging(port, gate.token("trader"), STREAMS);
        TotalsWatch totals = new TotalsWatch(port + 2, gate.token("auditor"));
        say("bulk: warming up with " + scale.bulkWarmUp());
        lodgeMany(lodging, totals, scale.bulkWarmUp(), 1);
        double before = gate.liveHeapMib();
        say("bulk: measuring " + scale.bulkMeasured());
        double seconds = lodgeMany(lodging, totals, scale.bulkMeasured(), 2);
        figures.atLeast(
                "bulk-lodged-to-last-row-in-totals",
                scale.bulkMeasured() / seconds,
                "declarations/s",
                4000);
        figures.limit("live-heap-before-long-file", before, "MiB");
        figures.atMost("live-heap-growth-over-long-file", gate.liveHeapMib() - before, "MiB", 32);
        figures.limit("resident-after-bulk", Memory.residentMib(gate.pid()), "MiB");
    }

    private double lodgeMany(Lodging lodging, TotalsWatch totals, int count, long seed)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Mono<Long>> streams = new ArrayList<>();
        for (int stream = 0; stream < STREAMS; stream++) {
            DeclarationLoad load =
                    new DeclarationLoad(
                            seed * 100 + stream, "BULK" + seed + "-" + stream, Instant.now());
            streams.add(
                    lodging.many(
                            Flux.<String>generate(sink -> sink.next(load.next()))
                                    .take(count / STREAMS)));
        }
        long answered =
                Optional.ofNullable(Flux.merge(streams).reduce(0L, Long::sum).block())
                        .orElseThrow();
        long acknowledged = System.nanoTime();
        if (answered != count) {
            throw new IOException(answered + " accepted of " + count);
        }
        declared += count;
        long visible = totals.awaitDeclared(declared, Duration.ofMinutes(2));
        say(
                "  acknowledged after %.1f s, in the totals after %.1f s"
                        .formatted((acknowledged - start) / 1e9, (visible - start) / 1e9));
        return (visible - start) / 1e9;
    }

    private void single(GateProcess gate, int port) throws Exception {
        Lodging lodging = new Lodging(port, gate.token("trader"), CONNECTIONS);
        DeclarationLoad load = new DeclarationLoad(3, "SINGLE", Instant.now());
        say("single requests: warming up");
        rate(lodging, "/api/declarations/check", load, scale.singleWarmUpSeconds() / 2);
        declared += rate(lodging, "/api/declarations", load, scale.singleWarmUpSeconds() / 2);
        double checked = 0;
        double lodged = 0;
        for (int round = 0; round < 2; round++) {
            say("single requests: round " + (round + 1));
            checked += rate(lodging, "/api/declarations/check", load, scale.singleSeconds());
            long accepted = rate(lodging, "/api/declarations", load, scale.singleSeconds());
            declared += accepted;
            lodged += accepted;
        }
        double seconds = 2.0 * scale.singleSeconds();
        figures.limit("single-64-connections-parse-and-answer", checked / seconds, "requests/s");
        figures.limit("single-64-connections-lodged", lodged / seconds, "requests/s");
        figures.atLeast("single-lodged-share-of-parse-only", lodged / checked, "ratio", 0.5);
    }

    /** Keeps all connections busy for a while; gives the number of requests that succeeded. */
    private static long rate(Lodging lodging, String path, DeclarationLoad load, int seconds) {
        Instant end = Instant.now().plusSeconds(seconds);
        return Optional.ofNullable(
                        Flux.<String>generate(
                                        sink -> {
                                            if (Instant.now().isBefore(end)) {
                                                sink.next(load.next());
                                            } else {
                                                sink.complete();
                                            }
                                        })
                                .flatMap(body -> lodging.one(path, body), CONNECTIONS)
                                .filter(status -> status == 200 || status == 201)
                                .count()
                                .block())
                .orElseThrow();
    }

    private void latency(GateProcess gate, int port) throws Exception {
        TotalsWatch totals = new TotalsWatch(port + 2, gate.token("auditor"));
        totals.awaitDeclared(declared, Duration.ofMinutes(2));
        say("acknowledged to visible at 200/s");
        Latencies seen =
                new VisibilityProbe(
                                new Lodging(port, gate.token("trader"), CONNECTIONS),
                                totals,
                                scale.latencySeconds())
                        .measure();
        figures.limit("acknowledged-to-visible-samples", seen.count(), "samples");
        figures.limit("acknowledged-to-visible-p50", seen.percentile(50), "ms");
        figures.atMost("acknowledged-to-visible-p99", seen.percentile(99), "ms", 250);
    }

    private static void say(String what) {
        System.out.println("bench intake: " + what);
    }

    /** First of three ports in a row that are free. */
    private static int freePorts() throws IOException {
        for (int base = 18081; base < 28081; base += 10) {
            try (ServerSocket a = new ServerSocket(base);
                    ServerSocket b = new ServerSocket(base + 1);
                    ServerSocket c = new ServerSocket(base + 2)) {
                return Math.min(a.getLocalPort(), Math.min(b.getLocalPort(), c.getLocalPort()));
            } catch (IOException taken) {
                say("port " + base + " is taken");
            }
        }
        throw new IOException("no three free ports in a row");
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
