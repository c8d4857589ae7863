package vn.bordergate.ingest.telling;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A haulier's server: every path behaves as its first part says, until it is told otherwise. */
final class OtherSide implements AutoCloseable {

    private static final Duration LATE = Duration.ofMillis(250);

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, Sinks.Empty<Void>> held = new ConcurrentHashMap<>();
    private final DisposableServer server;

    record Call(String path, Map<String, String> headers, String body) {
        String header(String name) {
            return Objects.requireNonNull(headers.get(name), name);
        }
    }

    OtherSide() {
        server = HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow();
    }

    String at(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /** From now on it answers so. */
    void answers(String path, int status) {
        statuses.put(path, status);
    }

    /** What is held there is answered, and from now on at once. */
    void release(String path) {
        hold(path).tryEmitEmpty();
    }

    private Sinks.Empty<Void> hold(String path) {
        return held.computeIfAbsent(path, _ -> Sinks.empty());
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMap(
                        body -> {
                            Map<String, String> headers = new ConcurrentHashMap<>();
                            request.requestHeaders()
                                    .forEach(
                                            h ->
                                                    headers.put(
                                                            h.getKey().toLowerCase(Locale.ROOT),
                                                            h.getValue()));
                            calls.add(new Call(request.uri(), headers, body));
                            return behave(request.uri(), response);
                        });
    }

    private Mono<Void> behave(String path, HttpServerResponse response) {
        if (statuses.containsKey(path)) {
            return response.status(statuses.get(path)).send().then();
        }
        return switch (path.substring(1, path.indexOf('/', 1))) {
            case "hang" -> Mono.never();
            case "held" -> hold(path).asMono().then(response.status(204).send().then());
            case "late" -> Mono.delay(LATE).then(response.status(204).send().then());
            case "fail" -> response.status(500).send().then();
            case "gone" -> response.status(410).send().then();
            case "redirect" -> response.sendRedirect(at("/ok/behind"));
            case "talkative" -> response.sendString(Flux.just("x".repeat(1024)).repeat(64)).then();
            default -> response.status(200).send().then();
        };
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(2));
    }
}
