package vn.bordergate.trials.bench;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import vn.bordergate.trials.running.ProcessorTime;

/**
 * A server that does nothing but send the same event to all who listen: the limit of the machine.
 */
final class BareStream implements AutoCloseable {

    private final Process process;
    private final int port;

    /** Starts one in a process of its own. */
    BareStream(int eventBytes, long eachMillis) throws IOException {
        process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx256m",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        BareStream.class.getName(),
                                        Integer.toString(eventBytes),
                                        Long.toString(eachMillis)))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String line;
        do {
            line = process.inputReader().readLine();
            if (line == null) {
                throw new IOException("the bare server did not start");
            }
        } while (!line.startsWith("port "));
        port = Integer.parseInt(line.substring("port ".length()));
    }

    /** Serves until its process is ended. */
    public static void main(String[] arguments) {
        byte[] event = Watchers.event(Integer.parseInt(arguments[0]));
        Flux<byte[]> shared =
                Flux.interval(Duration.ZERO, Duration.ofMillis(Long.parseLong(arguments[1])))
                        .onBackpressureDrop()
                        .map(_ -> event)
                        .replay(1)
                        .refCount(1);
        DisposableServer server =
                HttpServer.create()
                        .host("127.0.0.1")
                        .port(0)
                        .handle(
                                (request, response) ->
                                        response.sse()
                                                .send(
                                                        shared.onBackpressureLatest()
                                                                .map(Unpooled::wrappedBuffer),
                                                        _ -> true))
                        .bindNow();
        System.out.println("port " + server.port());
        Mono.never().block();
    }

    int port() {
        return port;
    }

    Duration cpu() throws IOException {
        return ProcessorTime.of(process.pid());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
