package vn.bordergate.trials.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import vn.bordergate.trials.running.GatePorts;
import vn.bordergate.trials.running.GateProcess;

/** The traders' side, each part against a whole gate in one JVM beside this one. */
final class PortalBench {

    private final Figures figures = new Figures("portal");
    private final boolean quick;
    private final Set<PortalPart> parts;

    PortalBench(boolean quick, Set<PortalPart> parts) {
        this.quick = quick;
        this.parts = parts;
    }

    void run(Path target) throws Exception {
        Path data = Files.createTempDirectory("gate-bench");
        say("starting the gate");
        try (GateProcess gate = GateProcess.startByScript(data, GatePorts.four(), "run")) {
            gate.awaitReady(Duration.ofMinutes(10));
            for (PortalPart part : parts) {
                switch (part) {
                    case SHEET -> new SheetPart(quick, figures).run(gate);
                    case RECEIVERS ->
                            new ReceiversPart(
                                            quick ? ReceiversScale.QUICK : ReceiversScale.FULL,
                                            figures)
                                    .run(LocalAddresses.of(gate));
                }
            }
        } finally {
            figures.publish(target);
            IntakeBench.delete(data);
        }
    }

    static void say(String what) {
        System.out.println("bench portal: " + what);
    }
}
