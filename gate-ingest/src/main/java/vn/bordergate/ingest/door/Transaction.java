package vn.bordergate.ingest.door;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.door.Door.Lodging;
import vn.bordergate.ingest.door.Door.Unlodged;

/** Writes a group in one transaction; where one of them is to blame for a failure, each alone. */
final class Transaction<L extends Door.Entrant, O> {

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final Lodging<L, O> lodging;
    private final Unlodged<O> unlodged;
    private final Guard guard;

    Transaction(Lodging<L, O> lodging, Unlodged<O> unlodged, Guard guard) {
        this.lodging = lodging;
        this.unlodged = unlodged;
        this.guard = guard;
    }

    Mono<List<O>> lodge(List<L> all) {
        return attempt(all).onErrorResume(e -> mayBeOfOne(all, e), e -> oneByOne(all, e));
    }

    private Mono<List<O>> attempt(List<L> group) {
        return guard.guarded(Mono.defer(() -> lodging.lodge(group)));
    }

    /** One that PostgreSQL will not take must not take its neighbours down. */
    private Mono<List<O>> oneByOne(List<L> all, Throwable cause) {
        if (all.size() == 1) {
            return Mono.just(List.of(refused(all.getFirst(), cause)));
        }
        LOG.warn("a transaction of {} failed, trying each alone", all.size(), cause);
        Set<Object> notNow = new HashSet<>();
        return Flux.fromIterable(all).concatMap(one -> alone(one, notNow)).collectList();
    }

    /**
     * @param notNow keys that could not be written: what else was said under one of them must not
     *     get in before it
     */
    private Mono<O> alone(L one, Set<Object> notNow) {
        if (notNow.contains(one.key())) {
            return Mono.just(unlodged.notNow(guard.unavailable("its forerunner waits")));
        }
        return attempt(List.of(one))
                .map(List::getFirst)
                .onErrorResume(
                        UnavailableException.class,
                        e -> {
                            notNow.add(one.key());
                            return Mono.just(unlodged.notNow(e));
                        })
                .onErrorResume(e -> Mono.just(refused(one, e)));
    }

    private O refused(L one, Throwable cause) {
        LOG.error("{} cannot be stored", one.id(), cause);
        return unlodged.notStorable();
    }

    /** Of a single one only what is known to be a matter of its content. */
    private static boolean mayBeOfOne(List<?> all, Throwable e) {
        return all.size() == 1 ? isFaultOfOne(e) : !(e instanceof UnavailableException);
    }

    private static boolean isFaultOfOne(Throwable e) {
        return e instanceof DataIntegrityViolationException
                || e instanceof InvalidDataAccessResourceUsageException
                || e instanceof IllegalArgumentException;
    }
}
