package vn.bordergate.trials.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.Device;
import vn.bordergate.trials.running.GateProcess;
import vn.bordergate.trials.running.Memory;
import vn.bordergate.trials.running.ProcessorTime;

/**
 * How many readings of devices go in, with all three services in one JVM and the sender on the same
 * machine. Every device of the shipped book sends, with a token of its own.
 */
final class ReadingsBench {

    private static final int GOAL_PER_SECOND = 2_000;
    private static final int CONNECTIONS = 64;

    /** Of the event that a reading becomes, for the raw limits beside it. */
    private static final int RECORD_BYTES = 330;

    private static final int ROWS_PER_INSERT = 500;
    private static final int TICKS_PER_SECOND = 100;

    private final Figures figures = new Figures("readings");
    private final ReadingsScale scale;
    private final List<Sender> senders = new ArrayList<>();
    private long accepted;

    private record Sender(ReadingLoad load, Lodging api) {}

    ReadingsBench(ReadingsScale scale) {
        this.scale = scale;
    }

    void run(Path target) throws Exception {
        Path data = Files.createTempDirectory("gate-bench");
        int port = freePorts();
        say("starting the gate");
        try (GateProcess gate = GateProcess.startByScript(data, port, "run")) {
            gate.awaitReady(Duration.ofMinutes(10));
            for (Map.Entry<Device, String> one : DeviceTokens.of(gate).entrySet()) {
                senders.add(
                        new Sender(
                                new ReadingLoad(one.getKey(), 1),
                                new Lodging(port, one.getValue(), CONNECTIONS, "/api/readings")));
            }
            LocalAddresses addresses = LocalAddresses.of(gate);
            say("raw limits of the machine");
            figures.limit(
                    "raw-kafka-produce-330-byte-records",
                    RawLimits.kafkaProducePerSecond(addresses.kafka(), RECORD_BYTES),
                    "records/s");
            figures.limit(
                    "raw-postgres-unnest-330-byte-rows",
                    RawLimits.postgresInsertPerSecond(
                            addresses.jdbcUrl(), RECORD_BYTES, ROWS_PER_INSERT),
                    "rows/s");
            poured(gate);
            single();
            steady(gate);
            check(addresses);
        } finally {
            figures.publish(target);
            IntakeBench.delete(data);
        }
    }

    /** Every device pours what it has, as after a night without a line. */
    private void poured(GateProcess gate) throws IOException {
        say("poured: warming up with " + scale.pouredWarmUp());
        pour(scale.pouredWarmUp());
        say("poured: measuring " + scale.poured());
        long start = System.nanoTime();
        long count = pour(scale.poured());
        double seconds = (System.nanoTime() - start) / 1e9;
        figures.atLeast("poured-as-lines", count / seconds, "readings/s", GOAL_PER_SECOND);
        figures.limit("resident-after-pouring", Memory.residentMib(gate.pid()), "MiB");
    }

    private long pour(int count) throws IOException {
        long each = count / senders.size();
        long answered =
                sum(
                        Flux.fromIterable(senders)
                                .flatMap(
                                        sender ->
                                                sender.api()
                                                        .many(
                                                                Flux.<String>generate(
                                                                                sink ->
                                                                                        sink.next(
                                                                                                sender.load()
                                                                                                        .next()))
                                                                        .take(each)),
                                        senders.size()));
        if (answered != each * senders.size()) {
            throw new IOException(answered + " accepted of " + each * senders.size());
        }
        accepted += answered;
        return answered;
    }

    /** One reading a request, all connections busy. */
    private void single() {
        say("single requests: warming up");
        rate(scale.singleWarmUpSeconds());
        say("single requests: measuring");
        double perSecond = rate(scale.singleSeconds()) / (double) scale.singleSeconds();
        figures.atLeast("single-64-connections", perSecond, "readings/s", GOAL_PER_SECOND);
    }

    private long rate(int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        AtomicLong turn = new AtomicLong();
        long count =
                sum(
                        Flux.<Sender>generate(
                                        sink -> {
                                            if (System.nanoTime() < end) {
                                                sink.next(next(turn));
                                            } else {
                                                sink.complete();
                                            }
                                        })
                                .flatMap(this::one, CONNECTIONS));
        accepted += count;
        return count;
    }

    private Mono<Long> one(Sender sender) {
        return sender.api()
                .one("/api/readings", sender.load().next())
                .map(status -> status == 201 ? 1L : 0L);
    }

    private Sender next(AtomicLong turn) {
        return senders.get((int) (turn.getAndIncrement() % senders.size()));
    }

    /** The goal's rate, one reading a request: what it costs, and how long each one waits. */
    private void steady(GateProcess gate) throws IOException {
        say("steady: " + GOAL_PER_SECOND + " requests/s");
        Queue<Double> millis = new ConcurrentLinkedQueue<>();
        AtomicLong turn = new AtomicLong();
        Duration before = ProcessorTime.ofAllUnder(gate.pid());
        long start = System.nanoTime();
        int perTick = GOAL_PER_SECOND / TICKS_PER_SECOND;
        long count =
                sum(
                        Flux.interval(Duration.ofMillis(1000 / TICKS_PER_SECOND))
                                .onBackpressureBuffer()
                                .take((long) scale.steadySeconds() * TICKS_PER_SECOND)
                                .concatMapIterable(
                                        _ ->
                                                java.util.stream.IntStream.range(0, perTick)
                                                        .mapToObj(_ -> next(turn))
                                                        .toList())
                                .flatMap(sender -> timed(sender, millis), 4 * CONNECTIONS));
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration spent = ProcessorTime.ofAllUnder(gate.pid()).minus(before);
        accepted += count;
        figures.atLeast("steady-accepted", count / seconds, "readings/s", GOAL_PER_SECOND * 0.99);
        Latencies seen = new Latencies(millis.stream().mapToDouble(Double::doubleValue).toArray());
        figures.limit("steady-acknowledged-p50", seen.percentile(50), "ms");
        figures.limit("steady-acknowledged-p99", seen.percentile(99), "ms");
        figures.limit("steady-processors-of-gate", spent.toMillis() / 1e3 / seconds, "processors");
    }

    private Mono<Long> timed(Sender sender, Queue<Double> millis) {
        return Mono.defer(
                () -> {
                    long begun = System.nanoTime();
                    return one(sender).doOnNext(_ -> millis.add((System.nanoTime() - begun) / 1e6));
                });
    }

    /** What was acknowledged is in the journal, each once. */
    private void check(LocalAddresses addresses) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(addresses.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select count(*), (select count(*) from ingest.reading)"
                                        + " from ingest.journal where topic = 'gate.crossings'")) {
            rows.next();
            if (rows.getLong(1) != accepted || rows.getLong(2) != accepted) {
                throw new IOException(
                        "%d acknowledged, %d in the journal, %d kept"
                                .formatted(accepted, rows.getLong(1), rows.getLong(2)));
            }
        }
        say(accepted + " acknowledged, each once in the journal");
    }

    private static long sum(Flux<Long> counts) {
        return Optional.ofNullable(counts.reduce(0L, Long::sum).block()).orElseThrow();
    }

    private static void say(String what) {
        System.out.println("bench readings: " + what);
    }

    /** First of four ports in a row that are free. */
    static int freePorts() throws IOException {
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
