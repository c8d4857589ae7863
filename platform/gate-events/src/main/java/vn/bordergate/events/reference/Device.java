package vn.bordergate.events.reference;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.ReadingKind;

/**
 * A device at a gate. Where it stands is said here and not by its readings, so that a device that
 * was set up wrongly cannot report from somewhere else.
 *
 * @param place code of a yard ({@code KB2}) or, of barriers and their cameras, of a barrier ({@code
 *     B1} at the border, {@code B2} inland)
 * @param lane the lane of a barrier, where it has several
 * @param clockOffSecondsMax how far its clock may be from the gate's before its word on the time no
 *     longer counts
 */
public record Device(
        String code,
        GateCode gate,
        DeviceKind kind,
        String place,
        @Nullable String lane,
        int clockOffSecondsMax) {

    public static final int CODE_LENGTH_MIN = 2;
    public static final int CODE_LENGTH_MAX = 32;
    public static final int CLOCK_OFF_SECONDS_LIMIT = 3600;

    private static final Set<String> BARRIERS = Set.of("B1", "B2");

    public Device {
        require(isCode(code, CODE_LENGTH_MIN, CODE_LENGTH_MAX), "code", code);
        require(isCode(place, 2, 12), "place", place);
        require(lane == null || isCode(lane, 1, 12), "lane", lane);
        require(
                clockOffSecondsMax >= 1 && clockOffSecondsMax <= CLOCK_OFF_SECONDS_LIMIT,
                "clockOffSecondsMax",
                clockOffSecondsMax);
        boolean barrier = BARRIERS.contains(place);
        require(kind != DeviceKind.BARRIER || barrier, "place", place);
        require(
                kind == DeviceKind.BARRIER || kind == DeviceKind.PLATE_CAMERA || !barrier,
                "place",
                place);
        require(lane == null || barrier, "lane", lane);
    }

    /** What it can see; anything else from it is a mistake in its setting up. */
    public Set<ReadingKind> reports() {
        return switch (kind) {
            case WEIGHBRIDGE -> EnumSet.of(ReadingKind.WEIGHED);
            case BARRIER -> EnumSet.of(ReadingKind.BARRIER_REACHED, ReadingKind.BARRIER_PASSED);
            case YARD_ENTRY -> EnumSet.of(ReadingKind.YARD_ENTRY);
            case YARD_EXIT -> EnumSet.of(ReadingKind.YARD_EXIT);
            case PLATE_CAMERA ->
                    BARRIERS.contains(place)
                            ? EnumSet.of(ReadingKind.BARRIER_REACHED, ReadingKind.BARRIER_PASSED)
                            : EnumSet.of(ReadingKind.YARD_ENTRY, ReadingKind.YARD_EXIT);
        };
    }

    /** Capital letters, digits and inner dashes. */
    private static boolean isCode(String text, int lengthMin, int lengthMax) {
        return text.length() >= lengthMin
                && text.length() <= lengthMax
                && text.matches("[A-Z0-9]([A-Z0-9-]*[A-Z0-9])?");
    }

    private static void require(boolean holds, String column, @Nullable Object value) {
        if (!holds) {
            throw new NotADeviceException(column, String.valueOf(value));
        }
    }

    /** What a row of a device book says cannot be. */
    public static final class NotADeviceException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String column;

        NotADeviceException(String column, String value) {
            super(column + " cannot be \"" + value + "\"");
            this.column = column;
        }

        /** The column that is wrong. */
        public String column() {
            return column;
        }
    }
}
