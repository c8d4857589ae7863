package vn.bordergate.ingest.declaring;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingWithdrawn;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.door.IfMatch;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.CrossingProgressTable;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Vehicles that are announced by themselves: one transaction each. */
final class Announcing {

    private final Crossings crossings;
    private final Carried carried;
    private final Announcements announcements;
    private final CrossingProgressTable progress;
    private final Writing writing;
    private final InstantSource clock;

    /** What is written with. */
    record Writing(TransactionalOperator transactions, Journal journal, EventJson json) {}

    Announcing(
            Crossings crossings,
            Carried carried,
            Announcements announcements,
            CrossingProgressTable progress,
            Writing writing,
            InstantSource clock) {
        this.crossings = crossings;
        this.carried = carried;
        this.announcements = announcements;
        this.progress = progress;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * The answer to an announcement.
     *
     * @param fresh whether it is new; else it is the receipt that the same got before
     */
    record Answer(CrossingReceipt receipt, boolean fresh) {}

    /**
     * Announces a vehicle; the same reference again is the same crossing.
     *
     * @return or {@link FaultsException}: 409 for other content under the reference, 422 for a
     *     declaration that it may not carry
     */
    Mono<Answer> announce(AnnouncedVehicle vehicle, List<Remark> remarks, FirmRights who) {
        CrossingRefusals.requireAnnouncing(
                who, FirmNumber.of(vehicle.announcer()), "/announcer/number");
        Announcement next = announcements.prepare(vehicle, remarks, who, clock.instant());
        return crossings
                .insert(List.of(next))
                .flatMap(
                        fresh ->
                                fresh.isEmpty()
                                        ? known(next)
                                        : write(next).thenReturn(new Answer(next.receipt(), true)))
                .as(writing.transactions()::transactional);
    }

    /** The receipt of what was announced in time, where a repeat comes too late to be announced. */
    Mono<Answer> recall(AnnouncedVehicle vehicle, FirmRights who) {
        CrossingRefusals.requireAnnouncing(
                who, FirmNumber.of(vehicle.announcer()), "/announcer/number");
        Announcement again = announcements.prepare(vehicle, List.of(), who, clock.instant());
        return crossings
                .findByKeys(List.of(again.key()))
                .filter(found -> found.containsKey(again.key()))
                .flatMap(found -> Mono.justOrEmpty(found.get(again.key())))
                .filter(stored -> again.repeats(stored))
                .map(stored -> new Answer(stored.receipt(), false));
    }

    /** Makes what was read the next generation; the same content again is no change. */
    Mono<CrossingReceipt> amend(
            UUID id,
            AnnouncedVehicle vehicle,
            List<Remark> remarks,
            FirmRights who,
            IfMatch ifMatch) {
        return own(id, who)
                .flatMap(
                        stored -> {
                            Announcement next =
                                    announcements.prepareAmendment(
                                            stored.crossingId(),
                                            stored.generation() + 1,
                                            vehicle,
                                            remarks,
                                            who,
                                            clock.instant());
                            boolean stands = stored.withdrawnAt() == null;
                            if (stands && next.repeats(stored)) {
                                return Mono.just(stored.receipt());
                            }
                            ifMatch.require(stored.generation());
                            CrossingRefusals.requireSame(stored, next);
                            Refusals.requireFewGenerations(stored.generation());
                            return requireOpen(stored).then(replace(next));
                        })
                .as(writing.transactions()::transactional);
    }

    /** Takes the vehicle back; asking twice is asking once. */
    Mono<Void> withdraw(UUID id, FirmRights who, IfMatch ifMatch) {
        return own(id, who)
                .filter(stored -> stored.withdrawnAt() == null)
                .flatMap(
                        stored -> {
                            ifMatch.require(stored.generation());
                            return requireOpen(stored).then(takeBack(stored, who));
                        })
                .as(writing.transactions()::transactional);
    }

    private Mono<Answer> known(Announcement next) {
        return crossings
                .findByKeys(List.of(next.key()))
                .map(
                        found -> {
                            StoredCrossing stored = found.get(next.key());
                            if (stored == null) {
                                throw new IllegalStateException("neither new nor known");
                            }
                            Fault conflict = CrossingRefusals.conflict(next, stored, "/reference");
                            if (conflict != null) {
                                throw FaultsException.of(409, conflict);
                            }
                            return new Answer(stored.receipt(), false);
                        });
    }

    private Mono<Void> write(Announcement next) {
        return requireCarriable(next)
                .then(crossings.carry(List.of(next)))
                .then(writing.journal().append(List.of(next.entry())));
    }

    private Mono<CrossingReceipt> replace(Announcement next) {
        return requireCarriable(next)
                .then(crossings.amend(next))
                .then(writing.journal().append(List.of(next.entry())))
                .thenReturn(next.receipt());
    }

    private Mono<Void> takeBack(StoredCrossing stored, FirmRights who) {
        Instant at = Instant.ofEpochMilli(clock.millis());
        var event =
                new CrossingWithdrawn(
                        stored.crossingId(),
                        stored.generation(),
                        Lodgements.declarant(who.subject()),
                        at);
        return crossings
                .withdraw(stored.crossingId().value(), at.toEpochMilli())
                .then(writing.journal().append(List.of(writing.json().entry(event))));
    }

    private Mono<Void> requireCarriable(Announcement next) {
        List<DeclarationId> ids = next.vehicle().declarations();
        return carried.find(ids)
                .doOnNext(
                        known -> {
                            List<Fault> faults = known.judge(next.vehicle(), next.who(), ids, "");
                            if (!faults.isEmpty()) {
                                throw new FaultsException(422, faults);
                            }
                        })
                .then();
    }

    private Mono<Void> requireOpen(StoredCrossing stored) {
        return progress.find(List.of(stored.crossingId()))
                .map(found -> CrossingStanding.of(stored, found).status())
                .doOnNext(CrossingRefusals::requireOpen)
                .then();
    }

    private Mono<StoredCrossing> own(UUID id, FirmRights who) {
        return crossings
                .findForChange(id)
                .filter(stored -> who.mayLookAt(stored.firm()))
                .switchIfEmpty(Mono.error(CrossingStandings::notFound))
                .doOnNext(stored -> CrossingRefusals.requireAnnouncing(who, stored.firm(), ""));
    }
}
