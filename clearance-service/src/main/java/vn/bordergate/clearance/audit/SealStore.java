package vn.bordergate.clearance.audit;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.journal.CopyRows;
import vn.bordergate.journal.OwnConnection;

/** The sealer's own connection, outside the service's pool, so that neither waits for the other. */
final class SealStore implements AutoCloseable {

    private static final String LOCK =
            """
            select pg_try_advisory_lock(
              hashtextextended(current_schema() || '.audit_chain', 0))
            """;

    /** With whether the chain's transactions are still to come: then its database is a copy. */
    private static final String END =
            """
            select number, encode(hash, 'hex'), sealed_at, txid::text, declaration_id, version,
              txid >= pg_snapshot_xmax(pg_current_snapshot())
            from audit_chain order by number desc limit 1
            """;

    /**
     * Below the oldest transaction that still runs: a later one may commit before it. Ordered by
     * the table's columns, for a bare "txid" would mean the text.
     */
    private static final String UNSEALED =
            """
            select d.declaration_id, d.version, d.txid::text, encode(%s, 'hex')
            from decision d
            where (d.txid, d.declaration_id, d.version) > ($1::xid8, $2, $3)
              and d.txid < pg_snapshot_xmin(pg_current_snapshot())
            order by d.txid, d.declaration_id, d.version limit $4
            """
                    .formatted(AuditChain.DIGEST_SQL);

    private static final String CHAIN =
            "audit_chain (number, declaration_id, version, txid, sealed_at, hash)";

    private final OwnConnection connection;

    private SealStore(OwnConnection connection) {
        this.connection = connection;
    }

    static SealStore open(ConnectionFactory factory, Duration stepMax) {
        OwnConnection connection = OwnConnection.open(factory, stepMax);
        connection.run("set statement_timeout = " + stepMax.toMillis());
        // It only ever reads on from a place in the order of an index, whatever statistics say.
        connection.run("set enable_seqscan = off");
        connection.run("set enable_bitmapscan = off");
        return new SealStore(connection);
    }

    /** Where a decision stands in the order of commits. */
    record Place(String txid, UUID declarationId, int version) {
        static final Place START = new Place("0", new UUID(0, 0), 0);
    }

    /** Where the chain ends, and up to which decision it has sealed. */
    record End(Head head, Instant sealedAt, Place place) {
        static final End START = new End(Head.START, Instant.EPOCH, Place.START);
    }

    record Unsealed(Place place, Hash digest) {}

    /** Whether this is now the only sealer. An economy: of two, one would fail. */
    boolean isAlone() {
        return connection.one(connection.statement(LOCK), row -> known(row.get(0, Boolean.class)));
    }

    /**
     * Reads where the chain ends.
     *
     * @throws IllegalStateException where transactions are numbered anew, as in a database that was
     *     filled from a dump: nothing new would ever come behind the old
     */
    End end() {
        List<End> ends = connection.all(connection.statement(END), SealStore::end);
        return ends.isEmpty() ? End.START : ends.getFirst();
    }

    List<Unsealed> unsealed(Place after, int rowsMax) {
        return connection.all(
                connection
                        .statement(UNSEALED)
                        .bind(0, after.txid())
                        .bind(1, after.declarationId())
                        .bind(2, after.version())
                        .bind(3, (long) rowsMax)
                        .fetchSize(0),
                row ->
                        new Unsealed(
                                new Place(
                                        known(row.get(2, String.class)),
                                        known(row.get(0, UUID.class)),
                                        known(row.get(1, Integer.class))),
                                Hash.parse(known(row.get(3, String.class)))));
    }

    /** Appends seals behind a number; fails where somebody else has. */
    void append(long after, Instant sealedAt, List<Unsealed> entries, List<Hash> hashes) {
        var seals = new CopyRows(CHAIN);
        for (int i = 0; i < entries.size(); i++) {
            Place place = entries.get(i).place();
            seals.row()
                    .bigint(after + 1 + i)
                    .uuid(place.declarationId())
                    .integer(place.version())
                    .bigint(Long.parseUnsignedLong(place.txid()))
                    .time(sealedAt)
                    .bytes(hashes.get(i).bytes());
        }
        connection.copy(seals);
    }

    @Override
    public void close() {
        connection.close();
    }

    private static End end(Readable row) {
        if (known(row.get(6, Boolean.class))) {
            throw new IllegalStateException(
                    "the chain ends in transaction %s, which this database has not reached"
                            .formatted(row.get(3, String.class)));
        }
        return new End(
                new Head(
                        known(row.get(0, Long.class)), Hash.parse(known(row.get(1, String.class)))),
                known(row.get(2, OffsetDateTime.class)).toInstant(),
                new Place(
                        known(row.get(3, String.class)),
                        known(row.get(4, UUID.class)),
                        known(row.get(5, Integer.class))));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
