package vn.bordergate.clearance.traffic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.clearance.register.PlateQuestions;
import vn.bordergate.clearance.register.PlateQuestions.Question;
import vn.bordergate.events.CrossingId;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;

/**
 * Takes in what is announced of vehicles and what devices see of them, in the order of the batch. A
 * reading of no vehicle that is known waits until one is announced, or a person answers.
 */
public final class CrossingIntake implements BatchHandler {

    private final CrossingWork work;
    private final VehicleFinder finder;
    private final PlateQuestions questions;

    CrossingIntake(CrossingWork work, VehicleFinder finder, PlateQuestions questions) {
        this.work = work;
        this.finder = finder;
        this.questions = questions;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        Said said = Said.of(batch);
        return Mono.zip(
                        finder.book(said.readings(), said.latest()),
                        finder.atTwoGates(said.readings()),
                        questions.waiting(said.gates(), said.plates(), said.latest()))
                .flatMap(
                        found -> {
                            PlateBook book = found.getT1();
                            Set<CrossingId> ids = new LinkedHashSet<>(said.ids());
                            book.all().forEach(one -> ids.add(one.id()));
                            List<Question> waiting = new ArrayList<>(found.getT3());
                            return work.open(ids, said.carried(), said.mayPass(waiting))
                                    .flatMap(
                                            gate ->
                                                    new TrafficBatch(
                                                                    work,
                                                                    questions,
                                                                    batch,
                                                                    gate,
                                                                    book,
                                                                    found.getT2(),
                                                                    waiting,
                                                                    said.latest())
                                                            .taken());
                        });
    }
}
