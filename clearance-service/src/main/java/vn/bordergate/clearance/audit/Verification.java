package vn.bordergate.clearance.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.AuditFilter.Window;
import vn.bordergate.clearance.audit.ChainCheck.Verdict;
import vn.bordergate.clearance.audit.SealQueries.Seal;
import vn.bordergate.clearance.audit.SealStore.Place;

/** Verifies a stretch of the chain against the entries, a part at a time. */
final class Verification {

    static final Duration UNSEALED_MAX = Duration.ofMinutes(1);

    private static final int PART = 5_000;
    private static final int PARTS_A_LINE = 20;

    private final SealQueries queries;

    Verification(SealQueries queries) {
        this.queries = queries;
    }

    /**
     * How far a verification is; the last line has the verdict.
     *
     * @param verified number of the last seal that was followed
     * @param upTo number of the last seal that will be
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(long verified, long upTo, @Nullable Verdict verdict) {}

    /**
     * Follows the chain from behind a number up to another, at most to its end.
     *
     * @param kept a head that somebody kept, through which the chain must lead
     */
    Flux<Line> run(Window asked, @Nullable Head kept) {
        return Mono.zip(
                        queries.last().map(Seal::number).defaultIfEmpty(0L),
                        before(asked.after()).defaultIfEmpty(List.of()))
                .flatMapMany(
                        found -> {
                            long end = found.getT1();
                            long upTo = Math.min(asked.upTo(), end);
                            Seal before = found.getT2().isEmpty() ? null : found.getT2().getFirst();
                            return new Run(asked.after(), before, upTo, upTo == end, kept).lines();
                        });
    }

    private Mono<List<Seal>> before(long after) {
        return after == 0 ? Mono.empty() : queries.seals(after - 1, after).collectList();
    }

    /** One stretch; its steps follow each other. */
    private final class Run {
        private final ChainCheck check;
        private final long upTo;
        private final boolean toTheEnd;
        private long reached;
        private Place place;
        private boolean isOver;
        private int parts;

        Run(long after, @Nullable Seal before, long upTo, boolean toTheEnd, @Nullable Head kept) {
            this.upTo = upTo;
            this.toTheEnd = toTheEnd;
            this.check = new ChainCheck(before == null ? Head.START : before.head(), kept);
            this.place = before == null ? Place.START : before.place();
            this.reached = after;
            this.isOver = after >= upTo;
            if (before == null && after > 0) {
                check.note(new Breach(Breach.Kind.SEALS_MISSING, after, "number " + after));
            }
        }

        Flux<Line> lines() {
            Flux<Line> progress =
                    Flux.defer(
                            () ->
                                    isOver
                                            ? Flux.empty()
                                            : part().repeat(() -> !isOver)
                                                    .filter(_ -> parts % PARTS_A_LINE == 0)
                                                    .map(_ -> line(null)));
            return Flux.concat(
                    Mono.fromSupplier(() -> line(null)),
                    progress,
                    beside().then(Mono.fromSupplier(() -> line(check.verdict()))));
        }

        private Line line(@Nullable Verdict verdict) {
            return new Line(check.head().number(), upTo, verdict);
        }

        /** The next part of the chain, and what lies between its entries without a seal. */
        private Mono<Boolean> part() {
            return Mono.defer(
                    () ->
                            queries.seals(reached, partEnd())
                                    .collectList()
                                    .flatMap(
                                            seals ->
                                                    seals.isEmpty()
                                                            ? queries.next(reached)
                                                                    .defaultIfEmpty(Long.MAX_VALUE)
                                                                    .map(this::leap)
                                                            : follow(seals)));
        }

        /** Over numbers that have no seals; where others follow, these tell of the gap. */
        private boolean leap(long next) {
            reached = next - 1;
            isOver = next > upTo;
            noteMissingEnd();
            return true;
        }

        private long partEnd() {
            return new Window(reached, upTo).first(PART).upTo();
        }

        private void noteMissingEnd() {
            long missing = check.head().number() + 1;
            if (isOver && missing <= upTo) {
                check.note(new Breach(Breach.Kind.SEALS_MISSING, missing, "up to number " + upTo));
            }
        }

        private Mono<Boolean> follow(List<Seal> seals) {
            parts++;
            for (Seal seal : seals) {
                check.follow(
                        seal.number(), seal.sealedAt(), seal.digest(), seal.hash(), seal.entry());
            }
            reached = partEnd();
            isOver = reached >= upTo;
            noteMissingEnd();
            Place from = place;
            place = seals.getLast().place();
            return queries.unsealed(from, place, ChainCheck.TOLD_MAX + 1)
                    .doOnNext(entries -> note(Breach.Kind.ENTRY_WITHOUT_SEAL, entries))
                    .thenReturn(true);
        }

        private Mono<Void> beside() {
            Mono<List<String>> late =
                    toTheEnd
                            ? Mono.defer(
                                    () ->
                                            queries.late(
                                                    place, UNSEALED_MAX, ChainCheck.TOLD_MAX + 1))
                            : Mono.empty();
            return late.doOnNext(entries -> note(Breach.Kind.SEALING_LATE, entries))
                    .thenMany(queries.unguarded())
                    .doOnNext(
                            table ->
                                    check.note(
                                            new Breach(
                                                    Breach.Kind.TRIGGER_MISSING,
                                                    0,
                                                    "table " + table)))
                    .then();
        }

        private void note(Breach.Kind kind, List<String> entries) {
            entries.forEach(entry -> check.note(new Breach(kind, 0, entry)));
        }
    }
}
