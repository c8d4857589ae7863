package vn.bordergate.local.demo;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.DrawnVehicle;

/** A vehicle of the day that is played, and how far it is. */
final class DayVehicle {

    private final DrawnVehicle drawn;
    private final String plate;
    private final Duration shift;
    private @Nullable String declarationId;
    private @Nullable String crossingId;
    private @Nullable Instant reachesAt;
    private @Nullable Instant passesAt;
    private @Nullable String lane;
    private long askedToPay;
    private boolean inYard;
    private boolean atBarrier;
    private boolean over;

    /**
     * @param shift from the day that was drawn to the one that is played
     */
    DayVehicle(DrawnVehicle drawn, String plate, Duration shift) {
        this.drawn = drawn;
        this.plate = plate;
        this.shift = shift;
    }

    DrawnVehicle drawn() {
        return drawn;
    }

    String plate() {
        return plate;
    }

    Direction direction() {
        return drawn.direction();
    }

    Instant arrivesAt() {
        return drawn.arrivedAt().plus(shift);
    }

    /** When its checks are done, where it has any. */
    Instant checkedAt() {
        return drawn.readyAt().plus(shift);
    }

    void announced(String declaration, String crossing) {
        declarationId = declaration;
        crossingId = crossing;
    }

    @Nullable String declarationId() {
        return declarationId;
    }

    @Nullable String crossingId() {
        return crossingId;
    }

    void entered() {
        inYard = true;
    }

    /** Whether this amount was not paid before; another quote is another payment. */
    boolean paysNow(long vnd) {
        boolean first = vnd != askedToPay;
        askedToPay = vnd;
        return first;
    }

    /** Whether its own system has to ask where it stands. */
    boolean isWatched() {
        return inYard && !over;
    }

    void called(String toLane, Instant reaches, Instant passes) {
        lane = toLane;
        reachesAt = reaches;
        passesAt = passes;
    }

    boolean isCalledTo(String other) {
        return other.equals(lane);
    }

    boolean isOnItsWay() {
        return lane != null && !over;
    }

    /** The call was taken back. */
    void stays() {
        lane = null;
        atBarrier = false;
    }

    @Nullable String lane() {
        return lane;
    }

    boolean reaches(Instant now) {
        return isOnItsWay() && !atBarrier && reachesAt != null && !now.isBefore(reachesAt);
    }

    boolean passes(Instant now) {
        return isOnItsWay() && atBarrier && passesAt != null && !now.isBefore(passesAt);
    }

    void reached() {
        atBarrier = true;
    }

    /** Its passing was read; what the gate makes of it, the gate says. */
    void passed() {
        passesAt = null;
    }

    boolean isOver() {
        return over;
    }

    void ended() {
        over = true;
    }
}
