package vn.bordergate.clearance.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;

/** Prints how many declarations a second the intake decides on and writes. */
final class IntakeSpeed {

    private static final int BATCH = 2_000;
    private static final List<String> CODES =
            List.of(
                    "84713000",
                    "85171300",
                    "39269099",
                    "61091000",
                    "22042100",
                    "08045020",
                    "93020000");

    private IntakeSpeed() {}

    /** Arguments: batches, and how many are taken in at once. */
    public static void main(String[] args) throws Exception {
        int batches = args.length == 0 ? 40 : Integer.parseInt(args[0]);
        int threads = args.length < 2 ? 1 : Integer.parseInt(args[1]);
        var random = new Random(7);
        try (var gate = new ClearanceAtWork();
                var pool = Executors.newFixedThreadPool(threads)) {
            var free = new Semaphore(threads);
            long start = System.nanoTime();
            long from = start;
            long cpuFrom = 0;
            for (int i = 1; i <= batches; i++) {
                List<DeclarationLodged> batch = new ArrayList<>();
                for (int n = 0; n < BATCH; n++) {
                    batch.add(lodging(random));
                }
                free.acquire();
                var unused =
                        pool.submit(
                                () -> {
                                    try {
                                        return gate.takeIn(batch);
                                    } finally {
                                        free.release();
                                    }
                                });
                if (i == batches / 2) {
                    cpuFrom = cpuNanos();
                }
                if (i % 5 == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "batch %d: %.0f declarations/s%n",
                            i,
                            5 * BATCH * 1e9 / (System.nanoTime() - from));
                    from = System.nanoTime();
                }
            }
            free.acquire(threads);
            System.out.printf(
                    Locale.ROOT,
                    "all: %.0f declarations/s, with warm-up and the making of the input%n",
                    (double) batches * BATCH * 1e9 / (System.nanoTime() - start));
            // On a machine that others use, the time on the processor says more than the clock.
            System.out.printf(
                    Locale.ROOT,
                    "cpu of this process in the second half: %.1f us a declaration%n",
                    (cpuNanos() - cpuFrom) / 1e3 / ((batches - batches / 2) * BATCH));
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static DeclarationLodged lodging(Random random) {
        var id = new DeclarationId(new UUID(random.nextLong() >>> 20, random.nextLong()));
        String code = CODES.get(random.nextInt(CODES.size()));
        String amount = (10 + random.nextInt(900_000)) + ".5";
        return new DeclarationLodged(
                id,
                1,
                Consignments.imported(code, amount, "KRW")
                        .at("KCS-0" + (10 + random.nextInt(30)))
                        .registeredOn("2020-%02d-14".formatted(1 + random.nextInt(12)))
                        .content(),
                List.of(),
                Consignments.MORNING);
    }
}
