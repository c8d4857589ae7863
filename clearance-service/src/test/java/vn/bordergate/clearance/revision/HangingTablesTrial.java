package vn.bordergate.clearance.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.clearance.revision.RuleUploads.Kept;
import vn.bordergate.clearance.rulebook.RuleVersions;
import vn.bordergate.clearance.rulebook.WrittenTable;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.FaultsException;

/** A table whose check never ends, and does not heed that it is interrupted either. */
class HangingTablesTrial {

    private static AtRevision at;

    private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();
    private final TableChecks checks = new TableChecks(timer);

    @BeforeAll
    static void start() throws Exception {
        at = new AtRevision();
    }

    @AfterAll
    static void stop() throws Exception {
        at.close();
    }

    @AfterEach
    void letGo() {
        end.countDown();
    }

    @Test
    void aTableThatHangsIsAnsweredInTimeAndTheNextOneIsServed() throws Exception {
        long before = at.count("rule_table");

        var hangs = upload("2026-hang");
        pass();
        assertThat(fault(hangs)).isEqualTo("422 RULES_TOO_SLOW");
        assertThat(at.count("rule_table")).isEqualTo(before);

        Kept next = upload("2026-next").get(30, TimeUnit.SECONDS);
        assertThat(Objects.requireNonNull(next).isNew()).isTrue();
        assertThat(at.count("rule_table")).isEqualTo(before + 1);
    }

    @Test
    void whenEveryPlaceHangsTheNextOneIsToldSoAtOnceAndServedLater() throws Exception {
        List<CompletableFuture<@Nullable Kept>> hang = new ArrayList<>();
        for (int i = 0; i < TableChecks.AT_ONCE_MAX; i++) {
            hang.add(upload("2026-hang"));
        }
        pass();
        for (CompletableFuture<@Nullable Kept> one : hang) {
            assertThat(fault(one)).isEqualTo("422 RULES_TOO_SLOW");
        }
        assertThat(fault(upload("2026-full"))).isEqualTo("503 RULES_BUSY");

        end.countDown();
        @Nullable Kept later = null;
        long until = System.nanoTime() + ClearanceAtWork.PATIENCE.toNanos();
        while (later == null && System.nanoTime() < until) {
            try {
                later = upload("2026-later").get(30, TimeUnit.SECONDS);
            } catch (ExecutionException busy) {
                Thread.onSpinWait();
            }
        }
        assertThat(Objects.requireNonNull(later).isNew()).isTrue();
    }

    /** Time runs only here, and only once every table that hangs is being checked. */
    private void pass() {
        while (hanging.get() == 0) {
            Thread.onSpinWait();
        }
        timer.advanceTimeBy(TableChecks.WITHIN);
    }

    private CompletableFuture<@Nullable Kept> upload(String edition) throws Exception {
        var uploads =
                new RuleUploads(
                        at.gate.bean(RuleVersions.class),
                        at.gate.bean(Acts.class),
                        at.gate.bean(JournaledTransactions.class),
                        at.gate.bean(OfficerNames.class),
                        checks,
                        this::read,
                        InstantSource.system());
        byte[] dmn = AtRevision.parcelsDecide(edition).getBytes(StandardCharsets.UTF_8);
        return uploads.upload("channel", dmn, new Reviser("lan", "lan", "Lan")).toFuture();
    }

    private WrittenTable read(String table, byte[] dmn) {
        if (new String(dmn, StandardCharsets.UTF_8).contains("2026-hang")) {
            hanging.incrementAndGet();
            boolean over = false;
            while (!over) {
                try {
                    over = end.await(1, TimeUnit.HOURS);
                } catch (InterruptedException ignored) {
                    // Like a compiler that never looks whether it is interrupted.
                }
            }
        }
        return WrittenTable.read(table, dmn);
    }

    private static String fault(CompletableFuture<@Nullable Kept> upload) {
        var thrown = new ArrayList<FaultsException>();
        assertThatThrownBy(() -> upload.get(30, TimeUnit.SECONDS))
                .satisfies(e -> thrown.add((FaultsException) e.getCause()));
        FaultsException fault = thrown.getFirst();
        return fault.status() + " " + fault.faults().getFirst().code();
    }
}
