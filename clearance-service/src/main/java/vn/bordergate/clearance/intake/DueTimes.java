package vn.bordergate.clearance.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationCommand.Overdue;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.hours.GateHours.Calendars;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.NoticeTray;
import vn.bordergate.clearance.register.OpenFiles;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.journal.JournaledTransactions;

/**
 * Sees to files that nobody asks for: what has become late, was not answered or has expired, and
 * notices of Customs whose declaration has appeared.
 */
public final class DueTimes {

    private static final int FILES_MAX = 200;

    /** Most batches in one sweep; what is left is for the next. */
    private static final int BATCHES_MAX = 50;

    private static final Actor CLOCK = new Actor(ActorKind.RULE, "deadlines");

    private final FileQueries queries;
    private final FileRegister register;
    private final NoticeTray tray;
    private final CustomsIntake customs;
    private final WaitingNotices waiting;
    private final Calendars calendars;
    private final JournaledTransactions transactions;
    private final InstantSource clock;

    @SuppressWarnings("TooManyParameters") // one for each thing that a sweep looks at
    public DueTimes(
            FileQueries queries,
            FileRegister register,
            NoticeTray tray,
            CustomsIntake customs,
            WaitingNotices waiting,
            Calendars calendars,
            JournaledTransactions transactions,
            InstantSource clock) {
        this.queries = queries;
        this.register = register;
        this.tray = tray;
        this.customs = customs;
        this.waiting = waiting;
        this.calendars = calendars;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One sweep; what fails is found again by the next. */
    @Scheduled(
            fixedDelayString = "${gate.deadlines.sweep:30s}",
            initialDelayString = "${gate.deadlines.sweep:30s}")
    public Mono<Void> sweep() {
        return Mono.defer(() -> sweep(clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    Mono<Void> sweep(Instant now) {
        return overdue(now)
                .repeat(BATCHES_MAX)
                .takeWhile(found -> found == FILES_MAX)
                .then(appeared())
                .then(waiting.measure(now));
    }

    private Mono<Integer> overdue(Instant now) {
        return queries.overdue(now, FILES_MAX)
                .collectList()
                .flatMap(
                        ids ->
                                ids.isEmpty()
                                        ? Mono.just(0)
                                        : transactions
                                                .run(
                                                        register.take(ids)
                                                                .flatMap(
                                                                        files ->
                                                                                decide(
                                                                                        files, ids,
                                                                                        now)))
                                                .thenReturn(ids.size()));
    }

    private Mono<Void> decide(OpenFiles files, List<DeclarationId> ids, Instant now) {
        for (DeclarationId id : ids) {
            if (files.state(id) instanceof Declaration.Lodged file) {
                var hours = calendars.of(file.standing().consignment().gate());
                files.decide(id, new Overdue(now), new Findings.Hours(hours), CLOCK);
            }
        }
        return register.put(files).then(Mono.defer(() -> register.lookedAt(ids)));
    }

    /** Read anew in the transaction, so that of two who find them one applies them. */
    private Mono<Void> appeared() {
        return tray.appeared(FILES_MAX)
                .flatMap(
                        found ->
                                found.isEmpty()
                                        ? Mono.empty()
                                        : transactions.run(customs.hear(found)));
    }
}
