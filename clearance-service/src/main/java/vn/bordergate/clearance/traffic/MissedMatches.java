package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.CrossingCommand;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.clearance.register.GateAtWork;
import vn.bordergate.clearance.register.PlateQuestions;
import vn.bordergate.clearance.register.PlateQuestions.Question;
import vn.bordergate.clearance.register.PlateQuestions.Status;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.ReadingTaken;
import vn.bordergate.journal.JournaledTransactions;

/**
 * Gives readings to vehicles that were announced in the same moment: one instance reads the plate,
 * another takes the announcement, and neither sees what the other has not committed.
 */
final class MissedMatches {

    private static final int QUESTIONS_MAX = 200;
    private static final Actor PLATES = new Actor(ActorKind.RULE, "plates");

    private final CrossingWork work;
    private final VehicleFinder finder;
    private final PlateQuestions questions;
    private final JournaledTransactions transactions;

    MissedMatches(
            CrossingWork work,
            VehicleFinder finder,
            PlateQuestions questions,
            JournaledTransactions transactions) {
        this.work = work;
        this.finder = finder;
        this.questions = questions;
        this.transactions = transactions;
    }

    Mono<Void> look(Instant now) {
        return transactions.run(
                questions
                        .announced(now, QUESTIONS_MAX)
                        .flatMap(found -> found.isEmpty() ? Mono.empty() : matched(found, now)));
    }

    private Mono<Void> matched(List<Question> found, Instant now) {
        List<ReadingTaken> readings = found.stream().map(Question::reading).toList();
        boolean passing = readings.stream().anyMatch(r -> r.kind() == ReadingKind.BARRIER_PASSED);
        return finder.book(readings, now)
                .flatMap(
                        book ->
                                work.open(
                                                book.all().stream()
                                                        .map(PlateBook.Known::id)
                                                        .toList(),
                                                List.of(),
                                                passing)
                                        .flatMap(gate -> matched(found, book, gate, now)));
    }

    private Mono<Void> matched(List<Question> found, PlateBook book, GateAtWork gate, Instant now) {
        List<Mono<Void>> answered = new ArrayList<>();
        return Flux.fromIterable(found)
                .concatMap(
                        question -> {
                            CrossingCommand command = Sightings.command(question.reading());
                            if (command == null
                                    || !(book.find(question.reading(), gate::state)
                                            instanceof PlateBook.Found one)) {
                                return Mono.empty();
                            }
                            answered.add(
                                    questions.answer(
                                            question.id(),
                                            Status.APPLIED,
                                            one.id(),
                                            PLATES.id(),
                                            now));
                            return gate.decide(
                                    one.id(), command, Sightings.device(question.reading()));
                        })
                .then(Mono.defer(() -> work.put(gate)))
                .then(Mono.defer(() -> Flux.concat(answered).then()));
    }
}
