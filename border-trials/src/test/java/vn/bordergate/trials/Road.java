package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Lorries on their way through Kim Thành, as the devices of the gate see them. */
final class Road {

    private static final int EMPTY_KG = 14_000;

    private final Door door;
    private final GateDevices devices;

    Road(Door door, GateDevices devices) {
        this.door = door;
        this.devices = devices;
    }

    /**
     * An empty lorry is announced and comes into the yard, where nothing keeps it; its crossing.
     */
    String comes(String plate) throws Exception {
        String crossing = announced(plate, "");
        entersTheYard(plate, EMPTY_KG);
        awaited(crossing, "READY", "CALLED");
        return crossing;
    }

    /**
     * Announces a lorry.
     *
     * @param declaration what it carries; empty for an empty one
     */
    String announced(String plate, String declaration) throws Exception {
        String vehicle =
                """
                {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Vận tải"},
                 "reference":"ROAD-%s","gate":"KIM-THANH","direction":"EXPORT","laden":%s,
                 "plate":"%s","driver":{"name":"Vàng A Páo","document":"010203004567"},
                 "containers":[],"declarations":[%s],"capacityKg":28000,"plannedArrival":"%s"}"""
                        .formatted(
                                plate.replaceAll("[^0-9A-Z]", "-"),
                                !declaration.isEmpty(),
                                plate,
                                declaration.isEmpty() ? "" : '"' + declaration + '"',
                                Instant.now().plusSeconds(7200));
        Door.Answer answer =
                door.send("POST", 0, "/api/crossings", "trader", "application/json", vehicle);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return answer.json().path("crossingId").asString();
    }

    void entersTheYard(String plate, int massKg) throws Exception {
        devices.comesIntoTheYard(plate, massKg);
    }

    void reachesTheBarrier(String lane, String plate) throws Exception {
        devices.reachesTheBarrier(lane, plate);
    }

    void passesTheBarrier(String lane, String plate) throws Exception {
        devices.passesTheBarrier(lane, plate);
    }

    /** Each goes as it is called. */
    void pass(List<String> crossings) throws Exception {
        for (String crossing : crossings) {
            JsonNode called = awaited(crossing, "CALLED");
            String lane = called.path("lane").asString();
            String plate = called.path("plate").asString();
            reachesTheBarrier(lane, plate);
            passesTheBarrier(lane, plate);
            awaited(crossing, "CROSSED");
        }
    }

    JsonNode awaited(String crossing, String... statuses) throws Exception {
        JsonNode[] found = new JsonNode[1];
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> {
                    found[0] = door.get(0, "/api/crossings/" + crossing, "trader").json();
                    assertThat(found[0].path("status").asString()).isIn((Object[]) statuses);
                });
        return found[0];
    }
}
