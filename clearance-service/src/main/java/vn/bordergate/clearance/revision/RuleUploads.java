package vn.bordergate.clearance.revision;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.clearance.rulebook.CompiledTable;
import vn.bordergate.clearance.rulebook.RuleVersions;
import vn.bordergate.clearance.rulebook.WrittenTable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Takes in a new version of a table. */
public final class RuleUploads {

    /** Largest table, which is thirty times the shipped ones. */
    static final int BYTES_MAX = 1 << 20;

    private final RuleVersions versions;
    private final Acts acts;
    private final JournaledTransactions transactions;
    private final OfficerNames names;
    private final TableChecks checks;
    private final TableReader reader;
    private final InstantSource clock;

    public RuleUploads(
            RuleVersions versions,
            Acts acts,
            JournaledTransactions transactions,
            OfficerNames names,
            TableChecks checks,
            InstantSource clock) {
        this(versions, acts, transactions, names, checks, RuleUploads::sound, clock);
    }

    RuleUploads(
            RuleVersions versions,
            Acts acts,
            JournaledTransactions transactions,
            OfficerNames names,
            TableChecks checks,
            TableReader reader,
            InstantSource clock) {
        this.versions = versions;
        this.acts = acts;
        this.transactions = transactions;
        this.names = names;
        this.checks = checks;
        this.reader = reader;
        this.clock = clock;
    }

    /** Reads a table of that name, if it is a sound one. */
    interface TableReader {
        WrittenTable read(String table, byte[] dmn);
    }

    /**
     * What came of an upload.
     *
     * @param isNew whether it was not known before
     */
    record Kept(String version, boolean isNew) {}

    /** Keeps a version that is found sound; it decides nothing yet. */
    Mono<Kept> upload(String table, byte[] dmn, Reviser by) {
        if (dmn.length > BYTES_MAX) {
            return Mono.error(
                    FaultsException.of(
                            413, Fault.at("", "RULES_TOO_LARGE", Map.of("max", BYTES_MAX))));
        }
        return checks.of(() -> reader.read(table, dmn))
                .flatMap(
                        written ->
                                names.meet(by.account(), by.name())
                                        .then(transactions.run(kept(written, dmn, by))));
    }

    private Mono<Kept> kept(WrittenTable written, byte[] dmn, Reviser by) {
        Instant now = now();
        var act =
                new RuleAct.Uploaded(written.name(), written.version(), CompiledTable.sha256(dmn));
        return versions.keep(written, dmn, by.account(), by.person(), now)
                .flatMap(
                        isNew ->
                                (isNew
                                                ? noted(written.name(), by.account(), now, act)
                                                : Mono.<Void>empty())
                                        .thenReturn(new Kept(written.version(), isNew)));
    }

    private Mono<Void> noted(String table, String by, Instant at, RuleAct act) {
        return acts.add(RuleAct.register(table), new Actor(ActorKind.OFFICER, by), at, act);
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static <T> Mono<T> refused(int status, String pointer, String code) {
        return Mono.error(() -> FaultsException.of(status, Fault.at(pointer, code)));
    }
}
