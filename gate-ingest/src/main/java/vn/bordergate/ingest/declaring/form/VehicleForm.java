package vn.bordergate.ingest.declaring.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Container;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Driver;
import vn.bordergate.events.PlateForm;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.Fields;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.ingest.form.Node;

/** One vehicle, with a declaration or by itself. */
final class VehicleForm {

    /** What is said of a vehicle wherever it is announced. */
    static final Set<String> PROPERTIES =
            Set.of(
                    "reference",
                    "laden",
                    "plate",
                    "trailerPlate",
                    "driver",
                    "transferDriver",
                    "containers",
                    "seal",
                    "declarations",
                    "capacityKg",
                    "transitPermit",
                    "plannedArrival");

    private static final Set<String> DRIVER = Set.of("name", "document", "phone");

    private final Fields fields;
    private final FaultList faults;
    private final List<Remark> remarks = new ArrayList<>(0);

    VehicleForm(Fields fields, FaultList faults) {
        this.fields = fields;
        this.faults = faults;
    }

    /**
     * Reads it.
     *
     * @param withDeclaration whether it carries at least the declaration that it comes with
     */
    @Nullable VehicleSaid read(boolean withDeclaration, Instant now) {
        String reference = DeclarationForm.reference(fields);
        Boolean laden = withDeclaration ? Boolean.TRUE : fields.flag("laden");
        if (withDeclaration && fields.has("laden") && Boolean.FALSE.equals(fields.flag("laden"))) {
            fields.fault("laden", FaultCode.EMPTY_WITH_DECLARATIONS);
        }
        PlateNumber plate = plate("plate", false);
        PlateNumber trailer = fields.has("trailerPlate") ? plate("trailerPlate", true) : null;
        if (plate != null && plate.equals(trailer)) {
            fields.fault("trailerPlate", FaultCode.TRAILER_SAME_PLATE);
        }
        Driver driver = driver("driver");
        Driver transfer = fields.has("transferDriver") ? driver("transferDriver") : null;
        List<Container> containers = new ContainerForm(fields, faults).read();
        String seal = fields.optionalText("seal", Limits.SEAL_MAX);
        List<DeclarationId> declarations = declarations(withDeclaration, laden);
        Integer capacity = fields.whole("capacityKg", 1, AnnouncedVehicle.CAPACITY_MAX_KG);
        String permit = fields.optionalText("transitPermit", Limits.PERMIT_MAX);
        boolean arrives = !withDeclaration || fields.has("plannedArrival");
        Instant arrival = arrives ? DeclarationForm.arrival(fields, now) : null;
        if (reference == null || laden == null || plate == null || driver == null) {
            return null;
        }
        if (capacity == null || (arrives && arrival == null)) {
            return null;
        }
        return new VehicleSaid(
                reference,
                laden,
                plate,
                trailer,
                driver,
                transfer,
                containers,
                seal,
                declarations,
                capacity,
                permit,
                arrival,
                remarks);
    }

    /** A plate of an unknown form is noted: forms change, and third countries have others. */
    private @Nullable PlateNumber plate(String name, boolean trailer) {
        String text = fields.text(name, Limits.CODE_MAX);
        if (text == null) {
            return null;
        }
        if (!PlateNumber.accepts(text)) {
            fields.fault(name, FaultCode.PLATE_IMPOSSIBLE);
            return null;
        }
        PlateNumber plate = PlateNumber.of(text);
        PlateForm form = PlateForm.of(plate);
        if (!form.isKnown()) {
            remarks.add(new Remark("PLATE_FORM_UNKNOWN", "/" + name));
        } else if (form.isTrailer() != trailer) {
            remarks.add(
                    new Remark(trailer ? "PLATE_OF_NO_TRAILER" : "PLATE_OF_TRAILER", "/" + name));
        }
        return plate;
    }

    private @Nullable Driver driver(String name) {
        Fields driver = fields.object(name, DRIVER);
        if (driver == null) {
            return null;
        }
        String called = driver.text("name", Limits.NAME_MAX);
        String document = driver.text("document", Limits.DRIVER_DOCUMENT_MAX);
        String phone = driver.optionalText("phone", Limits.PHONE_MAX);
        return called == null || document == null ? null : new Driver(called, document, phone);
    }

    private List<DeclarationId> declarations(boolean withDeclaration, @Nullable Boolean laden) {
        List<Node> nodes =
                fields.has("declarations") ? fields.elements("declarations") : List.<Node>of();
        if (nodes == null) {
            return List.of();
        }
        int others = withDeclaration ? 1 : 0;
        if (nodes.size() + others > AnnouncedVehicle.DECLARATIONS_MAX) {
            fields.fault(
                    "declarations",
                    FaultCode.DECLARATIONS_TOO_MANY,
                    "max",
                    AnnouncedVehicle.DECLARATIONS_MAX);
            return List.of();
        }
        if (Boolean.TRUE.equals(laden) && nodes.isEmpty() && !withDeclaration) {
            fields.fault("declarations", FaultCode.LADEN_WITHOUT_DECLARATIONS);
        } else if (Boolean.FALSE.equals(laden) && !nodes.isEmpty()) {
            fields.fault("declarations", FaultCode.EMPTY_WITH_DECLARATIONS);
        }
        List<DeclarationId> ids = new ArrayList<>(nodes.size());
        Set<DeclarationId> seen = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            DeclarationId id = identity(nodes.get(i));
            if (id == null) {
                faults.add(FaultCode.DECLARATION_ID_FORM, fields.place("declarations").element(i));
            } else if (!seen.add(id)) {
                faults.add(FaultCode.DECLARATION_TWICE, fields.place("declarations").element(i));
            } else {
                ids.add(id);
            }
        }
        return ids;
    }

    private static @Nullable DeclarationId identity(Node node) {
        if (!(node instanceof Node.Text(String text)) || text.length() != Limits.IDENTITY_LENGTH) {
            return null;
        }
        try {
            return new DeclarationId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnIdentity) {
            return null;
        }
    }
}
