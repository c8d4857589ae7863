package vn.bordergate.journal;

import io.r2dbc.spi.Statement;
import java.util.List;

/** What is asked of and done to a journal whose database was set back. */
final class RestorationStore {

    private static final String DELETE_FORWARDED =
            """
            delete from journal where (txid, position) in (
              select txid, position from journal
              where (txid, position) <= (select txid, position from forwarded)
              order by txid, position limit $1)
            """;

    private final OwnConnection connection;

    RestorationStore(OwnConnection connection) {
        this.connection = connection;
    }

    /** Whether the journal has places from the future of another cluster. */
    boolean isForeign() {
        return connection.one(
                connection.statement(
                        "select txid >= pg_snapshot_xmax(pg_current_snapshot()) from forwarded"),
                row -> ForwarderStore.value(row, 0, Boolean.class));
    }

    /**
     * Gives the journal a new id. What was forwarded under the old one goes, what was not keeps its
     * order; of a journal from another cluster that is the order of positions.
     */
    void renew(boolean foreign, int deleteMax) {
        long deleted;
        do {
            deleted = connection.update(connection.statement(DELETE_FORWARDED).bind(0, deleteMax));
        } while (deleted > 0);
        connection.run(
                (foreign ? "update journal set txid = '3';" : "")
                        + """
                        update forwarded set txid = '0', position = 0;
                        delete from forwarded_partition;
                        delete from forwarded_hour;
                        update journal_identity set id = gen_random_uuid()
                        """);
    }

    void delete(List<Place> places) {
        connection.update(
                at(
                        """
                        delete from journal where (txid, position) in (
                          select x::xid8, n from unnest($1::text[], $2::bigint[]) as held (x, n))
                        """,
                        places));
    }

    List<JournalRow> readAt(List<Place> places) {
        return connection.all(
                at(
                        "select "
                                + ForwarderStore.COLUMNS
                                + """
                         from journal where (txid, position) in (
                          select x::xid8, n from unnest($1::text[], $2::bigint[]) as asked (x, n))
                        """,
                        places),
                ForwarderStore::journalRow);
    }

    private Statement at(String sql, List<Place> places) {
        return connection
                .statement(sql)
                .bind(0, places.stream().map(ForwarderStore::text).toArray(String[]::new))
                .bind(1, places.stream().map(Place::position).toArray(Long[]::new));
    }

    /** Topics of the first entries that wait to be sent. */
    List<String> topicsWaiting() {
        return connection.all(
                connection.statement(
                        """
                        select distinct topic from (
                          select topic from journal where (txid, position) >
                            (select txid, position from forwarded)
                          order by txid, position limit 1000) as waiting
                        """),
                row -> ForwarderStore.value(row, 0, String.class));
    }
}
