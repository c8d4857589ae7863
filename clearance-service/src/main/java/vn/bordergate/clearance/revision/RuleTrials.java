package vn.bordergate.clearance.revision;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.clearance.declaration.RequiredCheck;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.revision.TrialResult.ChangedFile;
import vn.bordergate.clearance.revision.TrialTable.RealFile;
import vn.bordergate.clearance.revision.TrialTable.TriedFile;
import vn.bordergate.clearance.rulebook.CompiledTable;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.clearance.rulebook.RuleVersions;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.rulebook.WrittenTable;
import vn.bordergate.events.CustomsChannel;

/**
 * Tries a version on the files of the last thirty days beside the versions in force. A file has the
 * content that stands, and the same day and rates as when it was lodged.
 */
public final class RuleTrials {

    static final Duration BACK = Duration.ofDays(30);

    /** Files in memory at a time. */
    static final int FILES_AT_ONCE = 200;

    /** Changed files that are kept to be looked at; all are counted. */
    static final int CHANGED_KEPT_MAX = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(RuleTrials.class);

    private final TrialTable table;
    private final RuleVersions versions;
    private final Rulebook book;
    private final Rates rates;
    private final Scheduler work;
    private final InstantSource clock;

    public RuleTrials(
            TrialTable table,
            RuleVersions versions,
            Rulebook book,
            Rates rates,
            Scheduler work,
            InstantSource clock) {
        this.table = table;
        this.versions = versions;
        this.book = book;
        this.rates = rates;
        this.work = work;
        this.clock = clock;
    }

    /**
     * A trial under way.
     *
     * @param after the last file that was tried
     * @param kept changed files that were kept
     */
    private record Run(
            UUID id,
            Rulebook before,
            Rulebook after,
            UUID last,
            long done,
            int kept,
            TrialResult result) {}

    /**
     * Whether a version was tried to the end beside the one that is in force now, if it is of a
     * table that can be tried on files at all.
     */
    Mono<Boolean> isDone(String name, String version) {
        if (!RuleTables.isTriedOnFiles(name)) {
            return Mono.just(true);
        }
        return table.trial(name, version)
                .map(t -> t.state() == TrialTable.State.DONE && t.against().equals(against(name)))
                .defaultIfEmpty(false);
    }

    /** Begins a trial and comes back at once; how far it is can be read. */
    Mono<Void> start(String name, String version, String by) {
        if (!RuleTables.isTriedOnFiles(name)) {
            return RuleUploads.refused(409, "", "RULES_NOT_ON_FILES");
        }
        return versions.text(name, version)
                .switchIfEmpty(RuleUploads.refused(404, "", "RULES_VERSION_UNKNOWN"))
                .publishOn(work)
                .map(dmn -> CompiledTable.of(WrittenTable.read(name, dmn), dmn))
                .flatMap(
                        candidate -> {
                            UUID id = UUID.randomUUID();
                            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                            Instant from = now.minus(BACK);
                            return table.begin(
                                            name,
                                            version,
                                            id,
                                            against(name),
                                            by,
                                            now,
                                            from,
                                            firstId(from))
                                    .flatMap(
                                            begun ->
                                                    begun
                                                            ? Mono.fromRunnable(
                                                                    () ->
                                                                            runOn(
                                                                                    id, candidate,
                                                                                    from))
                                                            : RuleUploads.<Void>refused(
                                                                    409,
                                                                    "",
                                                                    "RULES_TRIAL_RUNNING"));
                        });
    }

    private String against(String name) {
        return book.version(name);
    }

    private void runOn(UUID id, CompiledTable candidate, Instant from) {
        Rulebook now = book.now();
        var first = new Run(id, now, now.with(candidate), firstId(from), 0, 0, TrialResult.NONE);
        var valuation = new Valuation(rates.book());
        var unused =
                Mono.just(first)
                        .expand(run -> next(run, from, valuation))
                        .last()
                        .flatMap(run -> table.end(id, TrialTable.State.DONE))
                        .onErrorResume(
                                e -> {
                                    LOG.warn("the trial {} failed", id, e);
                                    return table.end(id, TrialTable.State.FAILED);
                                })
                        .subscribe(_ -> {}, e -> LOG.warn("the trial {} has no end", id, e));
    }

    /** The run after one more page of files, or nothing after the last. */
    private Mono<Run> next(Run run, Instant from, Valuation valuation) {
        return table.files(run.last(), from, FILES_AT_ONCE)
                .publishOn(work)
                .flatMap(files -> files.isEmpty() ? Mono.empty() : tried(run, files, valuation));
    }

    private Mono<Run> tried(Run run, List<RealFile> files, Valuation valuation) {
        TrialResult result = run.result();
        List<TriedFile> changed = new ArrayList<>();
        for (RealFile file : files) {
            CustomsChannel before = channel(run.before(), file, valuation);
            CustomsChannel after = channel(run.after(), file, valuation);
            List<RequiredCheck> checksBefore = checks(run.before(), file, before);
            List<RequiredCheck> checksAfter = checks(run.after(), file, after);
            ChangedFile change =
                    LaneTrial.add(
                            TrialResult.compare(before, checksBefore, after, checksAfter),
                            run.before(),
                            run.after(),
                            file.content(),
                            after);
            result =
                    result.with(
                            change,
                            TrialResult.plannedMinutes(checksBefore),
                            TrialResult.plannedMinutes(checksAfter));
            int place = run.kept() + changed.size();
            if (change.isChanged() && place < CHANGED_KEPT_MAX) {
                changed.add(new TriedFile(place, file.id(), file.gate(), change));
            }
        }
        var next =
                new Run(
                        run.id(),
                        run.before(),
                        run.after(),
                        files.getLast().id(),
                        run.done() + files.size(),
                        run.kept() + changed.size(),
                        result);
        return table.progress(run.id(), next.done(), result, changed, clock.instant())
                .thenReturn(next);
    }

    private static CustomsChannel channel(Rulebook book, RealFile file, Valuation valuation) {
        return book.channel(file.content(), file.remarks(), valuation, file.lodgedAt()).channel();
    }

    private static List<RequiredCheck> checks(
            Rulebook book, RealFile file, CustomsChannel channel) {
        return book.checks(file.content(), file.remarks(), channel).checks();
    }

    /**
     * Ids begin with the time in milliseconds (UUID version 7), so the files of a month are a range
     * of their key. A day more, as a file is lodged a little after it got its id.
     */
    static UUID firstId(Instant from) {
        long millis = from.minus(Duration.ofDays(1)).toEpochMilli();
        return new UUID(ByteBuffer.allocate(8).putLong(millis << 16).flip().getLong(), 0);
    }
}
