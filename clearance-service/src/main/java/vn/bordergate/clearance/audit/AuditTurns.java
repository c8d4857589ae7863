package vn.bordergate.clearance.audit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Flux;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Lets few read the whole trail at once: each holds a connection that officers may need. */
final class AuditTurns {

    static final int AT_ONCE_MAX = 2;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Semaphore turns = new Semaphore(AT_ONCE_MAX);

    <T> Flux<T> take(Flux<T> reading) {
        return Flux.defer(
                () ->
                        turns.tryAcquire()
                                ? reading.doFinally(_ -> turns.release())
                                : Flux.error(
                                        new FaultsException(
                                                503,
                                                List.of(Fault.at("", "AUDIT_CROWDED")),
                                                RETRY_AFTER)));
    }
}
