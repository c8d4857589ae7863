package vn.bordergate.ingest.declaring;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Where all submissions meet and share commits. An idle door opens at once; while transactions are
 * in flight, those who come wait together and go through with the next one. Nobody is answered
 * before the commit, and nobody's place depends on how long their sender stays on the line.
 */
final class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Declarations declarations;
    private final DoorProperties limits;
    private final CircuitBreaker breaker;
    private final TimeLimiter timeLimiter;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger flushes = new AtomicInteger();

    private record Waiting(List<Lodgement> lodgements, Sinks.One<List<Outcome>> answer) {}

    Door(
            Declarations declarations,
            DoorProperties limits,
            CircuitBreaker breaker,
            TimeLimiter timeLimiter) {
        this.declarations = declarations;
        this.limits = limits;
        this.breaker = breaker;
        this.timeLimiter = timeLimiter;
    }

    /** Declarations that are waiting for a transaction. */
    int waiting() {
        return waiting.get();
    }

    Mono<Outcome> lodge(Lodgement lodgement) {
        return lodge(List.of(lodgement)).map(List::getFirst);
    }

    /**
     * Lodges all of them in the order given.
     *
     * @return one outcome for each, or {@link UnavailableException}
     */
    Mono<List<Outcome>> lodge(List<Lodgement> lodgements) {
        if (lodgements.isEmpty()) {
            return Mono.just(List.of());
        }
        return Mono.defer(() -> enter(lodgements))
                .timeout(
                        limits.answerMax(),
                        Mono.error(() -> unavailable("no transaction in time")));
    }

    /** Any other work on the database, under the same breaker and time limit. */
    <T> Mono<T> guarded(Mono<T> work) {
        return work.transformDeferred(TimeLimiterOperator.of(timeLimiter))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(Failures::isMachinery, this::unavailable);
    }

    private Mono<List<Outcome>> enter(List<Lodgement> lodgements) {
        if (breaker.getState() == CircuitBreaker.State.OPEN) {
            return Mono.error(unavailable("the database does not answer"));
        }
        if (waiting.addAndGet(lodgements.size()) > limits.waitingMax()) {
            waiting.addAndGet(-lodgements.size());
            return Mono.error(unavailable("too many are waiting"));
        }
        Sinks.One<List<Outcome>> answer = Sinks.one();
        queue.add(new Waiting(lodgements, answer));
        drain();
        return answer.asMono();
    }

    private void drain() {
        while (!queue.isEmpty() && takeFlush()) {
            List<Waiting> group = nextGroup();
            if (group.isEmpty()) {
                flushes.decrementAndGet();
            } else {
                flush(group);
            }
        }
    }

    private boolean takeFlush() {
        if (flushes.incrementAndGet() <= limits.flushesMax()) {
            return true;
        }
        flushes.decrementAndGet();
        return false;
    }

    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        int rows = 0;
        while (rows < limits.rowsMax()) {
            Waiting next = queue.poll();
            if (next == null) {
                break;
            }
            rows += next.lodgements().size();
            waiting.addAndGet(-next.lodgements().size());
            group.add(next);
        }
        return group;
    }

    private void flush(List<Waiting> group) {
        List<Lodgement> all = new ArrayList<>();
        group.forEach(one -> all.addAll(one.lodgements()));
        guarded(declarations.lodge(all))
                .onErrorResume(Door::isFaultOfOne, e -> oneByOne(all, e))
                .subscribe(
                        outcomes -> {
                            letNextIn();
                            answer(group, outcomes);
                        },
                        e -> {
                            letNextIn();
                            fail(group, e);
                        });
    }

    private void letNextIn() {
        flushes.decrementAndGet();
        drain();
    }

    /** One declaration that PostgreSQL will not take must not take its neighbours down. */
    private Mono<List<Outcome>> oneByOne(List<Lodgement> all, Throwable cause) {
        if (all.size() == 1) {
            return Mono.error(cause);
        }
        LOG.warn("a transaction of {} failed, trying each alone", all.size(), cause);
        return Flux.fromIterable(all)
                .concatMap(one -> guarded(declarations.lodge(List.of(one))))
                .map(List::getFirst)
                .collectList();
    }

    private static boolean isFaultOfOne(Throwable e) {
        return e instanceof DataIntegrityViolationException
                || e instanceof InvalidDataAccessResourceUsageException
                || e instanceof IllegalArgumentException;
    }

    private static void answer(List<Waiting> group, List<Outcome> outcomes) {
        int from = 0;
        for (Waiting one : group) {
            int to = from + one.lodgements().size();
            one.answer().tryEmitValue(outcomes.subList(from, to));
            from = to;
        }
    }

    private static void fail(List<Waiting> group, Throwable e) {
        group.forEach(one -> one.answer().tryEmitError(e));
    }

    private Throwable unavailable(Throwable cause) {
        LOG.warn("cannot write: {}", cause.toString());
        return unavailable("cannot write");
    }

    private UnavailableException unavailable(String message) {
        return new UnavailableException(message, limits.retryAfter());
    }
}
