package vn.bordergate.clearance.revision;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Checks uploaded tables, each on a thread of its own and within a limit of time. What goes on
 * after that is interrupted; what does not heed it keeps its thread and its place, and nobody
 * else's.
 */
public final class TableChecks {

    static final Duration WITHIN = Duration.ofSeconds(10);

    /** Checks that go on at once, those among them that hang. */
    static final int AT_ONCE_MAX = 4;

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final Semaphore places = new Semaphore(AT_ONCE_MAX);
    private final Scheduler timer;

    /**
     * @param timer by which the limit is measured
     */
    public TableChecks(Scheduler timer) {
        this.timer = timer;
    }

    /** What the check finds; a fault when it takes too long, or when too many go on. */
    <T> Mono<T> of(Callable<T> check) {
        return Mono.defer(() -> begun(check))
                .timeout(WITHIN, timer)
                .onErrorMap(
                        TimeoutException.class,
                        _ -> FaultsException.of(422, Fault.at("", "RULES_TOO_SLOW")));
    }

    private <T> Mono<T> begun(Callable<T> check) {
        if (!places.tryAcquire()) {
            return Mono.error(
                    new FaultsException(503, List.of(Fault.at("", "RULES_BUSY")), RETRY_AFTER));
        }
        return Mono.create(
                sink -> {
                    Thread thread =
                            Thread.ofPlatform()
                                    .daemon()
                                    .name("rule-check")
                                    .unstarted(() -> run(check, sink));
                    sink.onCancel(thread::interrupt);
                    thread.start();
                });
    }

    // Whatever a table brings about is an answer to who sent it, and gives the place back.
    private <T> void run(Callable<T> check, MonoSink<T> sink) {
        T found;
        try {
            found = check.call();
        } catch (Throwable e) {
            places.release();
            sink.error(e);
            return;
        }
        places.release();
        sink.success(found);
    }
}
