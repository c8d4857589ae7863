package vn.bordergate.clearance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decisions are sealed once each, in the order of commits, whatever happens to the sealers. */
class SealingTrial {

    private final TrialTrail trail = new TrialTrail();

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void eachDecisionIsSealedOnceAndTheChainHolds() {
        trail.decide(7);
        trail.decide(5);
        trail.sealAll();

        assertThat(trail.count("audit_chain")).isEqualTo(12);
        var verdict = trail.verify();
        assertThat(verdict.holds()).as(verdict.toString()).isTrue();
        assertThat(verdict.seals()).isEqualTo(12);
        assertThat(trail.sealing(10).sealNext()).isZero();
    }

    @Test
    void transactionsThatCommitOutOfOrderAreSealedOnceEachInTheOrderOfTheirBeginning()
            throws Exception {
        Sealing sealing = trail.sealing(100);
        try (Connection first = trail.owner();
                Statement early = first.createStatement()) {
            first.setAutoCommit(false);
            early.execute(TrialTrail.decisions(2).replace("'lan'", "'early'"));
            trail.decide(3);

            assertThat(sealing.sealNext()).as("the first has not ended").isZero();
            first.commit();
        }
        trail.sealAll();
        assertThat(
                        trail.text(
                                """
                                select string_agg(actor, ' ' order by number) from audit_chain
                                join decision using (declaration_id, version)
                                """))
                .isEqualTo("early early lan lan lan");
        assertThat(trail.verify().holds()).isTrue();
    }

    @Test
    void aSealerThatDiesBetweenBatchesIsFollowedByOneThatGoesOn() {
        trail.decide(10);
        SealStore dying = trail.store();
        assertThat(dying.isAlone()).isTrue();
        Sealing first = new Sealing(dying, trail.clock(), 4);
        sealOne(first);
        trail.run(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid in"
                        + " (select pid from pg_stat_activity where usename = (select nspname from"
                        + " pg_namespace where oid = current_schema()::regnamespace))");
        assertThatThrownBy(first::sealNext).isInstanceOf(RuntimeException.class);

        trail.sealAll();
        assertThat(trail.count("audit_chain")).isEqualTo(10);
        assertThat(trail.verify().holds()).isTrue();
    }

    @Test
    void whileOneSealsTheOtherStandsBy() {
        SealStore first = trail.store();
        SealStore second = trail.store();
        assertThat(first.isAlone()).isTrue();
        assertThat(second.isAlone()).isFalse();
        first.close();
        // The server ends a session, and with it its lock, a moment after it was left.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!second.isAlone()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
        }
    }

    @Test
    void twoThatSealAtOnceDoNotForkTheChain() throws Exception {
        int transactions = 60;
        List<Callable<Integer>> work = new ArrayList<>();
        for (int sealer = 0; sealer < 2; sealer++) {
            work.add(() -> sealWithoutLock(transactions * 5));
        }
        work.add(
                () -> {
                    for (int i = 0; i < transactions; i++) {
                        trail.decide(5);
                    }
                    return 0;
                });
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<Integer> one : threads.invokeAll(work)) {
                assertThat(one.get()).isNotNull();
            }
        }
        assertThat(trail.count("audit_chain")).isEqualTo(transactions * 5);
        assertThat(trail.verify().holds()).isTrue();
    }

    @Test
    void aClockThatIsSetBackDoesNotShowInTheOrderOfTimes() {
        Instant late = Instant.parse("2026-11-22T10:00:00Z");
        trail.decide(1);
        SealStore store = trail.store();
        sealOne(new Sealing(store, () -> late, 10));
        trail.decide(1);
        sealOne(new Sealing(store, () -> late.minusSeconds(3600), 10));

        assertThat(trail.text("select count(distinct sealed_at) from audit_chain")).isEqualTo("1");
        assertThat(trail.verify().holds()).isTrue();
    }

    @Test
    void aDatabaseThatWasFilledFromADumpIsToldFromOneThatGoesOn() {
        trail.decide(1);
        trail.sealAll();
        trail.tamper("update audit_chain set txid = '99999999999'");
        assertThatThrownBy(() -> trail.sealing(10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not reached");
    }

    @Test
    void entriesFromBeforeTheChainAreSealedFromTheFirstWithoutWritingTheTableAnew() {
        try (var old = new TrialTrail("29?")) {
            old.run(TrialTrail.decisions(25));
            String file = old.text("select pg_relation_filenode('decision')");
            old.migrate("latest");
            assertThat(old.text("select pg_relation_filenode('decision')")).isEqualTo(file);
            old.decide(5);
            old.sealAll();

            var verdict = old.verify();
            assertThat(verdict.holds()).as(verdict.toString()).isTrue();
            assertThat(verdict.seals()).isEqualTo(30);
        }
    }

    @Test
    void theSealerSealsByItselfAndStopsWhenItIsTold() throws Exception {
        Counter sealed = new SimpleMeterRegistry().counter("sealed");
        var properties =
                new AuditProperties(
                        true,
                        Duration.ofMillis(10),
                        3,
                        Duration.ofSeconds(10),
                        Duration.ofHours(1),
                        Duration.ofSeconds(10));
        var sealer = new Sealer(trail.connections(), properties, trail.clock(), sealed);
        sealer.start();
        trail.decide(10);
        long deadline = System.nanoTime() + TrialTrail.PATIENCE.toNanos();
        while (sealed.count() < 10 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(sealer.doing()).isEqualTo("sealing");
        sealer.stop();

        assertThat(sealed.count()).isEqualTo(10);
        assertThat(sealer.doing()).isEqualTo("off");
        assertThat(trail.verify().holds()).isTrue();
        assertThat(trail.store().isAlone()).as("the lock is free").isTrue();
    }

    @Test
    void theLagIsTheAgeOfTheOldestEntryWithoutASeal() {
        assertThat(trail.queries().lagSeconds().block(TrialTrail.PATIENCE)).isZero();
        trail.decide(1);
        trail.sealAll();
        trail.run(
                """
                insert into decision (declaration_id, version, at, actor_kind, actor, events,
                  recorded_at)
                values (gen_random_uuid(), 1, now(), 'OFFICER', 'lan', '[]',
                  now() - interval '1 hour')
                """);
        assertThat(trail.queries().lagSeconds().block(TrialTrail.PATIENCE)).isBetween(3599., 3700.);
        trail.sealAll();
        assertThat(trail.queries().lagSeconds().block(TrialTrail.PATIENCE)).isZero();
    }

    /** Answers how often it lost to the other. */
    private int sealWithoutLock(int due) {
        int lost = 0;
        Sealing sealing = trail.sealing(7);
        long deadline = System.nanoTime() + TrialTrail.PATIENCE.toNanos();
        while (trail.count("audit_chain") < due && System.nanoTime() < deadline) {
            try {
                sealing.sealNext();
            } catch (RuntimeException e) {
                lost++;
                sealing = trail.sealing(7);
            }
        }
        return lost;
    }

    private static void sealOne(Sealing sealing) {
        long deadline = System.nanoTime() + TrialTrail.PATIENCE.toNanos();
        while (sealing.sealNext() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }
}
