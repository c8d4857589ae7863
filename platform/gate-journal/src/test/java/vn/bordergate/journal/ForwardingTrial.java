package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** What is in the journal is in the log: all of it, in order, whatever dies on the way. */
class ForwardingTrial {

    @Test
    void transactionsThatCommitOutOfOrderLoseNothing() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            AtomicInteger polls = new AtomicInteger();
            gate.forwarder(
                    moment -> {
                        if (moment == Moment.READ) {
                            polls.incrementAndGet();
                        }
                    });
            gate.consumer(gate::apply, Moment.Watch.NONE);
            CountDownLatch earlyAppended = new CountDownLatch(1);
            AtomicReference<reactor.core.publisher.MonoSink<Void>> commit = new AtomicReference<>();
            List<JournalEntry> early = gate.next(20);
            gate.database
                    .transactions()
                    .transactional(
                            gate.journal()
                                    .append(early)
                                    .doOnSuccess(done -> earlyAppended.countDown())
                                    .then(Mono.<Void>create(commit::set)))
                    .subscribe();
            assertThat(earlyAppended.await(30, TimeUnit.SECONDS)).isTrue();

            JournalEntry overtaking = gate.entry(java.util.UUID.randomUUID(), 1);
            gate.journal().append(List.of(overtaking)).block(TrialGate.PATIENCE);
            TrialGate.await(() -> gate.database.number("select count(*) from journal") == 1);
            int pollsBefore = polls.get();
            TrialGate.await(() -> polls.get() > pollsBefore + 2);
            assertThat(gate.database.number("select count(*) from forwarded where txid > '0'"))
                    .as("the forwarder looked while the early transaction was open")
                    .isZero();
            assertThat(gate.database.number("select count(*) from applied"))
                    .as("nothing is sent past a transaction that still runs")
                    .isZero();
            TrialGate.await(() -> commit.get() != null);
            commit.get().success();

