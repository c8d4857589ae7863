package vn.bordergate.trials.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.bordergate.trials.running.GateProcess;

/** How fast the traders' side is, with all three services in one JVM; each part on its own. */
final class PortalBench {

    private final Figures figures = new Figures("portal");
    private final List<PortalPart> parts;

    PortalBench(boolean quick, List<String> words) {
        parts = List.<PortalPart>of(new SheetPart(quick)).stream().filter(p -> asked(p, words)).toList();
    }

    private static boolean asked(PortalPart part, List<String> words) {
        int only = words.indexOf("--only");
        return only < 0 || (only + 1 < words.size() && words.get(only + 1).equals(part.name()));
    }

    void run(Path target) throws Exception {
        Path data = Files.createTempDirectory("gate-bench");
        int port = ReadingsBench.freePorts();
        System.out.println("bench portal: starting the gate");
        try (GateProcess gate = GateProcess.startByScript(data, port, "run")) {
            gate.awaitReady(Duration.ofMinutes(10));
            for (PortalPart part : parts) {
                part.measure(gate, port, figures);
            }
        } finally {
            figures.publish(target);
            IntakeBench.delete(data);
        }
    }
}
