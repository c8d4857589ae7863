package vn.bordergate.clearance.calling;

import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/** What officers of the yard and of the board do to the order of a gate, by name and reason. */
public final class Measures {

    /** In the place of a vehicle where a measure is done to none. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final MeasureBook book;
    private final GatePlans plans;
    private final JournaledTransactions transactions;
    private final Acts acts;
    private final InstantSource clock;

    public Measures(
            MeasureBook book,
            GatePlans plans,
            JournaledTransactions transactions,
            Acts acts,
            InstantSource clock) {
        this.book = book;
        this.plans = plans;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
    }

    public Mono<Measure> take(String gate, MeasureRequest request, Principal who) {
        SignedIn officer = officer(gate, who);
        requireSound(request.faults(plan(gate)));
        Instant now = now();
        MeasureKind kind = request.knownKind();
        String subject = request.knownSubject();
        String note = MeasureBook.known(request.note()).strip();
        MeasureReason reason = MeasureBook.known(request.reason());
        Authority authority =
                officer.isOneOf(Roles.YARD) ? Authority.YARD : Authority.MANAGEMENT_BOARD;
        UUID id = UUID.randomUUID();
        Mono<Measure> taken =
                crossing(gate, kind, subject)
                        .map(
                                crossing ->
                                        new Measure(
                                                id,
                                                gate,
                                                kind,
                                                subject,
                                                crossing.equals(NOBODY) ? null : crossing,
                                                request.amount(),
                                                today(),
                                                reason,
                                                note,
                                                officer.subject(),
                                                authority.name(),
                                                now,
                                                null,
                                                null,
                                                null))
                        .flatMap(
                                measure ->
                                        requireRoom(gate)
                                                .then(Mono.defer(() -> book.add(measure)))
                                                .flatMap(
                                                        added ->
                                                                added
                                                                        ? noted(measure)
                                                                        : refused(
                                                                                409,
                                                                                "/subject",
                                                                                "YARD_CLOSED_ALREADY"))
                                                .thenReturn(measure));
        return transactions.run(taken);
    }

    public Mono<Measure> end(String gate, UUID id, MeasureRequest.End request, Principal who) {
        SignedIn officer = officer(gate, who);
        requireSound(request.faults());
        Instant now = now();
        MeasureReason reason = MeasureBook.known(request.reason());
        String note = MeasureBook.known(request.note()).strip();
        Mono<Measure> ended =
                book.find(gate, id)
                        .switchIfEmpty(refused(404, "", "YARD_MEASURE_UNKNOWN"))
                        .flatMap(
                                measure ->
                                        book.end(id, officer.subject(), reason, note, now)
                                                .flatMap(
                                                        done ->
                                                                done
                                                                        ? acts.add(
                                                                                MeasureAct.register(
                                                                                        gate),
                                                                                actor(
                                                                                        officer
                                                                                                .subject()),
                                                                                now,
                                                                                new MeasureAct
                                                                                        .Ended(
                                                                                        id,
                                                                                        measure
                                                                                                .kind(),
                                                                                        measure
                                                                                                .subject(),
                                                                                        reason,
                                                                                        note))
                                                                        : refused(
                                                                                409,
                                                                                "",
                                                                                "YARD_MEASURE_OVER"))
                                                .thenReturn(measure));
        return transactions.run(ended);
    }

    Mono<List<Measure>> recent(String gate) {
        return book.recent(gate);
    }

    /** The day of the gates. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE);
    }

    GatePlan plan(String gate) {
        GatePlan plan = plans.of(gate, today());
        if (plan == null) {
            throw FaultsException.of(404, Fault.at("", "YARD_GATE_UNKNOWN"));
        }
        return plan;
    }

    /** The crossing of a ticket; of anything else nobody's. */
    private Mono<UUID> crossing(String gate, MeasureKind kind, String subject) {
        return kind.isIntervention()
                ? book.crossing(
                                gate,
                                subject,
                                today().atStartOfDay(Valuation.GATE_ZONE).toInstant())
                        .switchIfEmpty(refused(404, "/subject", "YARD_TICKET_UNKNOWN"))
                : Mono.just(NOBODY);
    }

    private Mono<Void> requireRoom(String gate) {
        return book.standing(gate, today())
                .flatMap(
                        all ->
                                all.size() >= MeasureBook.STANDING_MAX
                                        ? refused(409, "", "YARD_TOO_MANY_MEASURES")
                                        : Mono.empty());
    }

    private Mono<Void> noted(Measure m) {
        return acts.add(
                MeasureAct.register(m.gate()),
                actor(m.officer()),
                m.at(),
                new MeasureAct.Taken(
                        m.id(),
                        m.kind(),
                        m.subject(),
                        m.amount(),
                        m.reason(),
                        m.note(),
                        m.authority()));
    }

    /** Somebody who signed in, at a gate of theirs: a program moves nobody. */
    private static SignedIn officer(String gate, Principal who) {
        SignedIn officer = SignedIn.of(who);
        if (!officer.grants().covers(gate)) {
            throw FaultsException.of(403, Fault.at("", "FOREIGN_GATE"));
        }
        if (officer.person() == null) {
            throw FaultsException.of(403, Fault.at("", "PERSON_NEEDED"));
        }
        return officer;
    }

    private static Actor actor(String subject) {
        return new Actor(ActorKind.OFFICER, subject);
    }

    static <T> Mono<T> refused(int status, String pointer, String code) {
        return Mono.error(() -> FaultsException.of(status, Fault.at(pointer, code)));
    }

    private static void requireSound(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** As a measure is shown to somebody of the gate, or to everybody. */
    record Shown(
            UUID id,
            MeasureKind kind,
            String subject,
            @Nullable Integer amount,
            MeasureReason reason,
            String authority,
            Instant at,
            @Nullable Instant endedAt,
            @Nullable MeasureReason endedReason,
            boolean standing,
            @Nullable String officer,
            @Nullable String note) {

        static Shown of(Measure m, LocalDate today, boolean whole) {
            return new Shown(
                    m.id(),
                    m.kind(),
                    m.subject(),
                    m.amount(),
                    m.reason(),
                    m.authority(),
                    m.at(),
                    m.endedAt(),
                    m.endedReason(),
                    m.isStanding(today),
                    whole ? m.officer() : null,
                    whole ? m.note() : null);
        }
    }
}
