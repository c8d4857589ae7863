package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationWithdrawn;

/** One service with its journal and inbox, and a topic of its own, for one trial. */
final class TrialGate implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final int PARTITIONS = 3;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00.123456Z");

    final TrialBroker broker = TrialBroker.shared();
    final TrialDatabase database = new TrialDatabase();
    final EventJson json = new EventJson();
    final String topic = "trial.declarations-" + COUNT.incrementAndGet();
    final StoppedPartitions stopped = new StoppedPartitions();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final List<UUID> keys = new ArrayList<>();
    private final Map<UUID, Integer> appended = new HashMap<>();

    TrialGate() {
        broker.create(topic, PARTITIONS);
        broker.create(DeadLetter.topicOf(topic), 1);
        for (int i = 0; i < 20; i++) {
            keys.add(UUID.randomUUID());
        }
    }

    static JournalProperties properties(String... settings) {
        Map<String, String> all =
                new HashMap<>(
                        Map.of(
                                "gate.journal.topics.create", "false",
                                "gate.journal.backoff-max", "500ms"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put("gate.journal." + settings[i], settings[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("gate.journal", JournalProperties.class);
    }

    ForwardingRun.Surroundings surroundings(Moment.Watch watch, String... settings) {
        return new ForwardingRun.Surroundings(
                properties(settings),
                new Wake(),
                new JournalMetrics(meters, stopped),
                Clock.systemUTC(),
                watch);
    }

    Forwarder forwarder(Moment.Watch watch, String... settings) {
        Forwarder forwarder =
                new Forwarder(
                        database.connections(),
                        broker.connection(),
                        "trial",
                        surroundings(watch, settings),
                        false);
        forwarder.start();
        running.add(forwarder::stop);
        return forwarder;
    }

    JournalWriter journal() {
        return new JournalWriter(database.client(), () -> {}, properties());
    }

    SubscriptionThreads.Sources sources(Moment.Watch watch) {
        return new SubscriptionThreads.Sources(
                broker.connection(),
                database.client(),
                database.journaled(),
                journal(),
                json,
                stopped,
                Schedulers.boundedElastic(),
                surroundings(watch));
    }

    /** Starts a consumer; the handler may be wrapped to misbehave. */
    SubscriptionThreads consumer(BatchHandler handler, Moment.Watch watch) {
        SubscriptionThreads threads =
                new SubscriptionThreads(subscription(handler), sources(watch));
        threads.start();
        running.add(threads::stop);
        return threads;
    }

    Subscription subscription(BatchHandler handler) {
        return new Subscription("trial", List.of(topic), handler)
                .withRecordsMax(100)
                .withHandlingMax(Duration.ofSeconds(10));
    }

    /** The next events of the journal's twenty keys, each key counted from one without a gap. */
    List<JournalEntry> next(int count) {
        List<JournalEntry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            UUID key = keys.get(i % keys.size());
            entries.add(entry(key, appended.merge(key, 1, Integer::sum)));
        }
        return entries;
    }

    JournalEntry entry(UUID key, int number) {
        JournalEntry entry =
                json.entry(new DeclarationWithdrawn(new DeclarationId(key), number, NOON));
        return new JournalEntry(topic, entry.key(), entry.type(), entry.at(), entry.value());
    }

    List<UUID> keys() {
        return keys;
    }

    void append(int count) {
        journal().append(next(count)).block(PATIENCE);
    }

    /** Writes each event of the batch, in order, as a fold would: with one statement. */
    Mono<Void> apply(Batch batch) {
        List<DeclarationWithdrawn> events =
                batch.records().stream().map(r -> (DeclarationWithdrawn) r.event()).toList();
        return database.client()
                .sql("insert into applied (k, n) select * from unnest($1::text[], $2::int[])")
                .bind(0, events.stream().map(DeclarationWithdrawn::key).toArray(String[]::new))
                .bind(
                        1,
                        events.stream()
                                .map(DeclarationWithdrawn::generation)
                                .toArray(Integer[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Waits for everything that was appended, and holds it to once each and to its order. */
    void everythingIsAppliedOnceAndInOrder() {
        int all = appended.values().stream().mapToInt(Integer::intValue).sum();
        await(() -> database.number("select count(*) from applied") >= all);
        everythingIsRead();
        Map<UUID, Integer> last = new HashMap<>();
        for (String row : database.texts("select k || ' ' || n from applied order by number")) {
            List<String> parts = Arrays.asList(row.split(" ", -1));
            UUID key = UUID.fromString(parts.getFirst());
            assertThat(Integer.parseInt(parts.getLast()))
                    .as("number after %s of %s", last.getOrDefault(key, 0), key)
                    .isEqualTo(last.getOrDefault(key, 0) + 1);
            last.merge(key, 1, Integer::sum);
        }
        assertThat(last).isEqualTo(appended);
    }

    /** Waits until no repeat is left that might yet be applied. */
    void everythingIsRead() {
        List<TopicPartition> partitions =
                IntStream.range(0, PARTITIONS).mapToObj(this::partition).toList();
        try (LogPeek peek = new LogPeek(broker.connection(), PATIENCE)) {
            await(
                    () ->
                            peek.bounds(partitions).entrySet().stream()
                                    .allMatch(
                                            each ->
                                                    nextOffset(each.getKey())
                                                            == each.getValue().end()));
        }
    }

    private long nextOffset(TopicPartition partition) {
        return database.number(
                """
                select coalesce(max(next_offset), 0) from inbox
                where consumer = 'trial' and topic = '%s' and partition = %d
                """
                        .formatted(topic, partition.partition()));
    }

    void everythingIsForwarded() {
        await(
                () ->
                        database.number(
                                        """
                                        select count(*) from journal where (txid, position) >
                                          (select txid, position from forwarded)
                                        """)
                                == 0);
    }

    TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            try {
                assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : running) {
            each.close();
        }
        database.close();
    }
}
