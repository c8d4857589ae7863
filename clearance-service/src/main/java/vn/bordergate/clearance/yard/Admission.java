package vn.bordergate.clearance.yard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a vehicle is let into a yard, into which, and why. */
public sealed interface Admission {

    /**
     * It is let in.
     *
     * @param rule {@code OWN_YARD}, or {@code OVERFLOW} where the yard of its goods was full
     */
    record Admitted(String yard, String rule) implements Admission {}

    /**
     * It is not.
     *
     * @param yard the yard of its goods, or empty where there is none
     * @param code {@code YARDS_FULL}, {@code COLD_PLACES_FULL} where only places with power are
     *     lacking, or {@code NO_YARD_FOR_GOODS}
     */
    record Refused(String yard, String code) implements Admission {}

    String OWN_YARD = "OWN_YARD";
    String OVERFLOW = "OVERFLOW";

    /**
     * The first yard that takes the goods, or else the yards that take over from it, one after the
     * other.
     *
     * @param occupancy by yard; one that is not named is empty
     */
    static Admission decide(GatePlan plan, Arrival arrival, Map<String, Occupancy> occupancy) {
        YardPlan own = null;
        for (YardPlan yard : plan.yards()) {
            if (yard.takes(arrival)) {
                own = yard;
                break;
            }
        }
        if (own == null) {
            return new Refused("", "NO_YARD_FOR_GOODS");
        }
        boolean onlyPowerIsLacking = false;
        for (YardPlan yard = own; yard != null; yard = next(plan, yard)) {
            if (yard.takes(arrival)) {
                if (hasRoom(yard, arrival, occupancy)) {
                    return new Admitted(yard.code(), yard == own ? OWN_YARD : OVERFLOW);
                }
                Occupancy now = occupancy.getOrDefault(yard.code(), Occupancy.EMPTY);
                onlyPowerIsLacking |= now.vehicles() < yard.capacity();
            }
        }
        return new Refused(own.code(), onlyPowerIsLacking ? "COLD_PLACES_FULL" : "YARDS_FULL");
    }

    /**
     * The same for a vehicle that stands before a yard: it enters that one where it may, as nobody
     * sends a lorry round that has found a place.
     *
     * @param before the yard, or empty
     */
    static Admission decide(
            GatePlan plan, Arrival arrival, String before, Map<String, Occupancy> occupancy) {
        YardPlan there = plan.yard(before);
        return there != null && there.takes(arrival) && hasRoom(there, arrival, occupancy)
                ? new Admitted(before, OWN_YARD)
                : decide(plan, arrival, occupancy);
    }

    private static boolean hasRoom(
            YardPlan yard, Arrival arrival, Map<String, Occupancy> occupancy) {
        Occupancy now = occupancy.getOrDefault(yard.code(), Occupancy.EMPTY);
        return now.vehicles() < yard.capacity()
                && (!arrival.needsPower() || now.cold() < yard.coldPlaces());
    }

    private static @Nullable YardPlan next(GatePlan plan, YardPlan yard) {
        String overflow = yard.overflow();
        return overflow == null ? null : plan.yard(overflow);
    }
}
