package vn.bordergate.clearance.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Standing;
import vn.bordergate.clearance.register.CrossingStatus;
import vn.bordergate.clearance.register.VehicleQueries.Vehicle;
import vn.bordergate.clearance.register.Whereabouts;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.PlateNumber;

/**
 * A vehicle that carries something of a file, or that a search found.
 *
 * @param plate whole for those who look for it at the gate, partly covered for others
 * @param driver by name for those who meet them; of others' names no more than to recognize them
 * @param open whether this reader may see the vehicle's own page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileVehicle(
        CrossingId crossingId,
        int version,
        CrossingStatus stage,
        String gate,
        String plate,
        @Nullable String trailer,
        String driver,
        boolean laden,
        @Nullable String ticket,
        @Nullable String yard,
        @Nullable String lane,
        boolean held,
        boolean needsPerson,
        boolean open) {

    static FileVehicle of(Vehicle one, SignedIn reader) {
        Standing standing = one.state().standing();
        var announced = standing.vehicle();
        var where = Whereabouts.of(one.state());
        PlateNumber trailer = announced.trailerPlate();
        return new FileVehicle(
                one.id(),
                one.state().version(),
                CrossingStatus.of(one.state()),
                announced.gate().value(),
                plate(announced.plate(), reader),
                trailer == null ? null : plate(trailer, reader),
                meetsDrivers(reader)
                        ? standing.driver().name()
                        : Dossier.masked(standing.driver().name()),
                standing.load().laden(),
                where.ticket(),
                where.yard(),
                where.lane(),
                standing.held(),
                standing.marks().alarm() != null || !standing.marks().attention().isEmpty(),
                reader.gates().covers(announced.gate()));
    }

    /** Who checks the goods must find the vehicle; who audits need not know whose it is. */
    private static String plate(PlateNumber plate, SignedIn reader) {
        return reader.officer().authorities().isEmpty() ? plate.masked() : plate.value();
    }

    private static boolean meetsDrivers(SignedIn reader) {
        return reader.officer().authorities().contains(Authority.BORDER_GUARD)
                || reader.officer().authorities().contains(Authority.YARD);
    }
}
