package vn.bordergate.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A killed JVM leaves its PostgreSQL running. The next start finds it by its pid file and stops it,
 * but only when it really is a postgres on this very data directory.
 */
final class LeftoverPostgres {

    private static final Duration FAST_MAX = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE_MAX = Duration.ofSeconds(10);

    private LeftoverPostgres() {}

    static void stop(Path data) throws IOException {
        Optional<ProcessHandle> leftover = find(data);
        if (leftover.isEmpty()) {
            return;
        }
        ProcessHandle server = leftover.get();
        // SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one that recovers later.
        if (!ended(server, "-INT", FAST_MAX) && !ended(server, "-QUIT", IMMEDIATE_MAX)) {
            throw new IOException(
                    "a PostgreSQL left on "
                            + data
                            + " (process "
                            + server.pid()
                            + ") does not stop; stop it by hand and start again");
        }
    }

    static Optional<ProcessHandle> find(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 2 || !isSame(data, lines.get(1))) {
            return Optional.empty();
        }
        try {
            return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                    .filter(ProcessHandle::isAlive)
                    .filter(LeftoverPostgres::isPostgres);
        } catch (NumberFormatException tornFile) {
            return Optional.empty();
        }
    }

    /** The pid may belong to another program by now, after a reboot for instance. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(c -> c.endsWith("/postgres")).isPresent();
    }

    private static boolean isSame(Path data, String said) throws IOException {
        Path other = Path.of(said.trim());
        return Files.exists(other) && Files.isSameFile(data, other);
    }

    private static boolean ended(ProcessHandle server, String signal, Duration patience)
            throws IOException {
        try {
            new ProcessBuilder("kill", signal, Long.toString(server.pid())).start().waitFor();
            server.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL stopped", e);
        }
    }
}
