package vn.bordergate.trials.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.trials.bench.AloneProcess.Cpu;
import vn.bordergate.trials.bench.DecidedLog.Told;
import vn.bordergate.trials.bench.WrittenRows.Written;

/**
 * How fast clearance-service decides what was lodged, from Kafka to Kafka, by itself in one JVM
 * with the broker: green files, files of five checks, and the page of what waits.
 */
final class ClearanceBench {

    private static final String CLEARED = "vn.bordergate.declaration.cleared.v1";
    private static final String ASSIGNED = "vn.bordergate.declaration.channel-assigned.v1";
    private static final String REQUIRED = "vn.bordergate.declaration.checks-required.v1";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Of one lodging: its channel, and that it is cleared or what is to be checked. */
    private static final int TOLD_OF_A_LODGING = 2;

    /** Of five passed checks: each, those of Customs as the first version knew them, clearance. */
    private static final int TOLD_OF_FIVE_CHECKS = 8;

    private final Figures figures = new Figures("clearance");
    private final ClearanceScale scale;
    private final @Nullable Path recording;
    private final Set<ClearancePart> parts;
    private final LodgedLoad load = new LodgedLoad();

    /**
     * @param recording where a recording of the processors' work is kept; null for none
     */
    ClearanceBench(ClearanceScale scale, @Nullable Path recording, Set<ClearancePart> parts) {
        this.scale = scale;
        this.recording = recording;
        this.parts = Set.copyOf(parts);
    }

    /** What a stretch of work took. */
    private record Stretch(double seconds, Cpu cpu, Told told) {
        double perSecond(int count) {
            return count / seconds;
        }
    }

    void run(Path target) throws Exception {
        Path data = Files.createTempDirectory("clearance-bench");
        say("starting Kafka, PostgreSQL and clearance-service");
        try (AloneProcess service = AloneProcess.start(data, freePort(), recording)) {
            LocalAddresses addresses = LocalAddresses.of(data);
            try (var lodged = new LodgedLog(addresses.kafka());
                    var decided = new DecidedLog(addresses.kafka())) {
                if (parts.contains(ClearancePart.GREEN)) {
                    green(service, lodged, decided, addresses);
                }
                if (parts.contains(ClearancePart.FIVE_CHECKS)) {
                    fiveChecks(service, lodged, decided, addresses);
                }
                if (parts.contains(ClearancePart.WORK_LIST)) {
                    workList(service, lodged, decided, addresses);
                }
            }
        } finally {
            figures.publish(target);
            IntakeBench.delete(data);
        }
    }

    private void green(
            AloneProcess service, LodgedLog lodged, DecidedLog decided, LocalAddresses addresses)
            throws Exception {
        say("green: warming up with " + scale.greenWarmUp());
        var unused = lodge(service, lodged, decided, scale.greenWarmUp(), load::green);
        Written before = WrittenRows.read(addresses.jdbcUrl());
        say("green: measuring " + scale.green());
        Stretch took = lodge(service, lodged, decided, scale.green(), load::green);
        int cleared = took.told().declarations(CLEARED);
        int drawn = took.told().declarations(REQUIRED);
        require(cleared + drawn == scale.green(), cleared + " cleared, " + drawn + " drawn");
        figures.atLeast(
                "green-lodged-to-decided", took.perSecond(scale.green()), "declarations/s", 10_000);
        figures.limit("green-drawn-for-a-check", 100.0 * drawn / scale.green(), "%");
        cpu("green", took.cpu(), scale.green());
        rawAppend("green", addresses, before, scale.green(), took.perSecond(scale.green()));
        int bytes = (int) (took.told().bytes() / took.told().all());
        figures.limit(
                "raw-kafka-produce-%d-byte-records".formatted(bytes),
                RawLimits.kafkaProducePerSecond(addresses.kafka(), bytes),
                "records/s");
    }

    /** What the same database takes of rows of the size that this part has written. */
    private void rawAppend(
            String part, LocalAddresses addresses, Written before, int count, double perSecond)
            throws Exception {
        say(part + ": raw limits with rows and records of the same size");
        Written rows = WrittenRows.read(addresses.jdbcUrl()).since(before);
        double each = (double) rows.rows() / count;
        figures.limit(part + "-rows-of-a-declaration", each, "rows");
        double raw = RawLimits.postgresInsertPerSecond(addresses.jdbcUrl(), rows.rowBytes(), 2_000);
        figures.limit(
                "%s-raw-postgres-unnest-rows-of-%d-bytes".formatted(part, rows.rowBytes()),
                raw,
                "rows/s");
        figures.limit(part + "-share-of-raw-append", perSecond * each / raw, "ratio");
    }

