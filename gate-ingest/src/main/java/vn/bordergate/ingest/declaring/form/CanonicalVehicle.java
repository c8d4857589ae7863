package vn.bordergate.ingest.declaring.form;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Container;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Driver;

/** The one way of writing down what is said of a vehicle, for telling a repeat from a conflict. */
public final class CanonicalVehicle {

    /** Begins every form, so that a later way of writing can never collide with this one. */
    private static final String VERSION = "bordergate-vehicle-1";

    private CanonicalVehicle() {}

    /** SHA-256 of the canonical form, in lower-case hexadecimal. */
    public static String hash(AnnouncedVehicle vehicle) {
        CanonicalForm form = new CanonicalForm();
        form.put(VERSION);
        form.put(vehicle.announcer().scheme().name());
        form.put(vehicle.announcer().number());
        form.put(vehicle.announcer().name());
        form.put(vehicle.reference());
        form.put(vehicle.gate().value());
        form.put(vehicle.direction().name());
        form.put(Boolean.toString(vehicle.laden()));
        form.put(vehicle.plate().value());
        form.put(vehicle.trailerPlate() == null ? null : vehicle.trailerPlate().value());
        put(form, vehicle.driver());
        put(form, vehicle.transferDriver());
        form.put(Integer.toString(vehicle.containers().size()));
        vehicle.containers().stream()
                .sorted(Comparator.comparing(Container::number))
                .forEach(container -> put(form, container));
        form.put(vehicle.seal());
        form.put(Integer.toString(vehicle.declarations().size()));
        vehicle.declarations().stream().map(DeclarationId::toString).sorted().forEach(form::put);
        form.put(Integer.toString(vehicle.capacityKg()));
        form.put(vehicle.transitPermit());
        form.put(vehicle.plannedArrival().toString());
        return form.digest();
    }

    private static void put(CanonicalForm form, @Nullable Driver driver) {
        form.put(driver == null ? null : driver.name());
        form.put(driver == null ? null : driver.document());
        form.put(driver == null ? null : driver.phone());
    }

    private static void put(CanonicalForm form, Container container) {
        form.put(container.number());
        form.put(Integer.toString(container.lengthFeet()));
        form.put(container.seal());
    }
}
