package vn.bordergate.stats.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;

/**
 * A vehicle in a yard.
 *
 * @param called whether it was called to a lane, and the call stands
 */
public record VehicleStay(
        GateCode gate,
        Direction direction,
        boolean laden,
        GoodsClass goods,
        Instant enteredAt,
        boolean called) {

    /** Days and hours are those at the gates. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** When the waiting stock is counted (xe tồn lúc 20:00), after the published daily template. */
    public static final LocalTime STOCK_TAKEN = LocalTime.of(20, 0);

    /** No vehicle waits for a year; a clock that says so is not believed further. */
    static final int DAYS_MAX = 366;

    VehicleStay with(boolean nowCalled) {
        return new VehicleStay(gate, direction, laden, goods, enteredAt, nowCalled);
    }

    /** The days at whose 20:00 it stood in the yard, if it left then. */
    List<LocalDate> daysWaited(Instant leftAt) {
        LocalDate first = LocalDate.ofInstant(enteredAt, ZONE);
        return first.datesUntil(first.plusDays(DAYS_MAX))
                .takeWhile(day -> takenAt(day).isBefore(leftAt))
                .filter(day -> !takenAt(day).isBefore(enteredAt))
                .toList();
    }

    private static Instant takenAt(LocalDate day) {
        return day.atTime(STOCK_TAKEN).atZone(ZONE).toInstant();
    }
}
