package vn.bordergate.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a haulier says of one passage of one vehicle.
 *
 * @param reference the announcer's own, unique among their crossings
 * @param laden whether it carries goods
 * @param transferDriver who takes the vehicle over at the border (lái xe trung chuyển)
 * @param containers those on it
 * @param seal number of the vehicle's own seal, where it has no container
 * @param declarations what it carries, each once; empty for an empty vehicle
 * @param capacityKg mass that the vehicle is registered to carry, which the fee goes by
 * @param transitPermit number of the international transport permit (giấy phép liên vận)
 * @param plannedArrival when it means to be at the gate
 */
public record AnnouncedVehicle(
        Declarant announcer,
        String reference,
        GateCode gate,
        Direction direction,
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
        Instant plannedArrival) {

    /** Declarations that one vehicle may carry. */
    public static final int DECLARATIONS_MAX = 50;

    /** Two of twenty feet, or one longer. */
    public static final int CONTAINERS_MAX = 2;

    public static final int CAPACITY_MAX_KG = 200_000;

    public AnnouncedVehicle {
        containers = List.copyOf(containers);
        declarations = List.copyOf(declarations);
        Form.require(
                containers.size() <= CONTAINERS_MAX, "a number of containers", containers.size());
        Form.require(
                declarations.size() <= DECLARATIONS_MAX,
                "a number of declarations",
                declarations.size());
        Form.require(
                declarations.stream().distinct().count() == declarations.size(),
                "a list of declarations",
                "one twice");
        Form.require(laden != declarations.isEmpty(), "complete", "laden without declarations");
        Form.require(
                capacityKg > 0 && capacityKg <= CAPACITY_MAX_KG, "a vehicle's load", capacityKg);
    }
}
