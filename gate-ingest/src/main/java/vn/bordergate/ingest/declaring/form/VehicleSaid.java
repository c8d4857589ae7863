package vn.bordergate.ingest.declaring.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Container;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Driver;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.Remark;

/**
 * What is said of a vehicle, before it is known whose it is and where it goes.
 *
 * @param declarations as written; of a vehicle that comes with its declaration, the others
 * @param plannedArrival null where the declaration's counts
 * @param remarks with pointers below the vehicle
 */
public record VehicleSaid(
        String reference,
        boolean laden,
        PlateNumber plate,
        @Nullable PlateNumber trailerPlate,
        Driver driver,
        @Nullable Driver transferDriver,
        List<Container> containers,
        @Nullable String seal,
        List<DeclarationId> declarations,
        int capacityKg,
        @Nullable String transitPermit,
        @Nullable Instant plannedArrival,
        List<Remark> remarks) {

    public VehicleSaid {
        containers = List.copyOf(containers);
        declarations = List.copyOf(declarations);
        remarks = List.copyOf(remarks);
    }

    /** The vehicle of a declaration that was lodged with it. */
    public AnnouncedVehicle carrying(DeclarationId declaration, DeclaredContent content) {
        List<DeclarationId> all = new ArrayList<>();
        all.add(declaration);
        declarations.stream().filter(other -> !other.equals(declaration)).forEach(all::add);
        return announced(
                content.declarant(),
                content.gate(),
                content.direction(),
                plannedArrival == null ? content.plannedArrival() : plannedArrival,
                all);
    }

    AnnouncedVehicle announced(
            Declarant announcer,
            GateCode gate,
            Direction direction,
            Instant arrival,
            List<DeclarationId> carried) {
        return new AnnouncedVehicle(
                announcer,
                reference,
                gate,
                direction,
                laden,
                plate,
                trailerPlate,
                driver,
                transferDriver,
                containers,
                seal,
                carried,
                capacityKg,
                transitPermit,
                arrival);
    }
}
