package vn.bordergate.clearance.revision;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.CompiledTable;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.clearance.rulebook.RuleVersions;
import vn.bordergate.clearance.rulebook.RuleVersions.Version;
import vn.bordergate.clearance.rulebook.WrittenTable;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Takes in a new version of a table, and puts one in force. */
public final class RuleUploads {

    /** Largest table, which is thirty times the shipped ones. */
    static final int BYTES_MAX = 1 << 20;

    static final int DAYS_AHEAD_MAX = 366;

    /** In this time every instance has read anew what is in force. */
    static final Duration TO_BE_READ = Duration.ofMinutes(1);

    private static final Duration CHECKED_WITHIN = Duration.ofSeconds(10);

    private final RuleVersions versions;
    private final RuleTables tables;
    private final RuleTrials trials;
    private final Scheduler work;
    private final InstantSource clock;

    public RuleUploads(
            RuleVersions versions,
            RuleTables tables,
            RuleTrials trials,
            Scheduler work,
            InstantSource clock) {
        this.versions = versions;
        this.tables = tables;
        this.trials = trials;
        this.work = work;
        this.clock = clock;
    }

    /**
     * What came of an upload.
     *
     * @param isNew whether it was not known before
     */
    record Kept(String version, boolean isNew) {}

    /** Keeps a version that is found sound; it decides nothing yet. */
    Mono<Kept> upload(String table, byte[] dmn, String by) {
        if (dmn.length > BYTES_MAX) {
            return Mono.error(
                    FaultsException.of(
                            413, Fault.at("", "RULES_TOO_LARGE", Map.of("max", BYTES_MAX))));
        }
        return Mono.fromCallable(() -> sound(table, dmn))
                .subscribeOn(work)
                .timeout(CHECKED_WITHIN)
                .onErrorMap(
                        TimeoutException.class,
                        _ -> FaultsException.of(422, Fault.at("", "RULES_TOO_SLOW")))
                .flatMap(
                        written ->
                                versions.keep(written, dmn, by, now())
                                        .map(isNew -> new Kept(written.version(), isNew)));
    }

    private static WrittenTable sound(String table, byte[] dmn) {
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(dmn));
        } catch (CharacterCodingException e) {
            throw FaultsException.of(422, Fault.at("", "RULES_NOT_UTF8"));
        }
        WrittenTable written = WrittenTable.read(table, dmn);
        var unused = CompiledTable.of(written, dmn);
        return written;
    }

    /** Puts a version in force from a day on, by somebody who did not upload it. */
    Mono<Instant> activate(String table, String version, LocalDate from, String by) {
        Instant now = now();
        LocalDate today = LocalDate.ofInstant(now, Valuation.GATE_ZONE);
        if (from.isBefore(today)) {
            return refused(422, "/from", "RULES_DATE_PAST");
        }
        if (from.isAfter(today.plusDays(DAYS_AHEAD_MAX))) {
            return refused(422, "/from", "RULES_DATE_FAR");
        }
        Instant begins = from.atStartOfDay(Valuation.GATE_ZONE).toInstant();
        Instant earliest = now.plus(TO_BE_READ);
        Instant validFrom = begins.isBefore(earliest) ? earliest : begins;
        return versions.version(table, version)
                .switchIfEmpty(refused(404, "", "RULES_VERSION_UNKNOWN"))
                .flatMap(known -> requireOther(known, by))
                .flatMap(_ -> trials.isDone(table, version))
                .flatMap(
                        done ->
                                done
                                        ? versions.activate(table, version, validFrom, by, now)
                                                .then(tables.reread())
                                                .thenReturn(validFrom)
                                        : refused(409, "", "RULES_NOT_TRIED"));
    }

    private static Mono<Version> requireOther(Version version, String by) {
        return by.equals(version.uploadedBy())
                ? refused(409, "", "RULES_SAME_PERSON")
                : Mono.just(version);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static <T> Mono<T> refused(int status, String pointer, String code) {
        return Mono.error(() -> FaultsException.of(status, Fault.at(pointer, code)));
    }
}
