package vn.bordergate.journal;

import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * A bean of this type reads topics for a service.
 *
 * @param group consumer group, and the name under which the inbox remembers what was applied; must
 *     stay the same for ever
 * @param handler applies each batch
 * @param recordsMax most records in a batch
 * @param bytesMax most bytes fetched at once
 * @param threads consumers in this process; partitions are spread over them
 * @param handlingMax after this time a batch is rolled back and tried again
 * @param appends whether the handler appends to the journal what became of rows that others change
 *     too, so that its batches are {@link JournaledTransactions}. A handler that only adds to sums
 *     goes without, and is then spared conflicts with other instances that add to the same
 */
public record Subscription(
        String group,
        List<String> topics,
        BatchHandler handler,
        int recordsMax,
        DataSize bytesMax,
        int threads,
        Duration handlingMax,
        boolean appends) {

    public Subscription {
        topics = List.copyOf(topics);
        require(!group.isBlank(), "group must be named");
        require(!topics.isEmpty(), "topics must be named");
        require(recordsMax >= 1 && recordsMax <= 100_000, "recordsMax must be 1 to 100,000");
        require(bytesMax.toBytes() >= 1024, "bytesMax must be at least 1 KiB");
        require(threads >= 1 && threads <= 64, "threads must be 1 to 64");
        require(handlingMax.isPositive(), "handlingMax must be positive");
    }

    /** 2,000 records, 16 MiB, one thread, half a minute, appends. */
    public Subscription(String group, List<String> topics, BatchHandler handler) {
        this(
                group,
                topics,
                handler,
                2_000,
                DataSize.ofMegabytes(16),
                1,
                Duration.ofSeconds(30),
                true);
    }

    public Subscription withRecordsMax(int most) {
        return new Subscription(
                group, topics, handler, most, bytesMax, threads, handlingMax, appends);
    }

    public Subscription withBytesMax(DataSize most) {
        return new Subscription(
                group, topics, handler, recordsMax, most, threads, handlingMax, appends);
    }

    public Subscription withThreads(int count) {
        return new Subscription(
                group, topics, handler, recordsMax, bytesMax, count, handlingMax, appends);
    }

    public Subscription withHandlingMax(Duration most) {
        return new Subscription(
                group, topics, handler, recordsMax, bytesMax, threads, most, appends);
    }

    public Subscription withAppends(boolean whether) {
        return new Subscription(
                group, topics, handler, recordsMax, bytesMax, threads, handlingMax, whether);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
