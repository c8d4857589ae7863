package vn.bordergate.trials.bench;

import java.time.Instant;
import java.util.SplittableRandom;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.reference.Device;

/** Readings as a device sends them, each with a number of its own. */
final class ReadingLoad {

    private final Device device;
    private final ReadingKind kind;
    private final SplittableRandom random;
    private long number;

    ReadingLoad(Device device, long firstNumber) {
        this.device = device;
        this.kind = device.reports().iterator().next();
        this.random = new SplittableRandom(device.code().hashCode());
        this.number = firstNumber;
    }

    synchronized String next() {
        Instant now = Instant.now();
        String mass =
                kind == ReadingKind.WEIGHED
                        ? ",\"massKg\":" + (15_000 + random.nextInt(30_000))
                        : "";
        return """
               {"device":"%s","number":%d,"kind":"%s","plate":"24C-%05d","confidence":%d%s,\
               "takenAt":"%s","sentAt":"%s"}"""
                .formatted(
                        device.code(),
                        number++,
                        kind,
                        random.nextInt(100_000),
                        700 + random.nextInt(300),
                        mass,
                        now,
                        now);
    }
}
