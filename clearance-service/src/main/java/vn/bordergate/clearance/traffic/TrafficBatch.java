package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Attention;
import vn.bordergate.clearance.crossing.CrossingCommand.Amend;
import vn.bordergate.clearance.crossing.CrossingCommand.Announce;
import vn.bordergate.clearance.crossing.CrossingCommand.Flag;
import vn.bordergate.clearance.crossing.CrossingCommand.Withdraw;
import vn.bordergate.clearance.crossing.ImpossibleHistory;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.clearance.register.GateAtWork;
import vn.bordergate.clearance.register.PlateQuestions;
import vn.bordergate.clearance.register.PlateQuestions.Asked;
import vn.bordergate.clearance.register.PlateQuestions.Question;
import vn.bordergate.clearance.register.PlateQuestions.Status;
import vn.bordergate.clearance.traffic.PlateBook.Known;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingAmended;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.CrossingWithdrawn;
import vn.bordergate.events.GateCrossingEvent;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.ReadingTaken;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.ImpossibleHistoryException;
import vn.bordergate.journal.Received;

/** One batch of announcements and readings, being decided on in its order. */
final class TrafficBatch {

    private static final Actor PLATES = new Actor(ActorKind.RULE, "plates");

    private final CrossingWork work;
    private final PlateQuestions questions;
    private final Batch batch;
    private final GateAtWork gate;
    private final PlateBook book;
    private final Set<String> twice;
    private final List<Question> waiting;
    private final Instant latest;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Mono<Void>> answered = new ArrayList<>();

    /**
     * @param book vehicles that a reading may be of
     * @param twice plates that were seen at two gates
     * @param waiting readings that no vehicle is known for yet
     * @param latest time of the batch's last fact
     */
    @SuppressWarnings("TooManyParameters") // one for each thing that a reading rests on
    TrafficBatch(
            CrossingWork work,
            PlateQuestions questions,
            Batch batch,
            GateAtWork gate,
            PlateBook book,
            Set<String> twice,
            List<Question> waiting,
            Instant latest) {
        this.work = work;
        this.questions = questions;
        this.batch = batch;
        this.gate = gate;
        this.book = book;
        this.twice = twice;
        this.waiting = waiting;
        this.latest = latest;
    }

    Mono<Void> taken() {
        return gate.aboutToWeigh(weighed())
                .thenMany(Flux.fromIterable(batch.records()))
                .concatMap(this::taken)
                .then(Mono.defer(() -> work.put(gate)))
                .then(Mono.defer(() -> questions.add(asked)))
                .then(Mono.defer(() -> Flux.concat(answered).then()));
    }

    private List<CrossingId> weighed() {
        Set<String> plates = new HashSet<>();
        for (Received received : batch.records()) {
            if (received.event() instanceof ReadingTaken r
                    && r.kind() == ReadingKind.WEIGHED
                    && r.plate() != null) {
                plates.add(r.plate().value());
            }
        }
        return book.all().stream()
                .filter(one -> plates.stream().anyMatch(one::bears))
                .map(Known::id)
                .toList();
    }

    private Mono<Void> taken(Received received) {
        return switch (received.event()) {
            case GateCrossingEvent e ->
                    said(e).onErrorResume(ImpossibleHistory.class, no -> impossible(received, no));
            case ReadingTaken e -> read(e);
            default -> Mono.empty();
        };
    }

    private Mono<Void> said(GateCrossingEvent event) {
        return switch (event) {
            case CrossingAnnounced e ->
                    gate.decide(
                                    e.crossingId(),
                                    new Announce(e.generation(), e.vehicle(), e.at()),
                                    e.by())
                            .then(Mono.defer(() -> announced(e.crossingId(), e.vehicle())));
            case CrossingAmended e ->
                    gate.decide(
                                    e.crossingId(),
                                    new Amend(e.generation(), e.vehicle(), e.at()),
                                    e.by())
                            .then(Mono.defer(() -> announced(e.crossingId(), e.vehicle())));
            case CrossingWithdrawn e ->
                    gate.decide(e.crossingId(), new Withdraw(e.generation(), e.at()), e.by())
                            .then();
        };
    }

    /** What was seen of it before it was announced, in the order in which it was seen. */
    private Mono<Void> announced(CrossingId id, AnnouncedVehicle vehicle) {
        Known known = Known.of(id, vehicle);
        book.add(known);
        List<Question> own =
                waiting.stream()
                        .filter(q -> q.reading().gate().equals(vehicle.gate()))
                        .filter(
                                q ->
                                        q.reading().plate() instanceof PlateNumber read
                                                && known.bears(read.value()))
                        .toList();
        waiting.removeAll(own);
        return Flux.fromIterable(own)
                .concatMap(
                        q -> {
                            answered.add(
                                    questions.answer(
                                            q.id(), Status.APPLIED, id, PLATES.id(), latest));
                            return seen(id, q.reading());
                        })
                .then();
    }

    private Mono<Void> read(ReadingTaken reading) {
        Mono<Void> flagged =
                reading.plate() != null && twice.contains(reading.plate().value())
                        ? flag(reading)
                        : Mono.empty();
        return flagged.then(
                Mono.defer(
                        () ->
                                switch (book.find(reading, gate::state)) {
                                    case PlateBook.Found found -> seen(found.id(), reading);
                                    case PlateBook.Unsure unsure ->
                                            kept(reading, Status.UNSURE, unsure.candidates());
                                    case PlateBook.Unknown _ ->
                                            kept(reading, Status.UNKNOWN, List.of());
                                }));
    }

    /** Every vehicle of that plate, at whichever gate: one of them is not what it says. */
    private Mono<Void> flag(ReadingTaken reading) {
        List<CrossingId> same =
                book.all().stream()
                        .filter(
                                one ->
                                        reading.plate() != null
                                                && one.bears(reading.plate().value()))
                        .map(Known::id)
                        .toList();
        return Flux.fromIterable(same)
                .concatMap(
                        id ->
                                gate.decide(
                                        id,
                                        new Flag(Attention.PLATE_AT_OTHER_GATE, reading.at()),
                                        PLATES))
                .then();
    }

    private Mono<Void> seen(CrossingId id, ReadingTaken reading) {
        var command = Sightings.command(reading);
        return command == null
                ? kept(reading, Status.UNKNOWN, List.of(id))
                : gate.decide(id, command, Sightings.device(reading)).then();
    }

    private Mono<Void> kept(ReadingTaken reading, Status status, List<CrossingId> candidates) {
        asked.add(new Asked(reading, status, candidates));
        return Mono.empty();
    }

    private Mono<Void> impossible(Received received, ImpossibleHistory no) {
        return switch (no.kind()) {
            // Its announcement may have been put aside; both can be sent again in order.
            case NEVER_ANNOUNCED -> {
                batch.refuse(received, "NEVER_ANNOUNCED");
                yield Mono.empty();
            }
            case ANNOUNCED_AGAIN, UNFIT_EVENT ->
                    Mono.error(
                            new ImpossibleHistoryException(
                                    received, String.valueOf(no.getMessage())));
        };
    }
}