    private void fiveChecks(
            AloneProcess service, LodgedLog lodged, DecidedLog decided, LocalAddresses addresses)
            throws Exception {
        say("five checks: warming up with " + scale.fiveWarmUp());
        List<String> ids = new ArrayList<>();
        var warmUp = lodge(service, lodged, decided, scale.fiveWarmUp(), fiveChecks(ids));
        require(warmUp.told().declarations(REQUIRED) == ids.size(), "not all need checks");
        var unused = decide(service, decided, ids);
        ids.clear();
        WrittenRows.awaitRest(addresses.jdbcUrl(), PATIENCE);
        Written before = WrittenRows.read(addresses.jdbcUrl());
        say("five checks: lodging " + scale.five());
        Stretch lodging = lodge(service, lodged, decided, scale.five(), fiveChecks(ids));
        figures.limit(
                "five-checks-lodged-to-checks-required",
                lodging.perSecond(scale.five()),
                "declarations/s");
        cpu("five-checks-lodging", lodging.cpu(), scale.five());
        say("five checks: deciding them");
        Stretch deciding = decide(service, decided, ids);
        figures.limit(
                "five-checks-first-decision-to-last-cleared",
                deciding.perSecond(scale.five()),
                "declarations/s");
        figures.limit(
                "five-checks-decided",
                deciding.perSecond(scale.five() * DecisionDesk.CHECKS),
                "decisions/s");
        cpu("five-checks-deciding", deciding.cpu(), scale.five());
        // From lodged to decided: what is lodged is waited for before any of it is decided, so the
        // two follow each other, and the goal is for both together.
        double both = scale.five() / (lodging.seconds() + deciding.seconds());
        figures.atLeast("five-checks-lodged-to-decided", both, "declarations/s", 3_000);
        rawAppend("five-checks", addresses, before, scale.five(), both);
    }

    private Supplier<DeclarationLodged> fiveChecks(List<String> ids) {
        return () -> {
            DeclarationLodged one = load.fiveChecks();
            ids.add(one.key());
            return one;
        };
    }

    private void workList(
            AloneProcess service, LodgedLog lodged, DecidedLog decided, LocalAddresses addresses)
            throws Exception {
        say("work list: lodging " + scale.openFiles() + " files that wait");
        var open = lodge(service, lodged, decided, scale.openFiles(), load::fiveChecks);
        require(open.told().declarations(REQUIRED) == scale.openFiles(), "not all wait");
        WrittenRows.awaitRest(addresses.jdbcUrl(), PATIENCE);
        var probe = new WorkListProbe(service);
        say("work list: warming up");
        var unused = probe.measure(scale.pages() / 2);
        say("work list: measuring " + scale.pages() + " pages");
        Latencies seen = probe.measure(scale.pages());
        figures.limit("work-list-open-files", scale.openFiles(), "files");
        figures.limit("work-list-page-p50", seen.percentile(50), "ms");
        figures.atMost("work-list-page-p99", seen.percentile(99), "ms", 100);
    }

    /** Puts them into Kafka, lets the service read, and waits until all is told. */
    private static Stretch lodge(
            AloneProcess service,
            LodgedLog lodged,
            DecidedLog decided,
            int count,
            Supplier<DeclarationLodged> declarations)
            throws IOException, InterruptedException {
        lodged.write(count, declarations);
        Map<TopicPartition, Long> from = decided.ends();
        long before = decided.records();
        Cpu cpu = service.cpu();
        service.consume();
        long start = decided.awaitReaders();
        long end = decided.await(before + (long) TOLD_OF_A_LODGING * count, PATIENCE);
        Cpu spent = service.cpu().since(cpu);
        service.rest();
        Told told = decided.readAfter(from);
        require(told.records(ASSIGNED) == count, told.records(ASSIGNED) + " channels assigned");
        require(told.declarations(ASSIGNED) == count, "a channel was assigned twice");
        return new Stretch((end - start) / 1e9, spent, told);
    }

    private static Stretch decide(AloneProcess service, DecidedLog decided, List<String> ids)
            throws IOException, InterruptedException {
        Map<TopicPartition, Long> from = decided.ends();
        long before = decided.records();
        Cpu cpu = service.cpu();
        long start = System.nanoTime();
        new DecisionDesk(service).passAll(ids);
        long end = decided.await(before + (long) TOLD_OF_FIVE_CHECKS * ids.size(), PATIENCE);
        Cpu spent = service.cpu().since(cpu);
        Told told = decided.readAfter(from);
        require(told.declarations(CLEARED) == ids.size(), "not all are cleared");
        require(told.records(CLEARED) == ids.size(), "one was cleared twice");
        return new Stretch((end - start) / 1e9, spent, told);
    }

    private void cpu(String what, Cpu spent, int count) {
        double thousands = count / 1000.0;
        figures.limit(what + "-cpu-of-jvm", spent.jvm().toMillis() / 1e3 / thousands, "s/1000");
        figures.limit(
                what + "-cpu-of-postgres", spent.postgres().toMillis() / 1e3 / thousands, "s/1000");
    }

    private static void require(boolean holds, String what) throws IOException {
        if (!holds) {
            throw new IOException("not what was promised: " + what);
        }
    }

    private static void say(String what) {
        System.out.println("bench clearance: " + what);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
