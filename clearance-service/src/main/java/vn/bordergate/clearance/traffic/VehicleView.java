package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Alarm;
import vn.bordergate.clearance.crossing.Attention;
import vn.bordergate.clearance.crossing.Barrier;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.Hold;
import vn.bordergate.clearance.crossing.Lack;
import vn.bordergate.clearance.crossing.LaneCall;
import vn.bordergate.clearance.crossing.Marks;
import vn.bordergate.clearance.crossing.Place;
import vn.bordergate.clearance.crossing.Proposal;
import vn.bordergate.clearance.crossing.Standing;
import vn.bordergate.clearance.crossing.Weighing;
import vn.bordergate.clearance.register.CrossingStatus;
import vn.bordergate.clearance.register.Whereabouts;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Driver;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.PlateNumber;

/**
 * A vehicle on its page, for one reader; what they have no business with is not in it.
 *
 * @param whole whether plates are shown whole: to those who look for the vehicle at the gate
 * @param driver who drives it now
 * @param transfer who was announced to take it over, or null
 * @param barrier at which it stands, or null
 * @param endedAs code of how it ended, or null
 */
record VehicleView(
        CrossingId id,
        int version,
        CrossingStatus stage,
        AnnouncedVehicle announced,
        String plate,
        @Nullable String trailer,
        String announcer,
        Person driver,
        boolean handedOver,
        @Nullable Person transfer,
        boolean laden,
        GoodsClass goods,
        @Nullable Place place,
        @Nullable LaneCall call,
        @Nullable Barrier barrier,
        boolean through,
        @Nullable Weighing weighing,
        @Nullable Hold hold,
        @Nullable Proposal proposal,
        @Nullable Alarm alarm,
        List<Attention> attention,
        @Nullable CrossingId goodsTo,
        @Nullable CrossingId goodsFrom,
        @Nullable Instant crossedAt,
        @Nullable String endedAs,
        @Nullable Instant endedAt) {

    static final String HIDDEN = "***";

    /**
     * A driver.
     *
     * @param document of those who meet drivers alone
     */
    record Person(String name, @Nullable String document, @Nullable String phone) {
        static Person of(Driver driver, GateOfficer reader) {
            return reader.seesDrivers()
                    ? new Person(driver.name(), driver.document(), driver.phone())
                    : new Person(masked(driver.name()), null, null);
        }
    }

    static VehicleView of(CrossingId id, Crossing.Known state, GateOfficer reader) {
        Standing standing = state.standing();
        AnnouncedVehicle announced = standing.vehicle();
        Marks marks = standing.marks();
        Place place = Whereabouts.of(state).place();
        Driver transfer = announced.transferDriver();
        PlateNumber trailer = announced.trailerPlate();
        return new VehicleView(
                id,
                state.version(),
                CrossingStatus.of(state),
                announced,
                plate(announced.plate(), reader),
                trailer == null ? null : plate(trailer, reader),
                needsNoName(reader)
                        ? masked(announced.announcer().name())
                        : announced.announcer().name(),
                Person.of(standing.driver(), reader),
                marks.handedOver(),
                transfer == null ? null : Person.of(transfer, reader),
                standing.load().laden(),
                standing.cargo().goods(),
                place,
                state instanceof Crossing.UnderWay s ? s.call() : null,
                state instanceof Crossing.AtBarrier s ? s.barrier() : null,
                state instanceof Crossing.AtBarrier s && s.through(),
                marks.weighing(),
                marks.hold(),
                marks.proposal(),
                marks.alarm(),
                marks.attention(),
                marks.goodsTo(),
                marks.goodsFrom(),
                state instanceof Crossing.Crossed s ? s.crossedAt() : null,
                state instanceof Crossing.Ended s ? s.code() : null,
                state instanceof Crossing.Ended s ? s.endedAt() : null);
    }

    /** What it lacks before it may be called; of one without a ticket it is not known. */
    public List<Lack> lacking() {
        return place == null || stage.compareTo(CrossingStatus.CROSSED) >= 0
                ? List.of()
                : place.lacking();
    }

    private static String plate(PlateNumber plate, GateOfficer reader) {
        return reader.officer().authorities().isEmpty() ? plate.masked() : plate.value();
    }

    /** Whoever meets the declarant only as a vehicle in the yard. */
    static boolean needsNoName(GateOfficer reader) {
        return reader.officer().authorities().equals(Set.of(Authority.YARD));
    }

    /** The first letter of each word. */
    private static String masked(String name) {
        StringBuilder shown = new StringBuilder();
        for (String word : name.strip().split("\\s+", -1)) {
            int first = word.isEmpty() ? 0 : Character.charCount(word.codePointAt(0));
            shown.append(shown.isEmpty() ? "" : " ").append(word, 0, first).append(HIDDEN);
        }
        return shown.toString();
    }
}
