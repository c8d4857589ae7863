package vn.bordergate.clearance.audit;

import java.util.Locale;
import java.util.Objects;
import vn.bordergate.clearance.audit.AuditFilter.Window;

/** Prints how fast a table of decisions is made ready, sealed and verified. */
final class SealingSpeed {

    private SealingSpeed() {}

    /** Arguments: decisions in an old database. */
    public static void main(String[] args) {
        int decisions = args.length == 0 ? 500_000 : Integer.parseInt(args[0]);
        try (var trail = new TrialTrail("29?")) {
            // As large as those of a common declaration.
            trail.run(TrialTrail.decisions(decisions).replace("']'", "repeat('x', 900) || ']'"));
            trail.run("analyze decision");
            timed("migration", decisions, () -> trail.migrate("latest"));
            timed("sealing", decisions, () -> seal(trail, decisions));
            timed(
                    "verification",
                    decisions,
                    () -> {
                        var last =
                                new Verification(trail.queries())
                                        .run(new Window(0, Long.MAX_VALUE), null)
                                        .blockLast();
                        if (last == null || last.verdict() == null || !last.verdict().holds()) {
                            throw new AssertionError("the chain does not hold: " + last);
                        }
                    });
            timed(
                    "export",
                    decisions,
                    () ->
                            Objects.requireNonNull(
                                    trail.trail()
                                            .export(new Window(0, decisions))
                                            .count()
                                            .block()));
        }
        System.exit(0);
    }

    private static void seal(TrialTrail trail, int decisions) {
        Sealing sealing = trail.sealing(5_000);
        for (int sealed = 0; sealed < decisions; ) {
            sealed += sealing.sealNext();
        }
    }

    private static void timed(String what, int decisions, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT, "%s: %.1f s, %.0f decisions/s%n", what, seconds, decisions / seconds);
    }
}
