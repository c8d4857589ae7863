package vn.bordergate.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A real PostgreSQL beside this JVM, with its data in a directory that outlives both. It writes
 * through to the disk before it answers, listens on the loopback interface only, and asks everyone
 * for a password.
 */
public final class LocalPostgres implements AutoCloseable {

    /** The one database; each service owns a schema of it. */
    public static final String DATABASE = "gate";

    private static final Duration START_MAX = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final DatabasePasswords passwords;

    private LocalPostgres(EmbeddedPostgres server, DatabasePasswords passwords) {
        this.server = server;
        this.passwords = passwords;
    }

    /**
     * Starts with what the directory holds. A server that a killed process left running on the same
     * directory is stopped first.
     *
     * @param programs where the server's programs are unpacked; several directories may share it
     */
    public static LocalPostgres start(Path directory, Path programs, DatabasePasswords passwords)
            throws IOException {
        SafeFiles.directory(directory);
        SafeFiles.directory(programs);
        Path data = directory.resolve("data");
        LeftoverPostgres.stop(data);
        Path mark = directory.resolve("initialised");
        boolean first = !Files.exists(mark);
        if (first) {
            // Without the mark no service has ever seen this data: a start that was cut short.
            SafeFiles.deleteTree(data);
        }
        int port = LocalPorts.remembered(directory.resolve("port"));
        EmbeddedPostgres.Builder builder = builder(data, programs, port);
        if (!first) {
            builder.setConnectConfig("password", passwords.superuser());
        }
        EmbeddedPostgres server = builder.start();
        try {
            DatabaseRoles.establish(server, passwords, data, first);
            if (first) {
                SafeFiles.write(mark, "yes".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw new IOException("PostgreSQL started, but its roles cannot be made ready", e);
        }
        return new LocalPostgres(server, passwords);
    }

    public int port() {
        return server.getPort();
    }

    public DatabasePasswords passwords() {
        return passwords;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static EmbeddedPostgres.Builder builder(Path data, Path programs, int port) {
        File log = data.resolveSibling("postgres.log").toFile();
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_MAX)
                .setOutputRedirector(ProcessBuilder.Redirect.to(log))
                .setErrorRedirector(ProcessBuilder.Redirect.to(log))
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library is made for tests and turns these off; here they are the promise.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("jit", "off");
    }
}
