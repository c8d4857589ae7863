package vn.bordergate.journal;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The forwarder's own connection, outside the service's pool, so that neither waits for the other.
 * Its commits are not flushed: a note that is lost only means that records are repeated.
 */
final class ForwarderStore implements AutoCloseable {

    private static final String READ =
            """
            select txid::text, position, topic, key, type, at, value, extras from (
              select *, sum(octet_length(value)) over
                  (order by txid, position rows unbounded preceding) - octet_length(value) as before
              from (
                select * from journal
                where (txid, position) > ($1::xid8, $2)
                  and txid < pg_snapshot_xmin(pg_current_snapshot())
                order by txid, position limit $3) as next_rows) as summed
            where before < $4 order by txid, position
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

    private final Connection connection;
    private final Duration stepMax;

    private ForwarderStore(Connection connection, Duration stepMax) {
        this.connection = connection;
        this.stepMax = stepMax;
    }

    static ForwarderStore open(ConnectionFactory factory, Duration stepMax) {
        ConnectionFactory bare = factory;
        while (bare instanceof Wrapped<?> wrapped
                && wrapped.unwrap() instanceof ConnectionFactory inner) {
            bare = inner;
        }
        Connection connection =
                Objects.requireNonNull(Mono.<Connection>from(bare.create()).block(stepMax));
        ForwarderStore store = new ForwarderStore(connection, stepMax);
        store.run("set synchronous_commit = off");
        store.run("set statement_timeout = " + stepMax.toMillis());
        return store;
    }

    /** Whether this is now the journal's only forwarder. An economy: two would only repeat. */
    boolean isAlone(UUID journal) {
        return one(
                statement("select pg_try_advisory_lock($1)")
                        .bind(0, journal.getLeastSignificantBits()),
                row -> value(row, 0, Boolean.class));
    }

    UUID identity() {
        return one(statement("select id from journal_identity"), row -> value(row, 0, UUID.class));
    }

    /**
     * A journal restored into another cluster has places from that cluster's future. It gets a new
     * id; what was forwarded under the old one goes, what was not keeps its order of positions.
     */
    boolean renewIfForeign() {
        boolean foreign =
                one(
                        statement(
                                "select txid >= pg_snapshot_xmax(pg_current_snapshot())"
                                        + " from forwarded"),
                        row -> value(row, 0, Boolean.class));
        if (foreign) {
            run(
                    """
                    delete from journal where (txid, position) <=
                      (select txid, position from forwarded);
                    update journal set txid = '3';
                    update forwarded set txid = '0', position = 0;
                    delete from forwarded_partition;
                    delete from forwarded_hour;
                    update journal_identity set id = gen_random_uuid()
                    """);
        }
        return foreign;
    }

    Place forwarded() {
        return one(
                statement("select txid::text, position from forwarded"), row -> place(row, 0, 1));
    }

    Map<TopicPartition, Noted> notes() {
        Map<TopicPartition, Noted> notes = new HashMap<>();
        all(
                        statement(
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
        return all(
                statement(READ)
                        .bind(0, Long.toString(place.txid()))
                        .bind(1, place.position())
                        .bind(2, (long) rowsMax)
                        .bind(3, bytesMax)
                        .fetchSize(0),
                row ->
                        new JournalRow(
                                place(row, 0, 1),
                                value(row, 2, String.class),
                                value(row, 3, String.class),
                                value(row, 4, String.class),
                                value(row, 5, Instant.class),
                                value(row, 6, String.class),
                                value(row, 7, String.class)));
    }

    void note(Place forwarded, Map<TopicPartition, Noted> partitions) {
        if (!partitions.isEmpty()) {
            List<Map.Entry<TopicPartition, Noted>> notes = List.copyOf(partitions.entrySet());
            update(
                    statement(NOTE_PARTITIONS)
                            .bind(0, array(notes, n -> n.getKey().topic(), new String[0]))
                            .bind(1, array(notes, n -> n.getKey().partition(), new Integer[0]))
                            .bind(2, array(notes, n -> text(n.getValue().place()), new String[0]))
                            .bind(
                                    3,
                                    array(notes, n -> n.getValue().place().position(), new Long[0]))
                            .bind(4, array(notes, n -> n.getValue().offset(), new Long[0])));
        }
        update(statement(NOTE).bind(0, text(forwarded)).bind(1, forwarded.position()));
    }

    /** Entries that wait to be sent; counted to a limit, because a long queue is slow to count. */
    long waiting(Place forwarded, int countMax) {
        return one(
                statement(
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
        update(
                statement(
                                """
                                insert into forwarded_hour (hour, txid, position)
                                select $1, txid, position from forwarded on conflict do nothing
                                """)
                        .bind(0, hour));
        long deleted =
                update(
                        statement(
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
        update(
                statement(
                                """
                                delete from forwarded_hour where hour < (
                                  select max(hour) from forwarded_hour where hour < $1)
                                """)
                        .bind(0, forwardedBefore));
        return deleted;
    }

    @Override
    public void close() {
        Mono.from(connection.close()).onErrorComplete().block(stepMax);
    }

    private Statement statement(String sql) {
        return connection.createStatement(sql);
    }

    private long run(String sql) {
        return update(statement(sql));
    }

    private long update(Statement statement) {
        Long rows =
                Flux.<Result>from(statement.execute())
                        .concatMap(Result::getRowsUpdated)
                        .reduce(0L, Long::sum)
                        .block(stepMax);
        return rows == null ? 0 : rows;
    }

    private <T> T one(Statement statement, Function<Readable, T> reading) {
        return all(statement, reading).getFirst();
    }

    private <T> List<T> all(Statement statement, Function<Readable, T> reading) {
        List<T> rows =
                Flux.<Result>from(statement.execute())
                        .concatMap(result -> result.map(reading))
                        .collectList()
                        .block(stepMax);
        return rows == null ? List.of() : rows;
    }

    private static Place place(Readable row, int txid, int position) {
        return new Place(
                Long.parseLong(value(row, txid, String.class)), value(row, position, Long.class));
    }

    private static <T> T value(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    private static String text(Place place) {
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
