package vn.bordergate.ingest.door;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Where all submissions meet and share commits. An idle door opens at once; while transactions are
 * in flight, those who come wait together and go through with the next one. Nobody is answered
 * before the commit, and nobody's place depends on how long their sender stays on the line.
 */
public final class Door<L extends Door.Entrant, O> {

    private final Transaction<L, O> transaction;
    private final DoorProperties limits;
    private final Guard guard;
    private final Queue<Waiting<L, O>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicInteger flushes = new AtomicInteger();

    /** What comes to a door. */
    public interface Entrant {

        /** What it takes to write it, in bytes; what waits is limited by it. */
        int valueBytes();

        /** What makes two of them one; of these the first must go through first. */
        Object key();

        /** What a log may call it, without personal data. */
        Object id();
    }

    /** One transaction: an outcome for each of the group, in the same order. */
    @FunctionalInterface
    public interface Lodging<L, O> {
        Mono<List<O>> lodge(List<L> group);
    }

    /** Outcomes of what did not get through. */
    public interface Unlodged<O> {

        /** It was sound, and the gate could not write it though it wrote others. */
        O notNow(UnavailableException reason);

        /** PostgreSQL will not take it, today or tomorrow. */
        O notStorable();
    }

    private record Waiting<L, O>(List<L> lodgements, long bytes, Sinks.One<List<O>> answer) {}

    public Door(
            Lodging<L, O> lodging,
            Unlodged<O> unlodged,
            DoorProperties limits,
            CircuitBreaker breaker,
            TimeLimiter timeLimiter) {
        this.limits = limits;
        this.guard = new Guard(breaker, timeLimiter, limits.retryAfter());
        this.transaction = new Transaction<>(lodging, unlodged, guard);
    }

    /** How many are waiting for a transaction. */
    public int waiting() {
        return waiting.get();
    }

    public Mono<O> lodge(L lodgement) {
        return lodge(List.of(lodgement)).map(List::getFirst);
    }

    /**
     * Lodges all of them in the order given.
     *
     * @return one outcome for each, or {@link UnavailableException}
     */
    public Mono<List<O>> lodge(List<L> lodgements) {
        if (lodgements.isEmpty()) {
            return Mono.just(List.of());
        }
        return Mono.defer(() -> enter(lodgements))
                .timeout(
                        limits.answerMax(),
                        Mono.error(() -> guard.unavailable("no transaction in time")));
    }

    /** Any other work on the database, under the same breaker and time limit. */
    public <T> Mono<T> guarded(Mono<T> work) {
        return guard.guarded(work);
    }

    private Mono<List<O>> enter(List<L> lodgements) {
        if (guard.isShut()) {
            return Mono.error(guard.unavailable("the database does not answer"));
        }
        long bytes = 0;
        for (L one : lodgements) {
            bytes += one.valueBytes();
        }
        Waiting<L, O> next = new Waiting<>(lodgements, bytes, Sinks.one());
        boolean tooMany = waiting.addAndGet(lodgements.size()) > limits.waitingMax();
        if (waitingBytes.addAndGet(bytes) > limits.waitingBytesMax().toBytes() || tooMany) {
            leaveQueue(next);
            return Mono.error(guard.unavailable("too many are waiting"));
        }
        queue.add(next);
        drain();
        return next.answer().asMono();
    }

    private void leaveQueue(Waiting<L, O> one) {
        waiting.addAndGet(-one.lodgements().size());
        waitingBytes.addAndGet(-one.bytes());
    }

    private void drain() {
        while (!queue.isEmpty() && takeFlush()) {
            List<Waiting<L, O>> group = nextGroup();
            if (group.isEmpty()) {
                flushes.decrementAndGet();
            } else {
                flush(group);
            }
        }
    }

    /** Only below the limit: a slot that was taken in vain, however shortly, turns others away. */
    private boolean takeFlush() {
        int taken = flushes.get();
        while (taken < limits.flushesMax()) {
            if (flushes.compareAndSet(taken, taken + 1)) {
                return true;
            }
            taken = flushes.get();
        }
        return false;
    }

    /** As many as wait, up to the limits; whoever is larger than these goes alone. */
    private synchronized List<Waiting<L, O>> nextGroup() {
        List<Waiting<L, O>> group = new ArrayList<>();
        long bytesLeft = limits.transactionBytesMax().toBytes();
        int rows = 0;
        for (Waiting<L, O> next = queue.peek(); next != null; next = queue.peek()) {
            boolean full = rows >= limits.rowsMax() || next.bytes() > bytesLeft;
            if (full && !group.isEmpty()) {
                break;
            }
            queue.remove();
            rows += next.lodgements().size();
            bytesLeft -= next.bytes();
            leaveQueue(next);
            group.add(next);
        }
        return group;
    }

    private void flush(List<Waiting<L, O>> group) {
        List<L> all = new ArrayList<>();
        group.forEach(one -> all.addAll(one.lodgements()));
        transaction
                .lodge(all)
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

    private static <L, O> void answer(List<Waiting<L, O>> group, List<O> outcomes) {
        int from = 0;
        for (Waiting<L, O> one : group) {
            int to = from + one.lodgements().size();
            one.answer().tryEmitValue(outcomes.subList(from, to));
            from = to;
        }
    }

    private static void fail(List<? extends Waiting<?, ?>> group, Throwable e) {
        group.forEach(one -> one.answer().tryEmitError(e));
    }
}
