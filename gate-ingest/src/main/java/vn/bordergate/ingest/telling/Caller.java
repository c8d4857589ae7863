package vn.bordergate.ingest.telling;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import vn.bordergate.ingest.telling.Attempt.Outcome;

/** Sends webhooks: one POST, signed, within a time limit, to no address that may not be called. */
final class Caller implements Carrier {

    static final int CONNECT_MILLIS_MAX = 3_000;

    /** An answer's body is read and thrown away so far, for the connection's sake. */
    private static final int ANSWER_BYTES_MAX = 16 * 1024;

    private static final Duration IDLE_MAX = Duration.ofSeconds(15);
    private static final Duration POOLS_LOOKED_AT = Duration.ofMinutes(5);
    private static final Duration POOL_IDLE_MAX = Duration.ofMinutes(2);
    private static final int GONE = 410;

    private final HttpClient http;
    private final Duration callMax;
    private final InstantSource clock;

    Caller(CheckedAddresses addresses, int callsMax, Duration callMax, InstantSource clock) {
        // As many connections as calls, whatever host they go to: none waits for another's.
        ConnectionProvider connections =
                ConnectionProvider.builder("telling")
                        .maxConnections(callsMax)
                        .maxIdleTime(IDLE_MAX)
                        // One pool a host, and hosts come and go.
                        .disposeInactivePoolsInBackground(POOLS_LOOKED_AT, POOL_IDLE_MAX)
                        .build();
        this.http =
                HttpClient.create(connections)
                        .resolver(addresses)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                        .followRedirect(false)
                        .keepAlive(true)
                        .headers(
                                headers ->
                                        headers.set(HttpHeaders.USER_AGENT, "gate-ingest-telling")
                                                .set(HttpHeaders.CONTENT_TYPE, "application/json"));
        this.callMax = callMax;
        this.clock = clock;
    }

    @Override
    public Mono<Attempt> call(Addressee to, Letter letter) {
        return Mono.defer(
                () -> {
                    Instant at = clock.instant();
                    long begun = System.nanoTime();
                    return posted(to, letter, at)
                            .timeout(callMax)
                            .map(status -> attempt(of(status), status, at, begun))
                            .onErrorResume(e -> Mono.just(attempt(failure(e), null, at, begun)));
                });
    }

    private Mono<Integer> posted(Addressee to, Letter letter, Instant at) {
        long seconds = at.getEpochSecond();
        String signatures =
                to.secrets(at).stream()
                        .map(secret -> secret.sign(letter.id(), seconds, letter.body()))
                        .collect(Collectors.joining(" "));
        return http.headers(
                        headers ->
                                headers.set("webhook-id", letter.id())
                                        .set("webhook-timestamp", Long.toString(seconds))
                                        .set("webhook-signature", signatures))
                .post()
                .uri(URI.create(to.target()))
                .send(
                        ByteBufMono.fromString(
                                Mono.just(letter.body()),
                                StandardCharsets.UTF_8,
                                UnpooledByteBufAllocator.DEFAULT))
                .response(
                        (answer, content) ->
                                content.map(ByteBuf::readableBytes)
                                        .scan(0, Integer::sum)
                                        .takeUntil(read -> read > ANSWER_BYTES_MAX)
                                        .then(Mono.just(answer.status().code())))
                .next();
    }

    private static Attempt attempt(
            Outcome outcome, @Nullable Integer status, Instant at, long begun) {
        return new Attempt(outcome, status, at, (int) ((System.nanoTime() - begun) / 1_000_000));
    }

    private static Outcome of(int status) {
        if (status == GONE) {
            return Outcome.GONE;
        }
        return switch (status / 100) {
            case 2 -> Outcome.DELIVERED;
            case 3 -> Outcome.REDIRECTED;
            default -> Outcome.REFUSED;
        };
    }

    private static Outcome failure(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CheckedAddresses.ForbiddenAddressException) {
                return Outcome.FORBIDDEN;
            }
            if (cause instanceof TimeoutException || cause instanceof ReadTimeoutException) {
                return Outcome.TIMED_OUT;
            }
        }
        return Outcome.UNREACHABLE;
    }
}
