package vn.bordergate.clearance.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.clearance.revision.RuleProposals.Proposal;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.clearance.rulebook.RuleVersions;
import vn.bordergate.clearance.rulebook.RuleVersions.Version;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.journal.JournaledTransactions;

/**
 * Puts a version in force by the word of two people: one proposes it, and somebody agrees who has
 * neither proposed nor uploaded it. No program is one of them; where nobody knows which person
 * uploaded a version, neither is the account that did. That holds for every version alike, also for
 * one that was shipped and for one that was in force before.
 */
public final class RuleActivations {

    static final int DAYS_AHEAD_MAX = 366;

    /** In this time every instance has read anew what is in force. */
    static final Duration TO_BE_READ = Duration.ofMinutes(1);

    private final RuleProposals proposals;
    private final RuleVersions versions;
    private final RuleTables tables;
    private final RuleTrials trials;
    private final Acts acts;
    private final JournaledTransactions transactions;
    private final OfficerNames names;
    private final InstantSource clock;

    @SuppressWarnings("TooManyParameters") // one for each thing that an activation touches
    public RuleActivations(
            RuleProposals proposals,
            RuleVersions versions,
            RuleTables tables,
            RuleTrials trials,
            Acts acts,
            JournaledTransactions transactions,
            OfficerNames names,
            InstantSource clock) {
        this.proposals = proposals;
        this.versions = versions;
        this.tables = tables;
        this.trials = trials;
        this.acts = acts;
        this.transactions = transactions;
        this.names = names;
        this.clock = clock;
    }

    /**
     * What came of an answer.
     *
     * @param validFrom from when on the version holds; null where it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answered(String version, boolean agreed, @Nullable Instant validFrom) {}

    /** The first of two wants a version in force from a day of the gate on. */
    Mono<Proposal> propose(String table, String version, LocalDate from, Reviser by) {
        Instant now = now();
        LocalDate today = day(now);
        if (from.isBefore(today)) {
            return RuleUploads.refused(422, "/from", "RULES_DATE_PAST");
        }
        if (from.isAfter(today.plusDays(DAYS_AHEAD_MAX))) {
            return RuleUploads.refused(422, "/from", "RULES_DATE_FAR");
        }
        var proposal = new Proposal(version, from, by.account(), now, by.signer());
        Mono<Proposal> proposed =
                proposals
                        .lock()
                        .then(Mono.defer(() -> known(table, version)))
                        .flatMap(known -> requireBeside(known, by))
                        .then(Mono.defer(() -> requireTried(table, version)))
                        .then(Mono.defer(() -> requireNoneWaiting(table)))
                        .then(Mono.defer(() -> proposals.add(table, proposal)))
                        .then(
                                Mono.defer(
                                        () ->
                                                noted(
                                                        table,
                                                        by,
                                                        now,
                                                        new RuleAct.Proposed(
                                                                table, version, from))))
                        .thenReturn(proposal);
        return met(by).then(transactions.run(proposed));
    }

    /** The second of two agrees; or anybody with the right refuses, the first of two included. */
    Mono<Answered> answer(String table, String version, boolean agreed, Reviser by) {
        Instant now = now();
        Mono<Answered> answered =
                proposals
                        .lock()
                        .then(Mono.defer(() -> known(table, version)))
                        .flatMap(
                                known ->
                                        waiting(table, version)
                                                .flatMap(
                                                        proposal ->
                                                                agreed
                                                                        ? agree(
                                                                                table, known,
                                                                                proposal, by, now)
                                                                        : refuse(
                                                                                table, proposal, by,
                                                                                now)));
        return met(by).then(transactions.run(answered))
                .flatMap(done -> tables.reread().thenReturn(done));
    }

    private Mono<Void> met(Reviser by) {
        return names.meet(by.account(), by.name());
    }

    private Mono<Answered> agree(
            String table, Version version, Proposal proposal, Reviser by, Instant now) {
        var unused = by.signer();
        if (!by.isAnother(proposal, version)) {
            return RuleUploads.refused(409, "", "RULES_SAME_PERSON");
        }
        if (proposal.from().isBefore(day(now))) {
            return RuleUploads.refused(409, "", "RULES_PROPOSAL_PAST");
        }
        Instant validFrom = validFrom(proposal.from(), now);
        var act = new RuleAct.PutInForce(table, version.version(), validFrom, proposal.by());
        return requireTried(table, version.version())
                .then(Mono.defer(() -> proposals.answer(table, true, by.account(), now)))
                .then(
                        Mono.defer(
                                () ->
                                        versions.activate(
                                                table,
                                                version.version(),
                                                validFrom,
                                                by.account(),
                                                now)))
                .then(Mono.defer(() -> noted(table, by, now, act)))
                .thenReturn(new Answered(version.version(), true, validFrom));
    }

    private Mono<Answered> refuse(String table, Proposal proposal, Reviser by, Instant now) {
        var act = new RuleAct.Refused(table, proposal.version(), proposal.by());
        return proposals
                .answer(table, false, by.account(), now)
                .then(Mono.defer(() -> noted(table, by, now, act)))
                .thenReturn(new Answered(proposal.version(), false, null));
    }

    /** Whether somebody could be the second of two; whether they have the right is for the door. */
    Mono<Boolean> mayAgree(String table, Proposal proposal, Reviser reader) {
        return versions.version(table, proposal.version())
                .map(version -> reader.person() != null && reader.isAnother(proposal, version))
                .defaultIfEmpty(false);
    }

    private Mono<Version> known(String table, String version) {
        return versions.version(table, version)
                .switchIfEmpty(RuleUploads.refused(404, "", "RULES_VERSION_UNKNOWN"));
    }

    private Mono<Proposal> waiting(String table, String version) {
        return proposals
                .open(table)
                .filter(proposal -> proposal.version().equals(version))
                .switchIfEmpty(RuleUploads.refused(409, "", "RULES_NOTHING_PROPOSED"));
    }

    private static Mono<Void> requireBeside(Version version, Reviser by) {
        return by.mayPropose(version)
                ? Mono.empty()
                : RuleUploads.refused(409, "", "RULES_TWO_BESIDE");
    }

    private Mono<Void> requireNoneWaiting(String table) {
        return proposals
                .open(table)
                .flatMap(_ -> RuleUploads.<Void>refused(409, "", "RULES_PROPOSAL_WAITING"));
    }

    private Mono<Void> requireTried(String table, String version) {
        return trials.isDone(table, version)
                .flatMap(
                        done ->
                                done
                                        ? Mono.<Void>empty()
                                        : RuleUploads.<Void>refused(409, "", "RULES_NOT_TRIED"));
    }

    private Mono<Void> noted(String table, Reviser by, Instant at, RuleAct act) {
        var actor = new Actor(ActorKind.OFFICER, by.account());
        return acts.add(RuleAct.register(table), actor, at, act);
    }

    /** The beginning of the day, but not before every instance has read of it. */
    private static Instant validFrom(LocalDate from, Instant now) {
        Instant begins = from.atStartOfDay(Valuation.GATE_ZONE).toInstant();
        Instant earliest = now.plus(TO_BE_READ);
        return begins.isBefore(earliest) ? earliest : begins;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Valuation.GATE_ZONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
