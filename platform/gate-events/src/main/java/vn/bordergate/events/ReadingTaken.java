package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device at the gate saw a vehicle; topic {@code gate.crossings}. Which crossing it was is for
 * the reader to find out, who knows what is expected where, so the key is the device.
 *
 * @param device code of the device in the device book
 * @param number the device's own count of its readings; the same again is a repeat
 * @param place where the device stands: code of a yard ({@code KB2}), barrier ({@code B1}) or
 *     weighbridge
 * @param lane the lane of a barrier, where it has several
 * @param plate as read, or null where nothing was read
 * @param confidence of the plate, in thousandths, or null where the device tells none
 * @param massKg whole vehicle, of a weighbridge alone
 * @param takenAt by the device's clock
 * @param clockWrong whether that clock is so far from the gate's that {@code at} is the gate's
 *     receipt and not the device's word
 * @param at when it was seen, as far as known
 */
public record ReadingTaken(
        String device,
        long number,
        GateCode gate,
        ReadingKind kind,
        String place,
        @Nullable String lane,
        @Nullable PlateNumber plate,
        @Nullable Integer confidence,
        @Nullable Integer massKg,
        Instant takenAt,
        boolean clockWrong,
        Instant at)
        implements PublishedEvent {

    public static final int CONFIDENCE_MAX = 1000;

    public ReadingTaken {
        Form.require(Form.isCode(device, 2, 32), "a device", device);
        Form.require(number > 0, "a number of a reading", number);
        Form.require(
                confidence == null || (confidence >= 0 && confidence <= CONFIDENCE_MAX),
                "a confidence",
                confidence == null ? "" : confidence);
        Form.require((kind == ReadingKind.WEIGHED) == (massKg != null), "a weighing", kind);
    }

    @Override
    public String key() {
        return "device/" + device;
    }
}
