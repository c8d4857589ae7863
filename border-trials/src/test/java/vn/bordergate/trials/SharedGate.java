package vn.bordergate.trials;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.trials.running.GateProcess;

/**
 * The whole gate that trials share, as a gate takes longer to open than most of them need it. Each
 * keeps to its own references, and who counts what stands at a whole gate, to a gate of its own:
 * {@link BrowserTrial} to Bản Vược, {@link DeskTrial} to Mường Khương, {@link TradeBoardTrial} to
 * Bản Quẩn.
 */
final class SharedGate {

    /** A folder of each run's own: what a run leaves behind must not meet the next. */
    private static final Path DATA =
            Path.of("target", "browser-gate", String.valueOf(ProcessHandle.current().pid()));

    private static @Nullable GateProcess running;

    private SharedGate() {}

    /** Opened when first asked for, and left to the end of this JVM. */
    static synchronized GateProcess open() throws Exception {
        GateProcess gate = running;
        if (gate == null) {
            gate =
                    GateProcess.start(
                            DATA,
                            FreePorts.three(),
                            Map.of("GATE_YARDS_PLANS", OpenAllDay.plans(DATA).toString()),
                            "run");
            GateProcess started = gate;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started), "gate-stop"));
            started.awaitReady(Duration.ofMinutes(3));
            running = started;
        }
        return gate;
    }

    private static void stop(GateProcess gate) {
        try {
            gate.close();
        } catch (Exception e) {
            throw new IllegalStateException("the gate that trials share did not stop", e);
        }
    }
}
