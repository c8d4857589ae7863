package vn.bordergate.journal;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * The forwarder's own connection, outside the service's pool, so that neither waits for the other.
 * Its commits are not flushed: a note that is lost only means that records are repeated.
 */
final class ForwarderStore implements AutoCloseable {

    /** A journal row's columns. A number of microseconds is read ten times faster than a time. */
    static final String COLUMNS =
            "txid::text, position, topic, key, type, (extract(epoch from at) * 1000000)::bigint,"
                    + " value, extras";

    /** In the order of numbers: a bare "txid" at the end would mean the column of text. */
    private static final String READ =
            "select "
                    + COLUMNS
                    + """
             from (
              select *, sum(octet_length(value) + octet_length(extras)) over
                  (order by txid, position rows unbounded preceding)
                  - octet_length(value) - octet_length(extras) as before
              from (
                select * from journal
                where (txid, position) > ($1::xid8, $2)
                  and txid < pg_snapshot_xmin(pg_current_snapshot())
                order by txid, position limit $3) as next_rows) as summed
            where before < $4 order by summed.txid, position
            """;

    private static final String NOTE_PARTITIONS =
            """
            insert into forwarded_partition as old (topic, partition, txid, position, kafka_offset)
            select t, p, x::xid8, n, o
            from unnest($1::text[], $2::int[], $3::text[], $4::bigint[], $5::bigint[])
              as noted (t, p, x, n, o)
            order by t, p
            on conflict (topic, partition) do update
              set txid = excluded.txid, position = excluded.position,
                  kafka_offset = excluded.kafka_offset
              where (old.txid, old.position) <= (excluded.txid, excluded.position)
            """;

    private static final String NOTE =
            """
            update forwarded set txid = $1::xid8, position = $2
            where (txid, position) < ($1::xid8, $2)
            """;

    private final OwnConnection connection;

    private ForwarderStore(OwnConnection connection) {
        this.connection = connection;
    }

    static ForwarderStore open(ConnectionFactory factory, Duration stepMax) {
        OwnConnection connection = OwnConnection.open(factory, stepMax);
        connection.run("set synchronous_commit = off");
        connection.run("set statement_timeout = " + stepMax.toMillis());
        return new ForwarderStore(connection);
    }

    /** Whether this is now the journal's only forwarder. An economy: two would only repeat. */
    boolean isAlone(UUID journal) {
        return connection.one(
                connection
                        .statement("select pg_try_advisory_lock($1)")
                        .bind(0, journal.getLeastSignificantBits()),
                row -> value(row, 0, Boolean.class));
    }

    UUID identity() {
        return connection.one(
                connection.statement("select id from journal_identity"),
                row -> value(row, 0, UUID.class));
    }

    OwnConnection connection() {
        return connection;
    }

    Place forwarded() {
        return connection.one(
                connection.statement("select txid::text, position from forwarded"),
                row -> place(row, 0, 1));
    }

    Map<TopicPartition, Noted> notes() {
        Map<TopicPartition, Noted> notes = new HashMap<>();
        connection
                .all(
                        connection.statement(
                                """
                                select topic, partition, txid::text, position, kafka_offset
                                from forwarded_partition
                                """),
                        row ->
                                Map.entry(
                                        new TopicPartition(
                                                value(row, 0, String.class),
                                                value(row, 1, Integer.class)),
                                        new Noted(place(row, 2, 3), value(row, 4, Long.class))))
                .forEach(note -> notes.put(note.getKey(), note.getValue()));
        return notes;
    }

    List<JournalRow> readAfter(Place place, int rowsMax, long bytesMax) {
        return connection.all(
                connection
                        .statement(READ)
                        .bind(0, Long.toString(place.txid()))
                        .bind(1, place.position())
                        .bind(2, (long) rowsMax)
                        .bind(3, bytesMax)
                        .fetchSize(0),
                ForwarderStore::journalRow);
    }

    void note(Place forwarded, Map<TopicPartition, Noted> partitions) {
        if (!partitions.isEmpty()) {
            List<Map.Entry<TopicPartition, Noted>> notes = List.copyOf(partitions.entrySet());
            connection.update(
                    connection
                            .statement(NOTE_PARTITIONS)
                            .bind(0, array(notes, n -> n.getKey().topic(), new String[0]))
                            .bind(1, array(notes, n -> n.getKey().partition(), new Integer[0]))
                            .bind(2, array(notes, n -> text(n.getValue().place()), new String[0]))
                            .bind(
                                    3,
                                    array(notes, n -> n.getValue().place().position(), new Long[0]))
                            .bind(4, array(notes, n -> n.getValue().offset(), new Long[0])));
        }
        connection.update(
                connection.statement(NOTE).bind(0, text(forwarded)).bind(1, forwarded.position()));
    }

    /** Entries that wait to be sent; counted to a limit, because a long queue is slow to count. */
    long waiting(Place forwarded, int countMax) {
        return connection.one(
                connection
                        .statement(
                                """
                                select count(*) from (
                                  select 1 from journal where (txid, position) > ($1::xid8, $2)
                                  limit $3) as waiting
                                """)
                        .bind(0, text(forwarded))
                        .bind(1, forwarded.position())
                        .bind(2, (long) countMax),
                row -> value(row, 0, Long.class));
    }

    /**
     * Remembers where the forwarder is this hour, and deletes entries forwarded before the other.
     */
    long sweep(Instant hour, Instant forwardedBefore, int rowsMax) {
        connection.update(
                connection
                        .statement(
                                """
                                insert into forwarded_hour (hour, txid, position)
                                select $1, txid, position from forwarded on conflict do nothing
                                """)
                        .bind(0, hour));
        long deleted =
                connection.update(
                        connection
                                .statement(
                                        """
                                        delete from journal where (txid, position) in (
                                          select txid, position from journal
                                          where (txid, position) <= (
                                            select txid, position from forwarded_hour
                                            where hour < $1 order by hour desc limit 1)
                                          order by txid, position limit $2)
                                        """)
                                .bind(0, forwardedBefore)
                                .bind(1, (long) rowsMax));
        connection.update(
                connection
                        .statement(
                                """
                                delete from forwarded_hour where hour < (
                                  select max(hour) from forwarded_hour where hour < $1)
                                """)
                        .bind(0, forwardedBefore));
        return deleted;
    }

    @Override
    public void close() {
        connection.close();
    }

    static JournalRow journalRow(Readable row) {
        return new JournalRow(
                place(row, 0, 1),
                value(row, 2, String.class),
                value(row, 3, String.class),
                value(row, 4, String.class),
                ofMicros(value(row, 5, Long.class)),
                value(row, 6, String.class),
                value(row, 7, String.class));
    }

    private static Instant ofMicros(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
    }

    private static Place place(Readable row, int txid, int position) {
        return new Place(
                Long.parseLong(value(row, txid, String.class)), value(row, position, Long.class));
    }

    static <T> T value(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    static String text(Place place) {
        return Long.toString(place.txid());
    }

    private static <T> T[] array(
            List<Map.Entry<TopicPartition, Noted>> notes,
            Function<Map.Entry<TopicPartition, Noted>, T> column,
            T[] type) {
        return notes.stream().map(column).toList().toArray(type);
    }

    /** The last record acknowledged in a partition. */
    record Noted(Place place, long offset) {}
}
