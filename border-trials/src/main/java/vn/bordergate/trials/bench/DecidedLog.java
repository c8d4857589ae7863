package vn.bordergate.trials.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.bordergate.events.Topic;

/** What clearance-service has told, as it stands in Kafka. */
final class DecidedLog implements AutoCloseable {

    private static final String INTAKE = "clearance-intake";
    private static final int LOOK_EVERY_MS = 10;

    private final Map<String, Object> connection;
    private final Admin admin;
    private final List<TopicPartition> partitions;

    DecidedLog(String bootstrap) {
        connection = Map.of("bootstrap.servers", bootstrap);
        admin = Admin.create(connection);
        Topic topic = Topic.CLEARANCE_DECLARATIONS;
        partitions =
                IntStream.range(0, topic.partitions())
                        .mapToObj(number -> new TopicPartition(topic.wireName(), number))
                        .toList();
    }

    /** The moment, by {@link System#nanoTime}, from which every partition has its reader. */
    long awaitReaders() throws IOException, InterruptedException {
        int wanted = Topic.GATE_DECLARATIONS.partitions();
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (read(INTAKE) < wanted) {
            giveUp(deadline, "nobody reads " + INTAKE);
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        return System.nanoTime();
    }

    private long read(String group) throws IOException, InterruptedException {
        try {
            ConsumerGroupDescription found =
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group);
            return found == null
                    ? 0
                    : found.members().stream()
                            .mapToLong(m -> m.assignment().topicPartitions().size())
                            .sum();
        } catch (ExecutionException notYet) {
            return 0;
        }
    }

    /** How many records there are. */
    long records() throws IOException, InterruptedException {
        return ends().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Waits until there are so many records and gives the moment, by {@link System#nanoTime}. */
    long await(long wanted, Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long there = records();
        while (there < wanted) {
            giveUp(deadline, "only " + there + " of " + wanted + " records were told");
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            there = records();
        }
        return System.nanoTime();
    }

    Map<TopicPartition, Long> ends() throws IOException, InterruptedException {
        try {
            Map<TopicPartition, ListOffsetsResultInfo> found =
                    admin.listOffsets(
                                    partitions.stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            p -> p, p -> OffsetSpec.latest())))
                            .all()
                            .get();
            Map<TopicPartition, Long> ends = new HashMap<>();
            found.forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new IOException("no offsets", e);
        }
    }

    /**
     * What was told after these offsets.
     *
     * @param keys different declarations, by the type of what was told of them
     * @param records all, by type
     * @param bytes of all values
     */
    record Told(Map<String, Set<String>> keys, Map<String, Integer> records, long bytes) {
        int declarations(String type) {
            return keys.getOrDefault(type, Set.of()).size();
        }

        int records(String type) {
            return records.getOrDefault(type, 0);
        }

        int all() {
            return records.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Reads all that was told after these offsets. */
    Told readAfter(Map<TopicPartition, Long> from) throws IOException, InterruptedException {
        Map<String, Set<String>> keys = new HashMap<>();
        Map<String, Integer> records = new HashMap<>();
        long bytes = 0;
        Map<TopicPartition, Long> ends = ends();
        try (var consumer =
                new KafkaConsumer<>(
                        connection, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            from.forEach(consumer::seek);
            while (!isThrough(consumer, partitions, ends)) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    String type = text(record.headers().lastHeader("ce_type").value());
                    keys.computeIfAbsent(type, _ -> new HashSet<>()).add(text(record.key()));
                    records.merge(type, 1, Integer::sum);
                    bytes += record.value().length;
                }
            }
        }
        return new Told(keys, records, bytes);
    }

    private static boolean isThrough(
            KafkaConsumer<byte[], byte[]> consumer,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        return partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void giveUp(long deadline, String why) throws IOException {
        if (System.nanoTime() > deadline) {
            throw new IOException(why);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
