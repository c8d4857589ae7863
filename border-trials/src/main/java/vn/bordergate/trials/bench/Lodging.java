package vn.bordergate.trials.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** A haulier's system at the door of gate-ingest. */
final class Lodging {

    private static final String DECLARATIONS = "/api/declarations";

    private final HttpClient http;
    private final String linesPath;

    Lodging(int port, String token, int connections) {
        this(port, token, connections, DECLARATIONS);
    }

    /**
     * @param linesPath where many are streamed to
     */
    Lodging(int port, String token, int connections, String linesPath) {
        this.linesPath = linesPath;
        http =
                HttpClient.create(
                                ConnectionProvider.builder("lodging")
                                        .maxConnections(connections)
                                        .pendingAcquireMaxCount(-1)
                                        .build())
                        .baseUrl("http://127.0.0.1:" + port)
                        .headers(h -> h.add(HttpHeaderNames.AUTHORIZATION, "Bearer " + token));
    }

    /** Lodges one and gives the HTTP status. */
    Mono<Integer> one(String path, String declaration) {
        return http.headers(h -> h.add(HttpHeaderNames.CONTENT_TYPE, "application/json"))
                .post()
                .uri(path)
                .send(Mono.fromSupplier(() -> buffer(declaration)))
                .responseSingle((response, body) -> body.then(Mono.just(response.status().code())))
                .timeout(Duration.ofSeconds(30));
    }

    /** Streams many as NDJSON on one connection and gives how many answers said "accepted". */
    Mono<Long> many(Flux<String> declarations) {
        AtomicLong accepted = new AtomicLong();
        Occurrences occurrences = new Occurrences();
        Flux<ByteBuf> body =
                declarations.buffer(100).map(some -> buffer(String.join("\n", some) + "\n"));
        return http.headers(h -> h.add(HttpHeaderNames.CONTENT_TYPE, "application/x-ndjson"))
                .post()
                .uri(linesPath)
                .send(ByteBufFlux.fromInbound(body))
                .responseContent()
                .doOnNext(answers -> accepted.addAndGet(occurrences.in(answers)))
                .then(Mono.fromSupplier(accepted::get));
    }

    private static ByteBuf buffer(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Finds the word in a stream of chunks; a quote can only begin or end it. */
    private static final class Occurrences {

        private static final byte[] WORD = "\"accepted\"".getBytes(StandardCharsets.US_ASCII);

        private int matched;

        int in(ByteBuf chunk) {
            int found = 0;
            for (int i = chunk.readerIndex(); i < chunk.writerIndex(); i++) {
                byte next = chunk.getByte(i);
                if (next == WORD[matched]) {
                    matched++;
                } else {
                    matched = next == WORD[0] ? 1 : 0;
                }
                if (matched == WORD.length) {
                    found++;
                    matched = 0;
                }
            }
            return found;
        }
    }
}
