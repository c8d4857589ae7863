package vn.bordergate.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;

/** What the journal tells the meters. */
final class JournalMetrics {

    private final MeterRegistry registry;
    private final Counter forwarded;
    private final AtomicLong waiting = new AtomicLong();
    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

    private record Counted(String name, String consumer, String topic) {}

    JournalMetrics(MeterRegistry registry, StoppedPartitions stopped) {
        this.registry = registry;
        this.forwarded =
                Counter.builder("gate.journal.forwarded")
                        .description("entries acknowledged by the brokers")
                        .register(registry);
        Gauge.builder("gate.journal.waiting", waiting, AtomicLong::get)
                .description("entries not yet forwarded, up to a million")
                .register(registry);
        Gauge.builder("gate.journal.stopped", stopped, StoppedPartitions::count)
                .description("partitions stopped by an impossible history")
                .register(registry);
    }

    /** Meters the consumers, among the rest how far each is behind its partitions' ends. */
    void watch(DefaultKafkaConsumerFactory<byte[], byte[]> consumers) {
        consumers.addListener(new MicrometerConsumerListener<>(registry));
    }

    void forwarded(int count) {
        forwarded.increment(count);
    }

    void waiting(long count) {
        waiting.set(count);
    }

    void consumed(String consumer, String topic, int events, int repeats, int dead) {
        count("gate.journal.consumed", consumer, topic, events);
        count("gate.journal.repeats", consumer, topic, repeats);
        count("gate.journal.dead", consumer, topic, dead);
    }

    private void count(String name, String consumer, String topic, int count) {
        if (count > 0) {
            counters.computeIfAbsent(
                            new Counted(name, consumer, topic),
                            c -> registry.counter(name, "consumer", consumer, "topic", topic))
                    .increment(count);
        }
    }
}
