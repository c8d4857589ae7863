package vn.bordergate.clearance.dispatch;

import java.time.Instant;
import vn.bordergate.events.Direction;

/** A vehicle of which something is changed before it stands in a yard. */
final class VehicleDraft {

    private final Vehicle of;
    Direction direction;
    boolean laden;
    boolean priorityEnterprise;
    Instant placeAt;
    boolean held;

    VehicleDraft(Vehicle of) {
        this.of = of;
        direction = of.direction();
        laden = of.laden();
        priorityEnterprise = of.priorityEnterprise();
        placeAt = of.placeAt();
        held = of.held();
    }

    Vehicle vehicle() {
        return new Vehicle(
                of.ticket(),
                direction,
                of.goods(),
                laden,
                of.channel(),
                priorityEnterprise,
                of.firm(),
                of.arrivedAt(),
                of.readyAt(),
                placeAt,
                held,
                of.overtaken());
    }
}
