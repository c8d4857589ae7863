package vn.bordergate.clearance.unofficial;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.unofficial.Reports.Kept;
import vn.bordergate.clearance.unofficial.Reports.Month;
import vn.bordergate.clearance.unofficial.Reports.State;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.FreeText;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/** Takes reports from anybody, and lets those look into them who may. */
final class Hearing {

    static final int ANSWER_CHARS_MAX = 2_000;

    private static final Duration RETRY_AFTER = Duration.ofMinutes(15);

    private final Reports reports;
    private final Acts acts;
    private final JournaledTransactions transactions;
    private final CoarseLimit sent;
    private final CoarseLimit asked;
    private final CircuitBreaker breaker;
    private final InstantSource clock;

    /**
     * @param sent how many reports are taken
     * @param asked how often an answer may be asked for
     */
    Hearing(
            Reports reports,
            Acts acts,
            JournaledTransactions transactions,
            CoarseLimit sent,
            CoarseLimit asked,
            CircuitBreaker breaker,
            InstantSource clock) {
        this.reports = reports;
        this.acts = acts;
        this.transactions = transactions;
        this.sent = sent;
        this.asked = asked;
        this.breaker = breaker;
        this.clock = clock;
    }

    /** What a reporter may know: where their report stands, and what was answered. */
    record Told(State state, LocalDate receivedOn, @Nullable String answer) {}

    /** Keeps a report and answers with the code, which nobody will be told again. */
    Mono<String> report(Report report, String from) {
        List<Fault> faults = report.faults();
        if (!faults.isEmpty()) {
            return Mono.error(new FaultsException(422, faults));
        }
        requireRoom(sent, from);
        String code = ReceiptCode.next();
        LocalDate day = LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE);
        return transactions
                .run(reports.add(UUID.randomUUID(), ReceiptCode.hash(code), day, report))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .thenReturn(code);
    }

    Mono<Told> told(@Nullable String code, String from) {
        requireRoom(asked, from);
        return reports.byCode(ReceiptCode.hash(code == null ? "" : code))
                .map(kept -> new Told(kept.state(), kept.receivedOn(), kept.answer()))
                .switchIfEmpty(Mono.error(() -> refused(404, "UNOFFICIAL_CODE_UNKNOWN")))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    Mono<List<Month>> months() {
        return reports.months().transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /**
     * The latest first.
     *
     * @param before the last that was shown before, or null for the first of them
     */
    Mono<List<Kept>> list(@Nullable UUID before) {
        return reports.list(before).transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** How the reporter can be reached; that somebody looked is in the trail. */
    Mono<String> contact(UUID id, SignedIn who) {
        if (!who.isOneOf(Roles.AUDITOR)) {
            throw refused(403, "UNOFFICIAL_AUDITOR_ONLY");
        }
        Mono<String> read =
                reports.contact(id)
                        .switchIfEmpty(Mono.error(() -> refused(404, "UNOFFICIAL_UNKNOWN")))
                        .flatMap(
                                contact ->
                                        acts.add(
                                                        ReportAct.REGISTER,
                                                        actor(who),
                                                        now(),
                                                        new ReportAct.ContactRead(id))
                                                .thenReturn(contact));
        return transactions.run(read);
    }

    /** Says that somebody looks into it, or what is answered. An answer is the last word. */
    Mono<Void> step(UUID id, State state, @Nullable String answer, SignedIn who) {
        requireSound(state, answer);
        String text = state == State.ANSWERED && answer != null ? answer.strip() : null;
        Instant now = now();
        ReportAct act =
                state == State.ANSWERED ? new ReportAct.Answered(id) : new ReportAct.LookedInto(id);
        Mono<Void> stepped =
                reports.one(id)
                        .switchIfEmpty(Mono.error(() -> refused(404, "UNOFFICIAL_UNKNOWN")))
                        .flatMap(
                                kept ->
                                        kept.state().compareTo(state) >= 0
                                                ? Mono.error(refused(409, "UNOFFICIAL_DONE"))
                                                : reports.step(id, state, text, who.subject(), now))
                        .then(Mono.defer(() -> acts.add(ReportAct.REGISTER, actor(who), now, act)));
        return transactions.run(stepped);
    }

    private static void requireSound(State state, @Nullable String answer) {
        if (state == State.RECEIVED) {
            throw FaultsException.of(422, Fault.at("/state", "FIELD_MISSING"));
        }
        if (state == State.ANSWERED && (answer == null || answer.isBlank())) {
            throw FaultsException.of(422, Fault.at("/answer", "FIELD_MISSING"));
        }
        if (answer != null && answer.length() > ANSWER_CHARS_MAX) {
            throw FaultsException.of(
                    422,
                    Fault.at("/answer", "UNOFFICIAL_TEXT_LONG", Map.of("max", ANSWER_CHARS_MAX)));
        }
        if (!FreeText.isPlainLines(answer)) {
            throw FaultsException.of(422, Fault.at("/answer", "UNOFFICIAL_TEXT_FORM"));
        }
    }

    private void requireRoom(CoarseLimit limit, String from) {
        if (!limit.takes(from, clock.instant())) {
            throw new FaultsException(
                    429, List.of(Fault.at("", "UNOFFICIAL_TOO_MANY")), RETRY_AFTER);
        }
    }

    private static Actor actor(SignedIn who) {
        return new Actor(ActorKind.OFFICER, who.subject());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static FaultsException refused(int status, String code) {
        return FaultsException.of(status, Fault.at("", code));
    }
}
