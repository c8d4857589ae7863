package vn.bordergate.ingest.consignment;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * One ear for all open pages: while somebody watches, one connection listens to what any instance
 * commits, so that a page hears of it in the moment it stands.
 */
public class LiveConsignments {

    /** Pages that one instance keeps informed at a time. */
    static final int WATCHERS_MAX = 2_000;

    private static final Duration LIFE_SIGN = Duration.ofSeconds(10);
    private static final Duration LINGER = Duration.ofSeconds(5);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    /** A page that falls behind this far is cut off; it comes back and reads anew. */
    private static final int BEHIND_MAX = 64;

    private static final Logger LOG = LoggerFactory.getLogger(LiveConsignments.class);

    private final ConnectionFactory connections;
    private final AtomicInteger watchers = new AtomicInteger();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final Flux<News> shared;

    LiveConsignments(ConnectionFactory pooled) {
        this.connections = bare(pooled);
        this.shared =
                Flux.defer(this::listening)
                        .mergeWith(Flux.interval(LIFE_SIGN).map(_ -> News.nothing()))
                        .publish()
                        .refCount(1, LINGER);
    }

    /** Everything from now on; refused when too many watch already. */
    public Flux<News> watch() {
        return Flux.defer(
                () -> {
                    if (watchers.incrementAndGet() > WATCHERS_MAX) {
                        watchers.decrementAndGet();
                        return Flux.error(
                                FaultsException.of(503, Fault.at("", "TEMPORARILY_UNAVAILABLE")));
                    }
                    return shared.onBackpressureBuffer(BEHIND_MAX)
                            .startWith(News.nothing())
                            .takeUntilOther(closing.asMono())
                            .doFinally(_ -> watchers.decrementAndGet());
                });
    }

    /** Streams have no end of their own, and a graceful shutdown would wait for it. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }

    /** Says that it is deaf as soon as the connection breaks, and tries again every second. */
    private Flux<News> listening() {
        Sinks.Many<News> silences = Sinks.many().multicast().directBestEffort();
        Flux<News> heard =
                Flux.usingWhen(
                                Mono.from(connections.create())
                                        .cast(PostgresqlConnection.class)
                                        .timeout(CONNECT_MAX),
                                LiveConsignments::heard,
                                connection -> Mono.from(connection.close()).onErrorComplete())
                        .concatWith(Mono.error(() -> new IllegalStateException("line closed")))
                        .doOnError(
                                e -> {
                                    LOG.warn("Pages cannot hear what moves: {}", e.toString());
                                    silences.tryEmitNext(News.silence());
                                })
                        .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(1)));
        return Flux.merge(silences.asFlux(), heard);
    }

    private static Flux<News> heard(PostgresqlConnection connection) {
        return Flux.from(connection.createStatement("listen " + News.CHANNEL).execute())
                .flatMap(result -> result.getRowsUpdated())
                .thenMany(
                        Flux.concat(
                                Mono.just(News.all()),
                                connection
                                        .getNotifications()
                                        .map(note -> News.read(note.getParameter()))));
    }

    private static ConnectionFactory bare(ConnectionFactory pooled) {
        ConnectionFactory bare = pooled;
        while (bare instanceof Wrapped<?> wrapped
                && wrapped.unwrap() instanceof ConnectionFactory inner) {
            bare = inner;
        }
        return bare;
    }
}