            TrialGate.await(() -> gate.database.number("select count(*) from applied") >= 21);
            assertThat(gate.database.texts("select k from applied"))
                    .doesNotHaveDuplicates()
                    .hasSize(21)
                    .contains(overtaking.key());
        }
    }

    @Test
    void transactionsWhoseNumbersGainADigitKeepTheirOrder() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.database.run(
                    """
                    do $$
                    declare
                      a_digit_more bigint := 10 ^ length(pg_current_xact_id()::text);
                    begin
                      set local synchronous_commit = off;
                      while pg_current_xact_id()::text::bigint < a_digit_more - 5 loop
                        commit;
                        set local synchronous_commit = off;
                      end loop;
                    end $$
                    """);
            for (int i = 0; i < 10; i++) {
                gate.append(7);
            }
            assertThat(
                            gate.database.number(
                                    "select count(distinct length(txid::text)) from journal"))
                    .isEqualTo(2);
            gate.forwarder(Moment.Watch.NONE);
            gate.consumer(gate::apply, Moment.Watch.NONE);
            gate.everythingIsAppliedOnceAndInOrder();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"READ", "HALF_SENT", "SENT", "ACKNOWLEDGED", "NOTED"})
    void aForwarderThatDiesAtAnyMomentLeavesNoGap(Moment deadly) throws Exception {
        try (TrialGate gate = new TrialGate()) {
            AtomicInteger lives = new AtomicInteger(3);
            AtomicInteger steps = new AtomicInteger();
            Moment.Watch killer =
                    moment -> {
                        if (moment == deadly
                                && steps.incrementAndGet() % 3 == 0
                                && lives.getAndDecrement() > 0) {
                            throw new IllegalStateException("killed at " + moment);
                        }
                    };
            gate.consumer(gate::apply, Moment.Watch.NONE);
            gate.append(1_000);
            gate.forwarder(killer, "chunk-rows-max", "100", "note-every", "1ms");
            gate.append(1_000);
            gate.everythingIsAppliedOnceAndInOrder();
            assertThat(lives.get()).as("it was killed").isLessThan(3);
        }
    }

    @Test
    void twoForwardersAtOnceOnlyRepeatEachOther() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.consumer(gate::apply, Moment.Watch.NONE);
            gate.append(1_000);
            gate.forwarder(Moment.Watch.NONE, "chunk-rows-max", "70");
            gate.forwarder(Moment.Watch.NONE, "chunk-rows-max", "110");
            for (int i = 0; i < 20; i++) {
                gate.append(200);
            }
            gate.everythingIsAppliedOnceAndInOrder();
            assertThat(gate.meters.counter("gate.journal.forwarded").count())
                    .as("both forwarded")
                    .isGreaterThan(5_000);
        }
    }

    @Test
    void aBrokerThatLostTheEndOfItsLogIsFilledAgain() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            Forwarder forwarder = gate.forwarder(Moment.Watch.NONE, "chunk-rows-max", "50");
            SubscriptionThreads consumer = gate.consumer(gate::apply, Moment.Watch.NONE);
            gate.append(1_000);
            gate.everythingIsAppliedOnceAndInOrder();
            consumer.stop();
            gate.append(500);
            gate.everythingIsForwarded();

            gate.broker.stop();
            gate.broker.cutLog(gate.partition(0), 0.3);
            gate.broker.cutLog(gate.partition(1), 0.95);
            gate.append(300);
            gate.broker.start();

            gate.consumer(gate::apply, Moment.Watch.NONE);
            gate.everythingIsAppliedOnceAndInOrder();
            gate.append(100);
            gate.everythingIsAppliedOnceAndInOrder();
            assertThat(forwarder.trouble()).isNull();
        }
    }

    @Test
    void aConsumerThatRunsOnWhileTheLogLosesItsEndMissesNothing() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.forwarder(Moment.Watch.NONE, "chunk-rows-max", "50");
            gate.consumer(gate::apply, Moment.Watch.NONE);
            gate.append(1_000);
            gate.everythingIsAppliedOnceAndInOrder();

            gate.broker.stop();
            gate.broker.cutLog(gate.partition(2), 0.5);
            gate.append(700);
            gate.broker.start();

            gate.append(100);
            gate.everythingIsAppliedOnceAndInOrder();
        }
    }

    @Test
    void aDatabaseThatWasSetBackLosesNothingNewAndRepeatsNothing() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.consumer(gate::apply, Moment.Watch.NONE);
            Forwarder first = gate.forwarder(Moment.Watch.NONE);
            gate.append(200);
            gate.everythingIsAppliedOnceAndInOrder();
            gate.everythingIsForwarded();
            first.stop();
            for (String table : List.of("forwarded", "forwarded_partition")) {
                gate.database.run("create table %1$s_backup as table %1$s".formatted(table));
            }
            gate.append(40);
            Forwarder second = gate.forwarder(Moment.Watch.NONE);
            gate.append(60);
            gate.everythingIsAppliedOnceAndInOrder();
            second.stop();

            gate.database.run(
                    """
                    create table lost_place as select txid, position from journal
                    where txid = (select max(txid) from journal)
                    """);
            gate.database.run("delete from journal where txid = (select max(txid) from journal)");
            for (String table : List.of("forwarded", "forwarded_partition")) {
                gate.database.run("truncate " + table);
                gate.database.run("insert into %1$s table %1$s_backup".formatted(table));
            }
            String id = gate.database.texts("select id::text from journal_identity").getFirst();
            gate.append(30);
            gate.database.run(
                    """
                    with renamed as (delete from journal where txid =
                      (select max(txid) from journal) returning *)
                    insert into journal (txid, position, topic, key, type, at, value)
                    overriding system value
                    select place.txid, place.position, topic, key, type, at, value
                    from (select *, row_number() over (order by position) as n from renamed) as r
                    join (select *, row_number() over (order by position) as n from lost_place)
                      as place using (n)
                    """);
            gate.forwarder(Moment.Watch.NONE);
            gate.everythingIsAppliedOnceAndInOrder();
            gate.append(50);
            gate.everythingIsAppliedOnceAndInOrder();
            assertThat(gate.database.texts("select id::text from journal_identity"))
                    .doesNotContain(id);
        }
    }

    @Test
    void anEntryThatTheBrokerRefusesIsOvertakenByNoneOfItsPartition() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.append(20);
            String[] large = {"value-bytes-max", "1300KB"};
            Forwarder forwarder = gate.forwarder(Moment.Watch.NONE, large);
            gate.everythingIsForwarded();
            byte[] noise = new byte[930_000];
            new java.util.Random(1).nextBytes(noise);
            JournalEntry small = gate.next(1).getFirst();
            JournalEntry tooLarge =
                    new JournalEntry(
                            small.topic(),
                            small.key(),
                            small.type(),
                            small.at(),
                            java.util.Base64.getEncoder().encodeToString(noise));
            new JournalWriter(gate.database.client(), () -> {}, TrialGate.properties(large))
                    .append(List.of(tooLarge, small, small, small))
                    .block(TrialGate.PATIENCE);
            TrialGate.await(() -> forwarder.failingSince().isBefore(java.time.Instant.MAX));
            java.time.Instant since = forwarder.failingSince();
            TrialGate.await(() -> String.valueOf(forwarder.trouble()).contains("closed"));
            try (LogPeek peek =
                    new LogPeek(gate.broker.connection(), java.time.Duration.ofSeconds(10))) {
                assertThat(
                                peek.bounds(peek.partitions(gate.topic)).values().stream()
                                        .mapToLong(LogPeek.Bounds::end)
                                        .sum())
                        .isEqualTo(20);
            }
            java.time.Clock later =
                    java.time.Clock.fixed(since.plusSeconds(301), java.time.ZoneOffset.UTC);
            assertThat(new JournalHealth(gate.stopped, forwarder, later).health().getStatus())
                    .isEqualTo(org.springframework.boot.health.contributor.Status.DOWN);
        }
    }

    @Test
    void entriesAreKeptForATimeAfterTheyWereForwardedAndNeverBefore() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            Forwarder forwarder = gate.forwarder(Moment.Watch.NONE);
            gate.append(100);
            gate.everythingIsForwarded();
            forwarder.stop();
            gate.append(50);
            java.time.Instant now = java.time.Instant.parse("2026-11-22T10:00:00Z");
            java.time.Instant later = now.plusSeconds(8 * 86_400);
            try (ForwarderStore store =
                    ForwarderStore.open(
                            gate.database.connections(), java.time.Duration.ofSeconds(5))) {
                gate.database.run("delete from forwarded_hour");
                assertThat(store.sweep(now, now.minusSeconds(7 * 86_400), 30)).isZero();
                assertThat(store.sweep(later, later.minusSeconds(7 * 86_400), 30)).isEqualTo(30);
                assertThat(store.sweep(later, later.minusSeconds(7 * 86_400), 500)).isEqualTo(70);
                assertThat(store.sweep(later, later.minusSeconds(7 * 86_400), 500)).isZero();
            }
            assertThat(gate.database.number("select count(*) from journal")).isEqualTo(50);
            assertThat(gate.database.number("select count(*) from forwarded_hour")).isEqualTo(2);
        }
    }
}
