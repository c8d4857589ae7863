package vn.bordergate.journal;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code inbox}. */
final class Inbox {

    private static final String PARTITIONS =
            "(select t, p from unnest($2::text[], $3::int[]) as wanted (t, p))";

    private static final String LOCK =
            """
            select topic, partition, next_offset, mark, places from inbox
            where consumer = $1 and (topic, partition) in %s
            order by topic, partition for update
            """
                    .formatted(PARTITIONS);

    private static final String READ =
            """
            select topic, partition, next_offset, mark, places from inbox
            where consumer = $1 and (topic, partition) in %s
            """
                    .formatted(PARTITIONS);

    private static final String ADD =
            """
            insert into inbox (consumer, topic, partition)
            select $1, t, p from unnest($2::text[], $3::int[]) as wanted (t, p) order by t, p
            on conflict do nothing
            """;

    private static final String WRITE =
            """
            update inbox set next_offset = o, mark = m, places = l
            from unnest($2::text[], $3::int[], $4::bigint[], $5::text[], $6::text[])
              as applied (t, p, o, m, l)
            where consumer = $1 and topic = t and partition = p
            """;

    private final DatabaseClient database;
    private final String consumer;

    Inbox(DatabaseClient database, String consumer) {
        this.database = database;
        this.consumer = consumer;
    }

    String consumer() {
        return consumer;
    }

    /**
     * Locks the partitions' rows, in one order for all, for the rest of the transaction. A consumer
     * that was taken for dead and one that took over wait for each other here, and the second sees
     * what the first has applied.
     */
    Mono<List<InboxRow>> lock(Collection<TopicPartition> partitions) {
        List<TopicPartition> sorted = sorted(partitions);
        return rows(LOCK, sorted)
                .flatMap(
                        rows ->
                                rows.size() == sorted.size()
                                        ? Mono.just(rows)
                                        : add(sorted).then(rows(LOCK, sorted)));
    }

    Mono<List<InboxRow>> read(Collection<TopicPartition> partitions) {
        return rows(READ, sorted(partitions));
    }

    private Mono<Long> add(List<TopicPartition> partitions) {
        return wanted(ADD, partitions).fetch().rowsUpdated();
    }

    Mono<Void> write(Collection<InboxRow> applied) {
        List<InboxRow> rows = List.copyOf(applied);
        return wanted(WRITE, rows.stream().map(InboxRow::partition).toList())
                .bind(3, rows.stream().map(InboxRow::nextOffset).toArray(Long[]::new))
                .bind(4, rows.stream().map(InboxRow::mark).toArray(String[]::new))
                .bind(5, rows.stream().map(InboxRow::places).toArray(String[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<List<InboxRow>> rows(String sql, List<TopicPartition> partitions) {
        Function<Readable, InboxRow> reading =
                row ->
                        new InboxRow(
                                new TopicPartition(
                                        value(row, 0, String.class), value(row, 1, Integer.class)),
                                value(row, 2, Long.class),
                                value(row, 3, String.class),
                                value(row, 4, String.class));
        return wanted(sql, partitions).map(reading).all().collectList();
    }

    private DatabaseClient.GenericExecuteSpec wanted(String sql, List<TopicPartition> partitions) {
        return database.sql(sql)
                .bind(0, consumer)
                .bind(1, partitions.stream().map(TopicPartition::topic).toArray(String[]::new))
                .bind(
                        2,
                        partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new));
    }

    private static List<TopicPartition> sorted(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .sorted(
                        Comparator.comparing(TopicPartition::topic)
                                .thenComparing(TopicPartition::partition))
                .toList();
    }

    private static <T> T value(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
