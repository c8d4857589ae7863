package vn.bordergate.trials.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A whole gate in a process of its own, started on the class path of this JVM with the flags that
 * the {@code gate} script uses.
 */
public final class GateProcess implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private final Process process;
    private final Path data;
    private final int portBase;

    private GateProcess(Process process, Path data, int portBase) {
        this.process = process;
        this.data = data;
        this.portBase = portBase;
    }

    /**
     * Starts a gate.
     *
     * @param arguments command and options, such as {@code run}
     * @param data folder in which it keeps everything
     * @param portBase port of gate-ingest; the two others follow
     */
    public static GateProcess start(Path data, int portBase, String... arguments)
            throws IOException {
        return start(data, portBase, Map.of(), arguments);
    }

    /**
     * Starts a gate with settings of its own.
     *
     * @param environment settings as environment variables, such as {@code GATE_YARDS_PLANS}
     */
    public static GateProcess start(
            Path data, int portBase, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root().resolve("local-gate/jvm.options"));
        command.add("-cp");
        command.add(classPath());
        command.add("vn.bordergate.local.LocalGate");
        return start(command, data, portBase, environment, arguments);
    }

    /** Starts a gate as a person does, with the {@code gate} script. */
    public static GateProcess startByScript(Path data, int portBase, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(root().resolve("gate").toString());
        return start(command, data, portBase, Map.of(), arguments);
    }

    private static GateProcess start(
            List<String> command,
            Path data,
            int portBase,
            Map<String, String> environment,
            String... arguments)
            throws IOException {
        Files.createDirectories(data);
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        command.addAll(List.of("--port-base", Integer.toString(portBase)));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        data.resolve("console.log").toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new GateProcess(process, data, portBase);
    }

    /** Waits until all three services answer that they are ready. */
    public Duration awaitReady(Duration limit) throws IOException, InterruptedException {
        Instant start = Instant.now();
        for (int service = 0; service < 3; service++) {
            while (status(portBase + service, "/actuator/health/readiness") != 200) {
                if (!process.isAlive() || start.plus(limit).isBefore(Instant.now())) {
                    throw new IllegalStateException(
                            "the gate is not ready; its console:\n"
                                    + Files.readString(data.resolve("console.log")));
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return Duration.between(start, Instant.now());
    }

    /** Address of gate-ingest (0), clearance-service (1) or trade-stats (2). */
    public URI at(int service, String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + (portBase + service) + pathAndQuery);
    }

    /** The token of a role, as the gate wrote it at its first start. */
    public String token(String role) throws IOException {
        return Files.readString(data.resolve("secrets").resolve(role + ".token")).strip();
    }

    /** Bytes of live objects after a full collection, in mebibytes. */
    public double liveHeapMib() throws IOException, InterruptedException {
        Process histogram =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(pid()),
                                "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        try (var lines = histogram.inputReader().lines()) {
            String total =
                    lines.filter(line -> line.startsWith("Total"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("jcmd gave no total"));
            return Long.parseLong(total.strip().replaceAll(".*\\s", "")) / 1048576.0;
        } finally {
            histogram.waitFor();
        }
    }

    public Path data() {
        return data;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String console() throws IOException {
        return Files.readString(data.resolve("console.log"));
    }

    /** Waits for the process to end by itself and gives its exit code. */
    public int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still running after " + limit);
        }
        return process.exitValue();
    }

    /** As {@code kill -9} does: no hook runs, PostgreSQL is left to the next start. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As Ctrl-C does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Root of the repository, found upwards from the working directory. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not inside the repository");
        }
        return folder;
    }

    /** This JVM's own, also where a test runner hides it in the manifest of a single jar. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static int status(int port, String path) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(3))
                        .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }
}
