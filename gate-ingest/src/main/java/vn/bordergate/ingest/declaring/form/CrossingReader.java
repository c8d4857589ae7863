package vn.bordergate.ingest.declaring.form;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Remark;
import vn.bordergate.events.reference.Gate;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.Fields;
import vn.bordergate.ingest.form.JsonTree;
import vn.bordergate.ingest.form.Node;
import vn.bordergate.ingest.form.Place;
import vn.bordergate.web.Fault;

/** Reads a vehicle that is announced by itself, strictly, and tells all that is wrong at once. */
public final class CrossingReader {

    private static final Set<String> PROPERTIES = properties();

    private final GateBook gates;

    public CrossingReader(GateBook gates) {
        this.gates = gates;
    }

    /** What became of reading it. */
    public sealed interface Read {

        /** Nothing is wrong; the remarks are for the officer. */
        record Sound(AnnouncedVehicle vehicle, List<Remark> remarks) implements Read {}

        /**
         * Something is wrong.
         *
         * @param readable whether there was a document to judge
         * @param onceSound the vehicle, where only the passing of time made it wrong
         */
        record Faulty(List<Fault> faults, boolean readable, @Nullable AnnouncedVehicle onceSound)
                implements Read {}
    }

    /**
     * Reads a JSON document in UTF-8.
     *
     * @param now the instant of receipt, against which dates make sense or not
     */
    public Read read(byte[] json, Instant now) {
        FaultList faults = new FaultList();
        Node root = JsonTree.read(json, faults);
        Fields fields = root == null ? null : Fields.of(root, Place.ROOT, faults, PROPERTIES);
        if (fields == null) {
            return new Read.Faulty(faults.all(), faults.readable(), null);
        }
        Declarant announcer = DeclarantForm.read(fields, "announcer");
        Direction direction = fields.oneOf("direction", Direction.class);
        VehicleSaid said = new VehicleForm(fields, faults).read(false, now);
        Gate gate =
                new GateForm(gates, fields, direction)
                        .gate(said == null ? null : said.plannedArrival());
        Instant arrival = said == null ? null : said.plannedArrival();
        boolean sound = faults.isEmpty() || faults.onlyTimely();
        if (announcer == null || direction == null || gate == null || !sound) {
            return new Read.Faulty(faults.all(), faults.readable(), null);
        }
        if (said == null || arrival == null) {
            return new Read.Faulty(faults.all(), faults.readable(), null);
        }
        AnnouncedVehicle vehicle =
                said.announced(announcer, gate.code(), direction, arrival, said.declarations());
        return faults.isEmpty()
                ? new Read.Sound(vehicle, said.remarks())
                : new Read.Faulty(faults.all(), true, vehicle);
    }

    private static Set<String> properties() {
        Set<String> all = new HashSet<>(VehicleForm.PROPERTIES);
        all.addAll(Set.of("announcer", "gate", "direction"));
        return Set.copyOf(all);
    }
}
