package vn.bordergate.clearance.calling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an officer did to the order of a gate.
 *
 * @param subject ticket, lane, direction, gate or goods class
 * @param crossing whose ticket it is
 * @param amount vehicles of an intake, or the minute of the day until which it goes on
 * @param day the day of the gate on which it was done
 * @param note what the officer wrote; not public
 * @param authority for whom the officer spoke
 */
public record Measure(
        UUID id,
        String gate,
        MeasureKind kind,
        String subject,
        @Nullable UUID crossing,
        @Nullable Integer amount,
        LocalDate day,
        MeasureReason reason,
        String note,
        String officer,
        String authority,
        Instant at,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable MeasureReason endedReason) {

    public boolean isStanding(LocalDate today) {
        return endedAt == null && (!kind.isForToday() || day.equals(today));
    }
}
