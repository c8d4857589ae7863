package vn.bordergate.ingest.sensing;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.DeviceBook;
import vn.bordergate.ingest.upkeep.Recurring;

/**
 * The device book that holds now: the shipped one until another was uploaded, here or elsewhere.
 */
final class DeviceShelf extends Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceShelf.class);

    private final DeviceBooks books;
    private volatile Held held = new Held(0, DeviceBook.shipped());

    /**
     * A book.
     *
     * @param version 0 of the shipped one
     */
    record Held(int version, DeviceBook book) {}

    DeviceShelf(DeviceBooks books, Duration every) {
        super(Duration.ZERO, every, "the device book is looked for again later");
        this.books = books;
    }

    DeviceBook book() {
        return held.book();
    }

    int version() {
        return held.version();
    }

    @Override
    protected Mono<?> round() {
        return refresh();
    }

    /** Looks for a later book than the one that holds. */
    Mono<Void> refresh() {
        return Mono.defer(() -> books.after(held.version())).doOnNext(this::put).then();
    }

    private synchronized void put(Held next) {
        if (next.version() > held.version()) {
            held = next;
            LOG.info("device book {} holds, of {}", next.version(), next.book().devices().size());
        }
    }
}
