package vn.bordergate.ingest.declaring.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CustomsDeclaration;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsItem;
import vn.bordergate.events.Remark;
import vn.bordergate.events.TradeType;
import vn.bordergate.events.reference.Gate;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.Fields;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.ingest.form.Node;
import vn.bordergate.ingest.form.Place;

/** The whole of one declaration. */
final class DeclarationForm {

    private static final Set<String> PROPERTIES =
            Set.of(
                    "declarant",
                    "reference",
                    "customsDeclaration",
                    "gate",
                    "direction",
                    "tradeType",
                    "plannedArrival",
                    "destination",
                    "items",
                    "vehicles");

    private final KnownCodes codes;
    private final FaultList faults;
    private final Instant now;
    private final List<Remark> remarks = new ArrayList<>(0);

    DeclarationForm(KnownCodes codes, FaultList faults, Instant now) {
        this.codes = codes;
        this.faults = faults;
        this.now = now;
    }

    Reading read(Node root) {
        Fields fields = Fields.of(root, Place.ROOT, faults, PROPERTIES);
        DeclaredContent content = fields == null ? null : content(fields);
        List<VehicleSaid> vehicles =
                fields == null ? List.of() : new VehiclesForm(faults, now).read(fields);
        if (content != null && faults.isEmpty()) {
            return new Reading.Sound(content, List.copyOf(remarks), vehicles);
        }
        return new Reading.Faulty(
                faults.all(), faults.readable(), faults.onlyTimely() ? content : null);
    }

    private @Nullable DeclaredContent content(Fields fields) {
        Declarant declarant = DeclarantForm.read(fields, "declarant");
        String reference = reference(fields);
        Direction direction = fields.oneOf("direction", Direction.class);
        TradeType tradeType = fields.oneOf("tradeType", TradeType.class);
        checkTradeType(fields, direction, tradeType);
        Instant arrival = arrival(fields, now);
        GateForm gateForm = new GateForm(codes.gates(), fields, direction);
        Gate gate = gateForm.gate(arrival);
        LocalDate today = LocalDate.ofInstant(now, Limits.ZONE);
        CustomsDeclaration customs = gateForm.customsDeclaration(gate, today);
        CountryCode destination = destination(fields, direction);
        List<GoodsItem> items = new GoodsForm(codes, faults, remarks).read(fields);
        if (declarant == null || reference == null || gate == null || direction == null) {
            return null;
        }
        if (tradeType == null || arrival == null || items.isEmpty()) {
            return null;
        }
        return faults.isEmpty() || faults.onlyTimely()
                ? new DeclaredContent(
                        declarant,
                        reference,
                        customs,
                        gate.code(),
                        direction,
                        tradeType,
                        arrival,
                        destination,
                        items)
                : null;
    }

    /** Printable ASCII: a reference is read over the telephone and searched for in a URL. */
    static @Nullable String reference(Fields fields) {
        String reference = fields.text("reference", Limits.REFERENCE_MAX);
        if (reference != null && !KnownCodes.isWithin(reference, ' ', '~')) {
            fields.fault("reference", FaultCode.REFERENCE_FORM);
            return null;
        }
        return reference;
    }

    private static void checkTradeType(
            Fields fields, @Nullable Direction direction, @Nullable TradeType tradeType) {
        boolean against =
                (tradeType == TradeType.EXPORT && direction == Direction.IMPORT)
                        || (tradeType == TradeType.IMPORT && direction == Direction.EXPORT);
        if (against) {
            fields.fault("tradeType", FaultCode.TRADE_TYPE_DIRECTION);
        }
    }

    static @Nullable Instant arrival(Fields fields, Instant now) {
        Instant arrival = fields.instant("plannedArrival");
        if (arrival == null) {
            return null;
        }
        if (arrival.isBefore(now.minus(Limits.ARRIVAL_PAST_MAX))) {
            fields.fault(
                    "plannedArrival",
                    FaultCode.ARRIVAL_PAST,
                    "hours",
                    Limits.ARRIVAL_PAST_MAX.toHours());
        } else if (arrival.isAfter(now.plus(Limits.ARRIVAL_AHEAD_MAX))) {
            fields.fault(
                    "plannedArrival",
                    FaultCode.ARRIVAL_TOO_FAR,
                    "days",
                    Limits.ARRIVAL_AHEAD_MAX.toDays());
        }
        return arrival;
    }

    private @Nullable CountryCode destination(Fields fields, @Nullable Direction direction) {
        if (fields.has("destination")) {
            return codes.country(fields, "destination");
        }
        if (direction == Direction.EXPORT) {
            fields.fault("destination", FaultCode.DESTINATION_MISSING);
        }
        return null;
    }
}
