package vn.bordergate.local.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.reference.Device;
import vn.bordergate.events.reference.DeviceBook;
import vn.bordergate.events.reference.DeviceKind;

/** The devices of the gate: each counts its readings and sends them with a token of its own. */
final class DayDevices {

    /** In thousandths: a good camera on a clean plate. */
    private static final int CONFIDENCE = 960;

    private final JsonMapper json = JsonMapper.shared();
    private final URI ingest;
    private final Function<String, String> tokens;
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Api> apis = new HashMap<>();
    private long sent;

    /**
     * @param tokens gives a token for the device of a code, for a while
     */
    DayDevices(URI ingest, Function<String, String> tokens) {
        this.ingest = ingest;
        this.tokens = tokens;
    }

    /** Goes on counting where the devices were when the gate last heard of them. */
    void goOnFrom(JsonNode health) {
        for (JsonNode device : health) {
            numbers.put(device.path("device").asString(), device.path("lastNumber").asLong(0));
        }
    }

    /** The tokens are old; new ones are asked for. */
    void renewTokens() {
        apis.clear();
    }

    long sent() {
        return sent;
    }

    void seen(ReadingKind kind, String place, @Nullable String lane, String plate, Instant at)
            throws IOException, InterruptedException {
        DeviceKind by =
                switch (kind) {
                    case YARD_ENTRY -> DeviceKind.YARD_ENTRY;
                    case YARD_EXIT -> DeviceKind.YARD_EXIT;
                    case WEIGHED -> DeviceKind.WEIGHBRIDGE;
                    case BARRIER_REACHED -> DeviceKind.PLATE_CAMERA;
                    case BARRIER_PASSED -> DeviceKind.BARRIER;
                };
        send(device(by, place, lane), kind, plate, null, at);
    }

    void weighed(String place, String plate, int massKg, Instant at)
            throws IOException, InterruptedException {
        send(device(DeviceKind.WEIGHBRIDGE, place, null), ReadingKind.WEIGHED, plate, massKg, at);
    }

    private void send(
            Device device, ReadingKind kind, String plate, @Nullable Integer massKg, Instant at)
            throws IOException, InterruptedException {
        ObjectNode reading = json.createObjectNode();
        reading.put("device", device.code());
        reading.put("number", numbers.merge(device.code(), 1L, Long::sum));
        reading.put("kind", kind.name());
        reading.put("plate", plate);
        reading.put("confidence", CONFIDENCE);
        if (massKg != null) {
            reading.put("massKg", massKg);
        }
        reading.put("takenAt", at.toString());
        reading.put("sentAt", at.toString());
        Api api = apis.computeIfAbsent(device.code(), code -> new Api(ingest, tokens.apply(code)));
        List<JsonNode> answers =
                api.postLines("/api/readings", List.of(json.writeValueAsString(reading)));
        String status = answers.getFirst().path("status").asString();
        if (!status.equals("accepted") && !status.equals("repeated")) {
            throw new IOException("a reading of " + device.code() + ": " + answers.getFirst());
        }
        sent++;
    }

    private static Device device(DeviceKind kind, String place, @Nullable String lane) {
        return DeviceBook.shipped().devices().stream()
                .filter(d -> d.kind() == kind && d.place().equals(place))
                .filter(d -> Objects.equals(d.lane(), lane))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no " + kind + " at " + place + " " + lane));
    }
}
