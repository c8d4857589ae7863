package vn.bordergate.clearance.till;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Container;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PlateNumber;

/**
 * What the till keeps of an announced vehicle: what the tariff asks, and who pays. Nothing of its
 * drivers.
 *
 * @param announcedBy whose sign-in announced it first
 * @param announcedAt when that was; the tariff of then holds, whatever is amended later
 * @param seen generation of each declaration that the quote rests on, 0 where it was not known
 */
record Announced(
        GateCode gate,
        String reference,
        PlateNumber plate,
        String announcer,
        String announcedBy,
        Instant announcedAt,
        int generation,
        Direction direction,
        boolean laden,
        int capacityKg,
        int containerFeet,
        List<UUID> declarations,
        List<Integer> seen) {

    Announced {
        declarations = List.copyOf(declarations);
        seen = List.copyOf(seen);
    }

    static Announced of(AnnouncedVehicle vehicle, int generation, String by, Instant at) {
        List<UUID> declarations =
                vehicle.declarations().stream().map(DeclarationId::value).toList();
        return new Announced(
                vehicle.gate(),
                vehicle.reference(),
                vehicle.plate(),
                vehicle.announcer().name(),
                by,
                at,
                generation,
                vehicle.direction(),
                vehicle.laden(),
                vehicle.capacityKg(),
                vehicle.containers().stream().mapToInt(Container::lengthFeet).sum(),
                declarations,
                declarations.stream().map(_ -> 0).toList());
    }

    /** The same with the generations that its declarations are in now. */
    Announced seeing(List<Integer> generations) {
        return new Announced(
                gate,
                reference,
                plate,
                announcer,
                announcedBy,
                announcedAt,
                generation,
                direction,
                laden,
                capacityKg,
                containerFeet,
                declarations,
                generations);
    }
}
