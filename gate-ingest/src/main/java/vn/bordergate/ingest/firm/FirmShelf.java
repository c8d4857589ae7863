package vn.bordergate.ingest.firm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * The rights that hold now, in memory: a submission asks here and not in the database. It fails
 * shut: what was never read, or not for too long, grants nobody anything.
 */
final class FirmShelf implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FirmShelf.class);
    private static final Duration READ_MAX = Duration.ofSeconds(5);

    private final Reader reader;
    private final FirmProperties settings;
    private final InstantSource clock;
    private final AtomicLong looks = new AtomicLong();
    private volatile @Nullable Held held;
    private volatile boolean failing;
    private volatile @Nullable Disposable running;

    /** Where the register is read. */
    interface Reader {
        /** The version of the register, which every change moves. */
        Mono<Long> version();

        /** All of it. */
        Mono<FirmBook> book();

        /** All of it, where a book of an earlier version is at hand. */
        default Mono<FirmBook> since(FirmBook held, long version) {
            return book();
        }
    }

    /**
     * What one look found.
     *
     * @param look its number: of two at once the one that began later holds
     */
    private record Held(long look, long version, FirmBook book, Instant seenAt) {}

    FirmShelf(Reader reader, FirmProperties settings, InstantSource clock) {
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
    }

    /** What an account may do; 503 where that is not known. */
    FirmRights rights(String subject, Collection<String> claimed) {
        return believed().rights(subject, claimed, today());
    }

    boolean shutsOut(String account, FirmNumber firm) {
        return believed().shutsOut(account, firm, today());
    }

    boolean hidesPrices(String account, FirmNumber firm) {
        return believed().hidesPrices(account, firm, today());
    }

    /** 503 where nothing is known of anybody. */
    void requireKnown() {
        believed();
    }

    private FirmBook believed() {
        Held now = held;
        if (now == null || now.seenAt().plus(settings.believedFor()).isBefore(clock.instant())) {
            throw unknown();
        }
        return now.book();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Limits.ZONE);
    }

    /** Looks whether the register has moved, and reads it if so. */
    Mono<Void> refresh() {
        return Mono.defer(this::look).timeout(READ_MAX);
    }

    private Mono<Void> look() {
        long look = looks.incrementAndGet();
        Instant at = clock.instant();
        // The version first: what is read after it is at least as new, and looked at again if
        // newer.
        return reader.version()
                .flatMap(
                        version -> {
                            Held now = held;
                            return book(now, version)
                                    .map(book -> new Held(look, version, book, at));
                        })
                .doOnNext(this::put)
                .then();
    }

    /** A version that went back is another register, such as one that was restored. */
    private Mono<FirmBook> book(@Nullable Held now, long version) {
        if (now == null || now.version() > version) {
            return reader.book();
        }
        return now.version() == version
                ? Mono.just(now.book())
                : reader.since(now.book(), now.version());
    }

    private synchronized void put(Held next) {
        Held now = held;
        if (now == null || next.look() > now.look()) {
            held = next;
        }
        if (failing) {
            failing = false;
            LOG.info("the register of firms is read again");
        }
    }

    /** Before the web server opens, so that the first sender is not sent away. */
    @Override
    public int getPhase() {
        return 0;
    }

    /**
     * Holds no lock while it waits, for what it waits for is put on the shelf by another thread.
     */
    @Override
    public void start() {
        refresh().onErrorResume(this::later).block(READ_MAX.plusSeconds(1));
        running =
                Flux.interval(settings.lookEvery())
                        .onBackpressureDrop()
                        .concatMap(_ -> refresh().onErrorResume(this::later), 1)
                        .subscribe();
    }

    /** Told once, not every two seconds of an outage. */
    private Mono<Void> later(Throwable e) {
        if (!failing) {
            failing = true;
            LOG.warn("the register of firms is read again later: {}", e.toString());
        }
        return Mono.empty();
    }

    @Override
    public void stop() {
        Disposable looking = running;
        if (looking != null) {
            looking.dispose();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private FaultsException unknown() {
        Duration after = settings.lookEvery().plusSeconds(1);
        Map<String, Object> args = Map.of("seconds", after.toSeconds());
        return new FaultsException(503, List.of(Fault.at("", "GATE_UNAVAILABLE", args)), after);
    }
}
