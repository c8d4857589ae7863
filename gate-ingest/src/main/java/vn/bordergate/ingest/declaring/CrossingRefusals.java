package vn.bordergate.ingest.declaring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.CrossingStatus;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Answers of the gate to what is said of a vehicle and will not be followed. */
final class CrossingRefusals {

    private CrossingRefusals() {}

    static void requireAnnouncing(FirmRights who, FirmNumber firm, String pointer) {
        if (!who.mayDeclareFor(firm)) {
            throw FaultsException.of(403, Fault.at(pointer, "ANNOUNCER_NOT_YOURS"));
        }
    }

    /** What stands against taking the one for a repeat of the other, or null. */
    static @Nullable Fault conflict(Announcement next, StoredCrossing stored, String pointer) {
        return next.repeats(stored)
                ? null
                : Fault.at(
                        pointer,
                        "VEHICLE_REFERENCE_USED",
                        Map.of(
                                "url",
                                CrossingReceipt.PATH + stored.crossingId(),
                                "generation",
                                stored.generation()));
    }

    static void requireOpen(CrossingStatus status) {
        if (!status.open()) {
            throw FaultsException.of(
                    409, Fault.at("", "CROSSING_NOT_CHANGEABLE", Map.of("status", status.name())));
        }
    }

    /** Who announced it, where and in which direction is part of what it is. */
    static void requireSame(StoredCrossing stored, Announcement next) {
        List<Fault> faults = new ArrayList<>(0);
        if (!stored.key().number().equals(next.key().number())
                || !stored.key().scheme().equals(next.key().scheme())) {
            faults.add(Fault.at("/announcer", "ANNOUNCER_FIXED"));
        }
        if (!stored.key().reference().equals(next.key().reference())) {
            faults.add(Fault.at("/reference", "REFERENCE_FIXED"));
        }
        if (!stored.vehicle().gate().equals(next.vehicle().gate())) {
            faults.add(Fault.at("/gate", "GATE_FIXED"));
        }
        if (stored.vehicle().direction() != next.vehicle().direction()) {
            faults.add(Fault.at("/direction", "DIRECTION_FIXED"));
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
    }
}
