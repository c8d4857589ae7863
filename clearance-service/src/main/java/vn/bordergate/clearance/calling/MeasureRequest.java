package vn.bordergate.clearance.calling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.clearance.yard.IntakeLimit;
import vn.bordergate.clearance.yard.LanePlan;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.web.Fault;

/**
 * A measure as it was sent.
 *
 * @param subject ticket, lane, direction, gate or goods class
 * @param amount vehicles of an intake, or the minute of the day until which lanes stay open
 */
public record MeasureRequest(
        @Nullable MeasureKind kind,
        @Nullable String subject,
        @Nullable Integer amount,
        @Nullable MeasureReason reason,
        @Nullable String note) {

    static final int NOTE_CHARS_MAX = 500;
    static final int NOTE_CHARS_MIN = 5;
    private static final int MINUTES_PER_HOUR = 60;

    /** Everything that is wrong with it, at once; whether a ticket is there is seen later. */
    List<Fault> faults(GatePlan plan) {
        List<Fault> faults = new ArrayList<>();
        required(faults, kind, "/kind");
        required(faults, subject, "/subject");
        required(faults, reason, "/reason");
        note(faults, note);
        if (kind != null && subject != null) {
            if (!isKnown(plan, kind, subject)) {
                faults.add(Fault.at("/subject", "YARD_SUBJECT_UNKNOWN"));
            } else if (kind.takesAmount()) {
                amount(faults, plan, kind, subject);
            } else if (amount != null) {
                faults.add(Fault.at("/amount", "YARD_AMOUNT_NOT_TAKEN"));
            }
        }
        return faults;
    }

    private static boolean isKnown(GatePlan plan, MeasureKind kind, String subject) {
        return switch (kind.subject()) {
            case TICKET -> !subject.isBlank() && subject.length() <= NOTE_CHARS_MAX;
            case LANE -> plan.lane(subject) != null;
            case DIRECTION -> isConstant(Direction.values(), subject);
            case GATE -> plan.gate().value().equals(subject);
            case GOODS ->
                    subject.equals(Regime.ALL_GOODS) || isConstant(GoodsClass.values(), subject);
        };
    }

    private static boolean isConstant(Enum<?>[] values, String name) {
        for (Enum<?> value : values) {
            if (value.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void amount(List<Fault> faults, GatePlan plan, MeasureKind kind, String subject) {
        if (amount == null) {
            faults.add(Fault.at("/amount", "FIELD_MISSING"));
            return;
        }
        int max =
                kind == MeasureKind.INTAKE_SET
                        ? IntakeLimit.VEHICLES_MAX
                        : plan.lanes().stream()
                                .filter(lane -> lane.direction().name().equals(subject))
                                .map(LanePlan::extendableTo)
                                .mapToInt(t -> t.getHour() * MINUTES_PER_HOUR + t.getMinute())
                                .max()
                                .orElse(0);
        if (amount < 0 || amount > max) {
            faults.add(Fault.at("/amount", "YARD_AMOUNT_RANGE", Map.of("max", max)));
        }
    }

    static void required(List<Fault> faults, @Nullable Object value, String pointer) {
        if (value == null) {
            faults.add(Fault.at(pointer, "FIELD_MISSING"));
        }
    }

    static void note(List<Fault> faults, @Nullable String note) {
        if (note == null || note.isBlank()) {
            faults.add(Fault.at("/note", "FIELD_MISSING"));
        } else if (note.strip().length() < NOTE_CHARS_MIN || note.length() > NOTE_CHARS_MAX) {
            faults.add(
                    Fault.at(
                            "/note",
                            "YARD_NOTE_LENGTH",
                            Map.of("min", NOTE_CHARS_MIN, "max", NOTE_CHARS_MAX)));
        }
    }

    /** Of a request without faults. */
    MeasureKind knownKind() {
        return Objects.requireNonNull(kind);
    }

    /** Of a request without faults. */
    String knownSubject() {
        return Objects.requireNonNull(subject).strip();
    }

    /** The measure's end, as it was sent. */
    public record End(@Nullable MeasureReason reason, @Nullable String note) {
        List<Fault> faults() {
            List<Fault> faults = new ArrayList<>();
            required(faults, reason, "/reason");
            MeasureRequest.note(faults, note);
            return faults;
        }
    }
}
