package vn.bordergate.trials.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.LaneCalled;

/**
 * Each of many receivers is told of one call of its own vehicle, while one in twenty hangs. The
 * time runs from when the event is handed to Kafka until the message is at the receiver.
 */
final class ReceiversPart {

    private static final double GOAL_MILLIS = 2_000;
    private static final int RAW_CALLS = 256;
    private static final int TICK_MILLIS = 100;

    private final ReceiversScale scale;
    private final Figures figures;

    ReceiversPart(ReceiversScale scale, Figures figures) {
        this.scale = scale;
        this.figures = figures;
    }

    void run(LocalAddresses addresses) throws Exception {
        try (Hauliers hauliers = new Hauliers(scale.receivers());
                LodgedLog log = new LodgedLog(addresses.kafka())) {
            raw(hauliers);
            enrol(addresses, hauliers);
            List<Integer> all = IntStream.range(0, scale.receivers()).boxed().toList();
            List<Integer> answering = all.stream().filter(i -> !Hauliers.hangs(i)).toList();
            for (int round = 1; round <= scale.warmUpRounds(); round++) {
                PortalBench.say("receivers: warming up, " + round);
                told(hauliers, log, answering, scale.perSecond());
            }
            PortalBench.say(
                    "receivers: %d of %d hang, %d told a second"
                            .formatted(
                                    all.size() - answering.size(), all.size(), scale.perSecond()));
            figure("receivers-told", told(hauliers, log, all, scale.perSecond()));
            figure("receivers-told-again", told(hauliers, log, all, scale.perSecond()));
            PortalBench.say("receivers: all at once");
            figure("receivers-told-all-at-once", told(hauliers, log, all, all.size() * 10));
        }
    }

    private void figure(String name, Latencies seen) {
        figures.limit(name + "-p50", seen.percentile(50), "ms");
        figures.atMost(name + "-p99", seen.percentile(99), "ms", GOAL_MILLIS);
    }

    /** What the same client does to the same server with nothing of the gate in between. */
    private void raw(Hauliers hauliers) {
        HttpClient http =
                HttpClient.create(
                        ConnectionProvider.builder("raw").maxConnections(RAW_CALLS).build());
        for (int round = 0; round <= scale.warmUpRounds(); round++) {
            double[] millis = new double[scale.receivers()];
            long begun = System.nanoTime();
            Flux.range(0, scale.receivers())
                    .flatMap(
                            i -> {
                                long sent = System.nanoTime();
                                return http.post()
                                        .uri(hauliers.root() + "/raw/" + i)
                                        .send(ByteBufFlux.fromString(Flux.just("x".repeat(400))))
                                        .response()
                                        .doOnNext(
                                                _ -> millis[i] = (System.nanoTime() - sent) / 1e6);
                            },
                            RAW_CALLS)
                    .blockLast();
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (round == scale.warmUpRounds()) {
                figures.limit("raw-http-posts", scale.receivers() / seconds, "posts/s");
                figures.limit("raw-http-post-p99", new Latencies(millis).percentile(99), "ms");
            }
        }
    }

    /** A vehicle and a receiver for each account, as if each had announced one. */
    private void enrol(LocalAddresses addresses, Hauliers hauliers) throws SQLException {
        try (Connection connection = DriverManager.getConnection(addresses.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into ingest.crossing (crossing_id, scheme, number, reference,
                        announced_by, content, content_hash, remarks, received_at)
                    select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
                        'FOREIGN_ID', 'B' || lpad(i::text, 6, '0'), 'BENCH', 'bench-' || i, '{}', '', '[]', now()
                    from generate_series(0, %d) i
                    """
                            .formatted(scale.receivers() - 1));
            enrolReceivers(connection, hauliers);
            statement.execute("analyze ingest.crossing");
            statement.execute("analyze ingest.telling_receiver");
        }
    }

    private void enrolReceivers(Connection connection, Hauliers hauliers) throws SQLException {
        String sql =
                """
                insert into ingest.telling_receiver (receiver_id, account, kind, target, occasions,
                    language, secret, state, made_at)
                values (?, ?, 'WEBHOOK', ?, array['crossing.called'], 'VI',
                    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'ON', now())
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < scale.receivers(); i++) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, "bench-" + i);
                insert.setString(3, hauliers.at(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Latencies told(
            Hauliers hauliers, LodgedLog log, List<Integer> receivers, int perSecond)
            throws Exception {
        hauliers.begin();
        long[] sent = new long[receivers.getLast() + 1];
        int perTick = Math.max(1, perSecond * TICK_MILLIS / 1000);
        long next = System.nanoTime();
        for (int from = 0; from < receivers.size(); from += perTick) {
            List<Integer> these =
                    receivers.subList(from, Math.min(receivers.size(), from + perTick));
            long wait = next - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            next += TICK_MILLIS * 1_000_000L;
            List<LaneCalled> events = new ArrayList<>(these.size());
            for (int receiver : these) {
                sent[receiver] = System.nanoTime();
                events.add(called(receiver));
            }
            log.write(events);
        }
        List<Integer> answering = receivers.stream().filter(i -> !Hauliers.hangs(i)).toList();
        hauliers.await(answering.size());
        return new Latencies(
                answering.stream()
                        .mapToDouble(i -> (hauliers.arrivedAt(i) - sent[i]) / 1e6)
                        .toArray());
    }

    private static LaneCalled called(int receiver) {
        UUID id = new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0000L | receiver);
        return new LaneCalled(
                new CrossingId(id), "X-1", "L1", "bench", "Q-01", 0, null, Instant.now());
    }
}
