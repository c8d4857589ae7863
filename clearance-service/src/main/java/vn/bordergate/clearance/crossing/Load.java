package vn.bordergate.clearance.crossing;

import java.util.List;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.DeclarationId;

/** What is on the vehicle now; another than was announced, once goods have been moved over. */
public record Load(boolean laden, List<DeclarationId> declarations) {

    public static final Load EMPTY = new Load(false, List.of());

    public Load {
        declarations = List.copyOf(declarations);
    }

    public static Load of(AnnouncedVehicle vehicle) {
        return new Load(vehicle.laden(), vehicle.declarations());
    }
}
