package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Entries about a row are sent in the order in which the row was changed. */
class OrderTrial {

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<Void> goOn = new CompletableFuture<>();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void aBatchThatBeganBeforeAnOfficersDecisionIsSentBehindIt() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            twoRows(gate);
            gate.forwarder(Moment.Watch.NONE);
            gate.consumer(
                    batch ->
                            isAboutHeldRows(batch)
                                    ? Mono.empty()
                                    : heldOnce().then(Mono.defer(() -> change(gate, first))),
                    Moment.Watch.NONE);
            gate.append(1);
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            decide(gate, first);
            assertThat(goOn.complete(null)).isTrue();
            TrialGate.await(() -> version(gate, first) == 2);
            changesAreJournaledInTheirOrder(gate, first);
            assertThat(tries.get()).as("the batch was begun anew").isGreaterThan(1);
        }
    }

    @Test
    void aDecisionOnTwoRowsIsSentBehindALaterOneThatWasFaster() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            twoRows(gate);
            var slow =
                    gate.database
                            .journaled()
                            .run(
                                    change(gate, first)
                                            .then(Mono.defer(this::heldOnce))
                                            .then(Mono.defer(() -> change(gate, second))))
                            .toFuture();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            decide(gate, second);
            assertThat(goOn.complete(null)).isTrue();
            assertThat(slow.get(30, TimeUnit.SECONDS)).isNull();
            changesAreJournaledInTheirOrder(gate, second);
            assertThat(version(gate, first)).isEqualTo(1);
            assertThat(tries.get()).isEqualTo(2);
        }
    }

    private boolean isAboutHeldRows(Batch batch) {
        return batch.records().getFirst().key().equals(first.toString());
    }

    private Mono<Void> heldOnce() {
        if (tries.incrementAndGet() > 1) {
            return Mono.empty();
        }
        begun.countDown();
        return Mono.fromFuture(goOn);
    }

    private void twoRows(TrialGate gate) {
        gate.database.run("create table held (k text primary key, version int not null)");
        gate.database.run("insert into held values ('%s', 0), ('%s', 0)".formatted(first, second));
    }

    private static void decide(TrialGate gate, UUID key) {
        gate.database.journaled().run(change(gate, key)).block(TrialGate.PATIENCE);
    }

    /** As a desk or an intake does it: lock, decide on what is there, write, append. */
    private static Mono<Void> change(TrialGate gate, UUID key) {
        return gate.database
                .client()
                .sql("select version from held where k = $1 for update")
                .bind(0, key.toString())
                .map(row -> Objects.requireNonNull(row.get(0, Integer.class)))
                .one()
                .flatMap(
                        before ->
                                gate.database
                                        .client()
                                        .sql("update held set version = $2 where k = $1")
                                        .bind(0, key.toString())
                                        .bind(1, before + 1)
                                        .fetch()
                                        .rowsUpdated()
                                        .then(
                                                gate.journal()
                                                        .append(
                                                                List.of(
                                                                        gate.entry(
                                                                                key,
                                                                                before + 1)))));
    }

    private static long version(TrialGate gate, UUID key) {
        return gate.database.number(
                "select version::bigint from held where k = '%s'".formatted(key));
    }

    private static void changesAreJournaledInTheirOrder(TrialGate gate, UUID key) {
        assertThat(
                        gate.database.texts(
                                """
                                select value::json ->> 'generation' from journal where key = '%s'
                                order by txid, position
                                """
                                        .formatted(key)))
                .containsExactly("1", "2");
    }
}
