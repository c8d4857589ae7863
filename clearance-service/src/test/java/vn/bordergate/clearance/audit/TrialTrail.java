package vn.bordergate.clearance.audit;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.audit.AuditFilter.Window;
import vn.bordergate.clearance.audit.ChainCheck.Verdict;

/** A trail in a schema of its own in a real PostgreSQL, with a role that owns it and no more. */
final class TrialTrail implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres shared;

    private final String schema = "trail_" + COUNT.incrementAndGet();
    private final ConnectionFactory connections;
    private final DatabaseClient client;
    private final List<SealStore> stores = new ArrayList<>();

    TrialTrail() {
        this("latest");
    }

    /**
     * @param version of the schema that it begins with
     */
    TrialTrail(String version) {
        run("create role %1$s login; create schema %1$s authorization %1$s".formatted(schema));
        run("alter role %1$s set search_path = %1$s".formatted(schema));
        migrate(version);
        connections =
                ConnectionFactories.get(
                        "r2dbc:postgresql://%1$s@127.0.0.1:%2$d/postgres?schema=%1$s"
                                .formatted(schema, shared().getPort()));
        client = DatabaseClient.create(connections);
    }

    void migrate(String version) {
        Flyway.configure()
                .dataSource(url(), schema, "")
                .locations("classpath:db/journal", "classpath:db/clearance")
                .defaultSchema(schema)
                .target(version)
                .load()
                .migrate();
    }

    private static synchronized EmbeddedPostgres shared() {
        EmbeddedPostgres postgres = shared;
        if (postgres == null) {
            try {
                postgres =
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            shared = postgres;
        }
        return postgres;
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?currentSchema=%s"
                .formatted(shared().getPort(), schema);
    }

    /** As the administrator of the database, whom no right stops. */
    Connection administrator() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    /** As the service itself. */
    Connection owner() throws SQLException {
        return DriverManager.getConnection(url(), schema, "");
    }

    /** What an administrator does; several statements in one transaction. */
    void run(String sql) {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** What an administrator does to a table that is only ever added to. */
    void tamper(String sql) {
        run(
                "alter table decision disable trigger only_added_to;"
                        + " alter table audit_chain disable trigger only_added_to; "
                        + sql
                        + "; alter table decision enable always trigger only_added_to;"
                        + " alter table audit_chain enable always trigger only_added_to");
    }

    String text(String sql) {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    long count(String table) {
        return Long.parseLong(text("select count(*) from " + table));
    }

    /** Decisions of one transaction on as many files. */
    void decide(int files) {
        run(decisions(files));
    }

    static String decisions(int files) {
        return """
        insert into decision (declaration_id, version, at, actor_kind, actor, events)
        select gen_random_uuid(), 1, clock_timestamp(), 'OFFICER', 'lan', '[{"n":' || n || '}]'
        from generate_series(1, %d) as n
        """
                .formatted(files);
    }

    SealStore store() {
        SealStore store = SealStore.open(connections, PATIENCE);
        stores.add(store);
        return store;
    }

    Sealing sealing(int batchMax) {
        return new Sealing(store(), InstantSource.system(), batchMax);
    }

    /** Seals all that waits. Transactions of other trials on the same server may hold it back. */
    void sealAll() {
        Sealing sealing = sealing(1_000);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count("decision") > count("audit_chain")) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not sealed in time");
            }
            sealing.sealNext();
        }
    }

    ConnectionFactory connections() {
        return connections;
    }

    AuditTrail trail() {
        return new AuditTrail(client, queries());
    }

    SealQueries queries() {
        return new SealQueries(client);
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    Verdict verify() {
        return verify(null);
    }

    Verdict verify(@Nullable Head kept) {
        return verify(new Window(0, Long.MAX_VALUE), kept);
    }

    Verdict verify(Window window, @Nullable Head kept) {
        return Objects.requireNonNull(
                new Verification(queries())
                        .run(window, kept)
                        .mapNotNull(Verification.Line::verdict)
                        .blockLast(PATIENCE));
    }

    @Override
    public void close() {
        stores.forEach(SealStore::close);
    }
}
