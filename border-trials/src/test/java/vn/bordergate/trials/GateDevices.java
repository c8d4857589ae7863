package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.reference.Device;
import vn.bordergate.trials.bench.DeviceTokens;
import vn.bordergate.trials.running.GateProcess;

/** What cameras, weighbridges and barriers of a gate see. Each counts its own readings. */
final class GateDevices {

    private final GateProcess gate;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private GateDevices(GateProcess gate) {
        this.gate = gate;
    }

    static GateDevices of(GateProcess gate) throws Exception {
        GateDevices devices = new GateDevices(gate);
        for (Map.Entry<Device, String> one : DeviceTokens.of(gate).entrySet()) {
            devices.tokens.put(one.getKey().code(), one.getValue());
        }
        return devices;
    }

    /** A lorry comes into the yard for exports, over the weighbridge. */
    void comesIntoTheYard(String plate, int massKg) throws Exception {
        seen("KT-KB2-IN", ReadingKind.YARD_ENTRY, plate, null);
        seen("KT-KB2-WB", ReadingKind.WEIGHED, plate, massKg);
    }

    /** It is at the barrier of its lane. */
    void reachesTheBarrier(String lane, String plate) throws Exception {
        seen("KT-B1-" + lane + "-CAM", ReadingKind.BARRIER_REACHED, plate, null);
    }

    void passesTheBarrier(String lane, String plate) throws Exception {
        seen("KT-B1-" + lane, ReadingKind.BARRIER_PASSED, plate, null);
    }

    private void seen(String device, ReadingKind kind, String plate, @Nullable Integer massKg)
            throws IOException, InterruptedException {
        String reading =
                """
                {"device":"%s","number":%d,"kind":"%s","plate":"%s","confidence":960,%s\
                "takenAt":"%s","sentAt":"%s"}
                """
                        .formatted(
                                device,
                                numbers.merge(device, 1, Integer::sum),
                                kind,
                                plate,
                                massKg == null ? "" : "\"massKg\":" + massKg + ",",
                                Instant.now(),
                                Instant.now());
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(gate.at(0, "/api/readings"))
                                    .header("Authorization", "Bearer " + tokens.get(device))
                                    .header("Content-Type", "application/x-ndjson")
                                    .POST(HttpRequest.BodyPublishers.ofString(reading))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"status\":\"accepted\"");
        }
    }
}
