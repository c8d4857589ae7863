package vn.bordergate.ingest.sheet;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.door.Slots;

/** Room for so many files in memory at once, of one account and of all. */
final class SheetSlots {

    private final SheetProperties limits;
    private final Slots slots;

    SheetSlots(SheetProperties limits) {
        this.limits = limits;
        this.slots = new Slots(limits.atOnce() + limits.waitingMax(), limits.eachMax());
    }

    /** Takes a place that is given back when this work ends, however it does. */
    <T> Mono<T> during(String by, Mono<T> work) {
        return taking(by, giveBack -> work.doFinally(_ -> giveBack.run()));
    }

    /** Takes a place that whoever enters gives back; one who fails to enter has none. */
    <T> Mono<T> taking(String by, Function<Runnable, Mono<T>> entering) {
        return Mono.defer(
                () -> {
                    take(by);
                    AtomicBoolean given = new AtomicBoolean();
                    Runnable giveBack =
                            () -> {
                                if (given.compareAndSet(false, true)) {
                                    slots.giveBack(by);
                                }
                            };
                    return entering.apply(giveBack)
                            .doOnError(_ -> giveBack.run())
                            .doOnCancel(giveBack);
                });
    }

    private void take(String by) {
        switch (slots.take(by)) {
            case TAKEN -> {
                // There is room for it.
            }
            case ACCOUNT_FULL ->
                    throw SheetRefusals.accountBusy(limits.eachMax(), limits.retryAfter());
            case ALL_FULL -> throw SheetRefusals.busy(limits.retryAfter());
        }
    }
}
