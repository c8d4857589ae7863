package vn.bordergate.trials.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What clearance-service has written about declarations, as its database counts it. */
final class WrittenRows {

    private static final List<String> TABLES =
            List.of("declaration", "generation", "decision", "journal", "audit_chain");

    private WrittenRows() {}

    /** Rows, and the bytes of their tables without indexes. */
    record Written(long rows, long bytes) {

        Written since(Written before) {
            return new Written(rows - before.rows, bytes - before.bytes);
        }

        int rowBytes() {
            return (int) (bytes / rows);
        }
    }

    /**
     * Waits until nothing more is written, because decisions are sealed and told behind the files.
     */
    static void awaitRest(String jdbcUrl, Duration patience)
            throws SQLException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        Written before = read(jdbcUrl);
        while (System.nanoTime() < until) {
            TimeUnit.SECONDS.sleep(2);
            Written now = read(jdbcUrl);
            if (now.equals(before)) {
                return;
            }
            before = now;
        }
        throw new SQLException("still writing after " + patience);
    }

    static Written read(String jdbcUrl) throws SQLException {
        long rows = 0;
        long bytes = 0;
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                String sql =
                        "select count(*), pg_relation_size('clearance.%1$s') from clearance.%1$s";
                try (ResultSet found = statement.executeQuery(sql.formatted(table))) {
                    found.next();
                    rows += found.getLong(1);
                    bytes += found.getLong(2);
                }
            }
        }
        return new Written(rows, bytes);
    }
}
