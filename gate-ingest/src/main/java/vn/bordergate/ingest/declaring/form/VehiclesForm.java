package vn.bordergate.ingest.declaring.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.Fields;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.ingest.form.Node;

/** The vehicles that come with a declaration. */
final class VehiclesForm {

    static final String NAME = "vehicles";

    private final FaultList faults;
    private final Instant now;

    VehiclesForm(FaultList faults, Instant now) {
        this.faults = faults;
        this.now = now;
    }

    List<VehicleSaid> read(Fields declaration) {
        List<Node> nodes = declaration.has(NAME) ? declaration.elements(NAME) : List.<Node>of();
        if (nodes == null) {
            return List.of();
        }
        if (nodes.size() > Limits.VEHICLES_MAX) {
            declaration.fault(NAME, FaultCode.VEHICLES_TOO_MANY, "max", Limits.VEHICLES_MAX);
            return List.of();
        }
        List<VehicleSaid> vehicles = new ArrayList<>(nodes.size());
        Set<String> references = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Fields fields =
                    Fields.of(
                            nodes.get(i),
                            declaration.place(NAME).element(i),
                            faults,
                            VehicleForm.PROPERTIES);
            VehicleSaid said =
                    fields == null ? null : new VehicleForm(fields, faults).read(true, now);
            if (fields != null && said != null) {
                if (!references.add(said.reference())) {
                    fields.fault("reference", FaultCode.VEHICLE_REFERENCE_TWICE);
                }
                vehicles.add(said);
            }
        }
        return vehicles;
    }
}
