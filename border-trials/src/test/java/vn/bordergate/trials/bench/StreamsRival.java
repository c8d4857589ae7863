package vn.bordergate.trials.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.EventType;
import vn.bordergate.events.Topic;
import vn.bordergate.events.TradeFact;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.UnreadableEventException;

/**
 * Kafka Streams with exactly-once and its persistent store, adding the same facts up into the same
 * cells. The topic is keyed by a part of the cell, so nothing is repartitioned; the store is
 * cached, two threads work, and a commit a second is allowed: what is best for it.
 */
public final class StreamsRival implements FoldRival {

    private static final String STORE = "cells";
    private static final String APPLICATION = "bench-fold-streams";
    private static final int LOOK_EVERY_MS = 50;
    private static final Duration MOST = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "kafka-streams";
    }

    @Override
    public double perSecond(String bootstrap, Path directory, long facts, long warmUp)
            throws Exception {
        try (KafkaStreams streams = new KafkaStreams(topology(), settings(bootstrap, directory));
                Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Pace pace = new Pace(warmUp, facts);
            streams.start();
            long deadline = System.nanoTime() + MOST.toNanos();
            long done = 0;
            while (done < facts) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("only " + done + " facts were added up");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
                done = committed(admin);
                pace.at(done);
            }
            long counted = counted(streams);
            if (counted != facts) {
                throw new IOException("the store holds " + counted + " facts");
            }
            return pace.perSecond();
        }
    }

    private static Topology topology() {
        StoreBuilder<KeyValueStore<String, byte[]>> cells =
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withCachingEnabled();
        Topology topology = new Topology();
        topology.addSource("facts", Topic.TRADE_FACTS.wireName());
        topology.addProcessor("fold", Folding::new, "facts");
        topology.addStateStore(cells, "fold");
        return topology;
    }

    private static Properties settings(String bootstrap, Path directory) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 128L * 1024 * 1024);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put(
                StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
                Serdes.ByteArray().getClass().getName());
        settings.put(
                StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG,
                Serdes.ByteArray().getClass().getName());
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.poll.records", 10_000);
        settings.put("compression.type", "lz4");
        return settings;
    }

    private static long committed(Admin admin) throws Exception {
        return admin
                .listConsumerGroupOffsets(APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
    }

    private static long counted(KafkaStreams streams) {
        var store =
                streams.store(
                        StoreQueryParameters.fromNameAndType(
                                STORE, QueryableStoreTypes.<String, byte[]>keyValueStore()));
        long facts = 0;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                facts += Cell.of(all.next().value).facts;
            }
        }
        return facts;
    }

    /** Adds each fact to its cell. */
    private static final class Folding implements Processor<byte[], byte[], Void, Void> {
        private static final String FACT = EventType.TRADE_FACT.typeName();

        private final EventJson json = new EventJson();
        private @Nullable KeyValueStore<String, byte[]> cells;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            cells = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            KeyValueStore<String, byte[]> store = cells;
            if (store == null) {
                throw new IllegalStateException("not begun");
            }
            try {
                if (json.read(FACT, record.value()) instanceof TradeFact fact) {
                    String key = key(fact);
                    store.put(key, Cell.of(store.get(key)).plus(fact).bytes());
                }
            } catch (UnreadableEventException e) {
                throw new IllegalStateException(
                        new String(record.value(), StandardCharsets.UTF_8), e);
            }
        }

        private static String key(TradeFact fact) {
            return fact.day()
                    + "|"
                    + fact.gate().value()
                    + '|'
                    + fact.direction()
                    + '|'
                    + fact.tradeType()
                    + '|'
                    + fact.stage()
                    + '|'
                    + fact.heading()
                    + '|'
                    + fact.partner().value()
                    + '|'
                    + fact.currency().value();
        }
    }

    /** The same measures as a cell of the totals, the amount in its smallest part. */
    private record Cell(
            long amount,
            long cents,
            long dong,
            long without,
            long grams,
            long declared,
            long facts) {

        private static final int LONGS = 7;
        private static final int DECIMALS = 4;

        static Cell of(byte @Nullable [] bytes) {
            if (bytes == null) {
                return new Cell(0, 0, 0, 0, 0, 0, 0);
            }
            ByteBuffer in = ByteBuffer.wrap(bytes);
            return new Cell(
                    in.getLong(),
                    in.getLong(),
                    in.getLong(),
                    in.getLong(),
                    in.getLong(),
                    in.getLong(),
                    in.getLong());
        }

        Cell plus(TradeFact fact) {
            BigDecimal parts = fact.amount().movePointRight(DECIMALS);
            Long vnd = fact.vnd();
            return new Cell(
                    amount + fact.sign() * parts.longValueExact(),
                    cents + fact.sign() * fact.usdCents(),
                    dong + (vnd == null ? 0 : fact.sign() * vnd),
                    without + (vnd == null ? fact.sign() : 0),
                    grams + fact.sign() * fact.netMassGrams(),
                    declared + (long) fact.sign() * fact.declarations(),
                    facts + 1);
        }

        byte[] bytes() {
            return ByteBuffer.allocate(LONGS * Long.BYTES)
                    .putLong(amount)
                    .putLong(cents)
                    .putLong(dong)
                    .putLong(without)
                    .putLong(grams)
                    .putLong(declared)
                    .putLong(facts)
                    .array();
        }
    }
}
