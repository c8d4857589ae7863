package vn.bordergate.ingest.declaring.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Container;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.Fields;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.ingest.form.Node;

/** The containers on a vehicle: two of twenty feet, or one. */
final class ContainerForm {

    private static final String NAME = "containers";
    private static final Set<String> PROPERTIES = Set.of("number", "lengthFeet", "seal");
    private static final int SHORT_FEET = 20;

    private final Fields vehicle;
    private final FaultList faults;

    ContainerForm(Fields vehicle, FaultList faults) {
        this.vehicle = vehicle;
        this.faults = faults;
    }

    List<Container> read() {
        List<Node> nodes = vehicle.has(NAME) ? vehicle.elements(NAME) : List.<Node>of();
        if (nodes == null) {
            return List.of();
        }
        if (nodes.size() > AnnouncedVehicle.CONTAINERS_MAX) {
            vehicle.fault(
                    NAME, FaultCode.CONTAINERS_TOO_MANY, "max", AnnouncedVehicle.CONTAINERS_MAX);
            return List.of();
        }
        List<Container> containers = new ArrayList<>(nodes.size());
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Fields fields =
                    Fields.of(nodes.get(i), vehicle.place(NAME).element(i), faults, PROPERTIES);
            Container one = fields == null ? null : container(fields);
            if (fields != null && one != null) {
                if (!numbers.add(one.number())) {
                    fields.fault("number", FaultCode.CONTAINER_TWICE);
                }
                containers.add(one);
            }
        }
        boolean tooLong = containers.stream().anyMatch(c -> c.lengthFeet() > SHORT_FEET);
        if (containers.size() > 1 && tooLong) {
            vehicle.fault(NAME, FaultCode.CONTAINERS_TOO_LONG);
        }
        return containers;
    }

    private static @Nullable Container container(Fields fields) {
        String number = number(fields);
        Integer feet = fields.whole("lengthFeet", SHORT_FEET, 45);
        String seal = fields.optionalText("seal", Limits.SEAL_MAX);
        if (feet != null && feet != SHORT_FEET && feet != 40 && feet != 45) {
            fields.fault("lengthFeet", FaultCode.UNKNOWN_VALUE, "allowed", "20, 40, 45");
            return null;
        }
        return number == null || feet == null ? null : new Container(number, feet, seal);
    }

    /** As people write it, with spaces and a dash before the check digit. */
    private static @Nullable String number(Fields fields) {
        String text = fields.text("number", Limits.CODE_MAX);
        if (text == null) {
            return null;
        }
        String number = text.replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
        if (!number.matches("[A-Z]{4}[0-9]{7}")) {
            fields.fault("number", FaultCode.CONTAINER_NUMBER_FORM);
            return null;
        }
        if (!Container.checkDigitHolds(number)) {
            fields.fault("number", FaultCode.CONTAINER_CHECK_DIGIT);
            return null;
        }
        return number;
    }
}
