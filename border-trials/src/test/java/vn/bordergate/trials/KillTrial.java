package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bordergate.trials.running.GateProcess;

/** Promise 1: what was acknowledged is never lost, and a repeat changes nothing. */
class KillTrial {

    private static final int KILLS = 3;
    private static final String GATE = "KIM-THANH";
    private static final Duration START_MAX = Duration.ofMinutes(3);

    private final Map<String, String> acknowledged = new LinkedHashMap<>();
    private final List<String> sent = new ArrayList<>();

    @Test
    void whatWasAcknowledgedOutlivesEveryKill(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("trial.seed", System.nanoTime());
        System.out.println("KillTrial seed " + seed + " (repeat with -Dtrial.seed=" + seed + ")");
        SplittableRandom random = new SplittableRandom(seed);
        Path data = folder.resolve("data");
        int ports = FreePorts.three();
        for (int kill = 0; kill < KILLS; kill++) {
            try (GateProcess gate = GateProcess.start(data, ports, "run")) {
                gate.awaitReady(START_MAX);
                lodgeUntilKilled(gate, 500 + random.nextInt(2_500));
            }
        }
        try (GateProcess gate = GateProcess.start(data, ports, "run")) {
            gate.awaitReady(START_MAX);
            Door door = new Door(gate);
            theReceiptsAreTheSame(door);
            theTotalsHoldEachDeclarationOnce(door);
            Recount.agrees(door);
        }
    }

    private void lodgeUntilKilled(GateProcess gate, int killAfterMillis) throws Exception {
        Door door = new Door(gate);
        try (ExecutorService background = Executors.newSingleThreadExecutor()) {
            Future<?> lodging = background.submit(() -> lodgeUntilItFails(door));
            TimeUnit.MILLISECONDS.sleep(killAfterMillis); // The trial is the moment of the kill.
            gate.kill();
            lodging.get();
        }
    }

    /** One after the other, so that at most one submission is without an answer after a kill. */
    private void lodgeUntilItFails(Door door) {
        while (true) {
            String reference = "KILL-" + sent.size();
            sent.add(reference);
            try {
                Door.Answer answer = door.lodge(Door.durian(reference, GATE));
                if (answer.status() == 201) {
                    acknowledged.put(reference, answer.json().path("declarationId").asString());
                }
            } catch (IOException killed) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void theReceiptsAreTheSame(Door door) throws Exception {
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        for (Map.Entry<String, String> receipt : acknowledged.entrySet()) {
            Door.Answer answer = door.get(0, "/api/declarations/" + receipt.getValue(), "trader");
            assertThat(answer.status()).as(receipt.getKey()).isEqualTo(200);
            assertThat(answer.json().path("reference").asString()).isEqualTo(receipt.getKey());
        }
    }

    /**
     * Those without an answer may or may not be there; the totals must say the same as the door.
     */
    private void theTotalsHoldEachDeclarationOnce(Door door) throws Exception {
        long there = 0;
        for (String reference : sent) {
            Door.Answer found = door.get(0, "/api/declarations?reference=" + reference, "trader");
            boolean lodged =
                    found.status() == 200 && found.body().contains("\"" + reference + "\"");
            assertThat(lodged || !acknowledged.containsKey(reference)).as(reference).isTrue();
            there += lodged ? 1 : 0;
        }
        long expected = there;
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> assertThat(door.declaredAt(GATE)).isEqualTo(expected));
    }
}
