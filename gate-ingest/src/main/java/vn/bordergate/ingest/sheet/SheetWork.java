package vn.bordergate.ingest.sheet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.ingest.declaring.LodgedDeclarations;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Checks files and lodges what is sound in them, away from the threads that answer. The work goes
 * on when the sender hangs up.
 */
final class SheetWork {

    private static final Logger LOG = LoggerFactory.getLogger(SheetWork.class);

    /** Kept of one file; nobody reads more, and the file to correct has them all. */
    static final int FAULTS_KEPT_MAX = 5000;

    /** Of two that hand in at once the second waits for the first to have done so. */
    private static final Duration BUSY_MAX = Duration.ofSeconds(1);

    private final SheetShelf shelf;
    private final SheetJudge judge;
    private final SheetLodging lodging;
    private final LodgedDeclarations database;
    private final SheetProperties limits;
    private final Scheduler readers;
    private final InstantSource clock;
    private final Map<UUID, Pace> active = new ConcurrentHashMap<>();

    /** There are never more than there are slots; so many are worked on, and held, at once. */
    private final Sinks.Many<Mono<Void>> waiting = Sinks.many().unicast().onBackpressureBuffer();

    SheetWork(
            SheetShelf shelf,
            SheetJudge judge,
            SheetLodging lodging,
            LodgedDeclarations database,
            SheetProperties limits,
            Scheduler readers,
            InstantSource clock) {
        this.shelf = shelf;
        this.judge = judge;
        this.lodging = lodging;
        this.database = database;
        this.limits = limits;
        this.readers = readers;
        this.clock = clock;
        waiting.asFlux()
                .flatMap(Function.identity(), limits.atOnce())
                .subscribe(null, e -> LOG.error("no file is worked on any more", e));
    }

    /** How far the work on this file is, if it is done here and now. */
    Pace.@Nullable Look look(UUID id) {
        Pace pace = active.get(id);
        return pace == null ? null : pace.look();
    }

    /** Begins to check a file, and to lodge what is sound if that was asked for. */
    void check(SheetFile file, byte[] bytes, FirmRights who, boolean thenLodge, Runnable atEnd) {
        Mono<Void> work =
                judged(file, Mono.just(bytes), who)
                        .flatMap(judged -> checked(file, judged, who, thenLodge))
                        .onErrorResume(FaultsException.class, e -> refused(file, e.faults()));
        begin(file, work, atEnd);
    }

    /** Begins to lodge what is sound in a file that was checked; it is judged anew. */
    void lodge(SheetFile file, FirmRights who, Runnable atEnd) {
        Mono<Void> work =
                judged(file, database.guarded(shelf.bytes(file.fileId())), who)
                        .flatMap(judged -> lodged(file, judged, who))
                        .onErrorResume(FaultsException.class, e -> unlodged(file, e.faults()));
        begin(file, work, atEnd);
    }

    /** Reads it again for somebody who waits for what is made of it. */
    <T> Mono<T> judgedAgain(SheetFile file, FirmRights who, Function<Judged, T> made) {
        Pace pace = new Pace(limits.readMax());
        return database.guarded(shelf.bytes(file.fileId()))
                .flatMap(
                        bytes ->
                                Mono.fromCallable(
                                                () ->
                                                        made.apply(
                                                                judge.judge(
                                                                        file.kind(),
                                                                        bytes,
                                                                        who,
                                                                        pace)))
                                        .subscribeOn(readers));
    }

    /** What fails here fails with nobody to tell; the file shows that it was not finished. */
    private void begin(SheetFile file, Mono<Void> work, Runnable atEnd) {
        active.put(file.fileId(), new Pace(limits.readMax()));
        Mono<Void> whole =
                work.onErrorResume(
                                e -> {
                                    LOG.error("the work on a file broke off", e);
                                    return Mono.empty();
                                })
                        .doFinally(
                                _ -> {
                                    active.remove(file.fileId());
                                    atEnd.run();
                                });
        waiting.emitNext(whole, Sinks.EmitFailureHandler.busyLooping(BUSY_MAX));
    }

    private Mono<Judged> judged(SheetFile file, Mono<byte[]> stored, FirmRights who) {
        return stored.flatMap(
                bytes ->
                        Mono.fromCallable(() -> judge.judge(file.kind(), bytes, who, paceOf(file)))
                                .subscribeOn(readers));
    }

    /** Its time begins when a thread takes it up, not while it waits for one. */
    private Pace paceOf(SheetFile file) {
        Pace pace = new Pace(limits.readMax());
        active.put(file.fileId(), pace);
        return pace;
    }

    private Mono<Void> checked(SheetFile file, Judged judged, FirmRights who, boolean thenLodge) {
        List<CellFault> faults = judged.faults();
        Tally tally = Tally.of(judged, faults.size());
        // Whoever watches must not take the file for settled between the two.
        SheetFile.State next = thenLodge ? SheetFile.State.LODGING : SheetFile.State.CHECKED;
        Mono<Void> settled = settle(file, next, tally, faults, List.of());
        return thenLodge ? settled.then(Mono.defer(() -> lodged(file, judged, who))) : settled;
    }

    private Mono<Void> lodged(SheetFile file, Judged judged, FirmRights who) {
        return lodging.lodge(judged, who, paceOf(file))
                .publishOn(readers)
                .map(landed -> SheetLodging.result(judged, landed))
                .flatMap(
                        result -> {
                            Tally tally =
                                    Tally.of(judged, 0)
                                            .with(result.landings(), result.faults().size());
                            SheetFile.State state =
                                    tally.notNow() > 0
                                            ? SheetFile.State.CHECKED
                                            : SheetFile.State.LODGED;
                            return settle(file, state, tally, result.faults(), result.rows());
                        });
    }

    private Mono<Void> refused(SheetFile file, List<Fault> faults) {
        List<CellFault> told = ofFile(faults);
        Tally tally = new Tally(0, 0, 0, told.size(), 0, 0, 0, 0);
        return settle(file, SheetFile.State.REFUSED, tally, told, List.of());
    }

    /** It was a table when it was checked; only the machinery can have failed. */
    private Mono<Void> unlodged(SheetFile file, List<Fault> faults) {
        return settle(file, SheetFile.State.CHECKED, file.tally(), ofFile(faults), List.of());
    }

    private static List<CellFault> ofFile(List<Fault> faults) {
        return faults.stream().map(CellFault::ofFile).toList();
    }

    private Mono<Void> settle(
            SheetFile file,
            SheetFile.State state,
            Tally tally,
            List<CellFault> faults,
            List<LandedRow> landings) {
        List<CellFault> some = faults.stream().limit(FAULTS_KEPT_MAX).toList();
        return database.guarded(shelf.settle(file.fileId(), state, tally, some, landings, now()));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
