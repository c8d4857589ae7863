package vn.bordergate.stats.trace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.stats.recount.FactLog;
import vn.bordergate.stats.trace.Trace.Behind;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Finds the declarations behind a figure. Nothing is kept for it while facts are folded; the log is
 * read when somebody asks, one at a time, and a few answers are remembered for their next pages.
 */
@Component
class Traces implements AutoCloseable {

    /** Declarations held for one answer; about 200 bytes each. */
    static final int DECLARATIONS_MAX = 200_000;

    /** Facts read for one answer: what the patience is enough for on a slow day. */
    static final long RECORDS_MAX = 5_000_000;

    /** Declarations of one page. */
    static final int PAGE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Traces.class);
    private static final int WAITING_MAX = 4;
    private static final int REMEMBERED_MAX = 4;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final LiveFigure live;
    private final FigureLog log;
    private final InstantSource clock;
    private final Scheduler reading = Schedulers.newBoundedElastic(1, WAITING_MAX, "trace");
    private final Map<Figure, Trace> remembered = new LinkedHashMap<>();

    Traces(LiveFigure live, FactLog log, InstantSource clock) {
        this.live = live;
        this.log = new FigureLog(log, RECORDS_MAX, DECLARATIONS_MAX);
        this.clock = clock;
    }

    /**
     * The declarations behind a figure.
     *
     * @param again whether an answer of a moment ago will do, as it does for its further pages
     */
    Mono<Trace> of(Figure figure, boolean again) {
        Trace known = again ? remembered(figure) : null;
        return known != null ? Mono.just(known) : found(figure);
    }

    private Mono<Trace> found(Figure figure) {
        return live.read(figure)
                .flatMap(read -> Mono.fromCallable(() -> traced(figure, read)).subscribeOn(reading))
                .timeout(PATIENCE)
                .doOnNext(trace -> remember(figure, trace))
                .onErrorMap(Traces::told);
    }

    private Trace traced(Figure figure, LiveFigure.Read read) {
        List<Behind> behind = log.behind(figure, read);
        return new Trace(clock.instant(), read.sums(), Trace.sum(behind), behind);
    }

    private static Throwable told(Throwable failure) {
        if (failure instanceof FaultsException) {
            return failure;
        }
        if (failure instanceof Tracing.TooManyException) {
            return tooMuch("TRACE_TOO_MANY", DECLARATIONS_MAX);
        }
        if (failure instanceof Tracing.TooLongException) {
            return tooMuch("TRACE_TOO_LONG", RECORDS_MAX);
        }
        boolean crowded = failure instanceof RejectedExecutionException;
        if (!crowded) {
            LOG.warn("A figure was not traced: {}", failure.toString());
        }
        String code = crowded ? "TRACE_CROWDED" : "TRACE_UNAVAILABLE";
        return new FaultsException(503, List.of(Fault.at("", code)), RETRY_AFTER);
    }

    private static FaultsException tooMuch(String code, long limit) {
        return new FaultsException(
                422, List.of(Fault.at("", code, Map.of("value", Long.toString(limit)))));
    }

    private @Nullable Trace remembered(Figure figure) {
        Instant now = clock.instant();
        synchronized (remembered) {
            Trace known = remembered.get(figure);
            return known == null || known.at().plus(REMEMBERED).isBefore(now) ? null : known;
        }
    }

    private void remember(Figure figure, Trace trace) {
        synchronized (remembered) {
            remembered.remove(figure);
            remembered.put(figure, trace);
            if (remembered.size() > REMEMBERED_MAX) {
                Figure oldest = Objects.requireNonNull(remembered.keySet().iterator().next());
                remembered.remove(oldest);
            }
        }
    }

    @Override
    public void close() {
        reading.dispose();
    }
}
