package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bordergate.trials.running.GateProcess;

/** The demo holds its own account, twice over the same data. */
class DemoTrial {

    @Test
    void theReconciliationHoldsAlsoWhenTheSameRowsComeAgain(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        for (int time = 0; time < 2; time++) {
            try (GateProcess gate =
                    GateProcess.start(
                            data, FreePorts.three(), "demo", "--once", "--rows", "1500")) {
                int exit = gate.awaitExit(Duration.ofMinutes(4));
                assertThat(exit).as(gate.console()).isZero();
            }
        }
    }
}
