package vn.bordergate.trials.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.bordergate.trials.running.GateProcess;
import vn.bordergate.trials.running.ProcessorTime;

/** {@link ClearanceAlone} in a process of its own, with the flags that the gate has. */
final class AloneProcess implements AutoCloseable {

    private final Process process;
    private final Path data;
    private final int port;
    private final Writer orders;
    private final BufferedReader answers;

    private AloneProcess(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
        orders = process.outputWriter();
        answers = process.inputReader();
    }

    /**
     * Starts it and waits until it may be told to consume.
     *
     * @param recording where to keep a recording of its processors' work; null for none
     */
    static AloneProcess start(Path data, int port, @Nullable Path recording) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + GateProcess.root().resolve("local-gate/jvm.options"));
        if (recording != null) {
            Files.createDirectories(recording.toAbsolutePath().getParent());
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + recording);
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(ClearanceAlone.class.getName());
        command.add(data.toString());
        command.add(Integer.toString(port));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(data.resolve("console.log").toFile())
                        .start();
        var alone = new AloneProcess(process, data, port);
        alone.awaitDone();
        return alone;
    }

    /** Lets it read what lies in Kafka. */
    void consume() throws IOException {
        order(ClearanceAlone.CONSUME);
    }

    /** Lets it read nothing more. */
    void rest() throws IOException {
        order(ClearanceAlone.REST);
    }

    URI at(String pathAndQuery) {
        return URI.create("http://localhost:" + port + pathAndQuery);
    }

    Path data() {
        return data;
    }

    /** The token of a role, for programs. */
    String token(String role) throws IOException {
        return Files.readString(data.resolve("secrets").resolve(role + ".token")).strip();
    }

    /** Time on processors so far: of the JVM, in which Kafka is too, and of PostgreSQL. */
    Cpu cpu() throws IOException {
        // The database's first process is nobody's child; a file of its own tells its id.
        Path pidFile = data.resolve("postgres/data/postmaster.pid");
        long database = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return new Cpu(ProcessorTime.of(process.pid()), ProcessorTime.ofAllUnder(database));
    }

    /** Time on processors. */
    record Cpu(Duration jvm, Duration postgres) {
        Cpu since(Cpu before) {
            return new Cpu(jvm.minus(before.jvm), postgres.minus(before.postgres));
        }
    }

    private void order(String what) throws IOException {
        orders.write(what + "\n");
        orders.flush();
        awaitDone();
    }

    private void awaitDone() throws IOException {
        String answer = answers.readLine();
        if (!ClearanceAlone.DONE.equals(answer)) {
            throw new IOException(
                    "clearance-service said "
                            + answer
                            + "; its console:\n"
                            + Files.readString(data.resolve("console.log")));
        }
    }

    @Override
    public void close() throws InterruptedException {
        try {
            orders.write(ClearanceAlone.END + "\n");
            orders.flush();
        } catch (IOException hasEnded) {
            process.destroy();
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
