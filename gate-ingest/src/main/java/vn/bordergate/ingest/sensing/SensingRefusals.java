package vn.bordergate.ingest.sensing;

import java.util.List;
import java.util.Map;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Answers of the gate to a device that it will not follow. */
final class SensingRefusals {

    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private SensingRefusals() {}

    /** The credentials are no device of the book; which ones are is not theirs to know. */
    static FaultsException unknownDevice() {
        return FaultsException.of(FORBIDDEN, Fault.at("", "DEVICE_UNKNOWN"));
    }

    static FaultsException foreignGate() {
        return FaultsException.of(FORBIDDEN, Fault.at("", "FOREIGN_GATE"));
    }

    /** Speaking for another device is a matter of credentials, not of content. */
    static FaultsException faulty(ReadingForm.Read.Faulty faulty) {
        boolean foreign =
                faulty.faults().stream()
                        .anyMatch(f -> f.code().equals(FaultCode.DEVICE_FOREIGN.name()));
        int status = foreign ? FORBIDDEN : faulty.readable() ? 422 : 400;
        return new FaultsException(status, faulty.faults());
    }

    static FaultsException emptyBody() {
        return FaultsException.of(400, Fault.at("", FaultCode.BODY_EMPTY.name()));
    }

    static FaultsException unavailable(UnavailableException e) {
        return new FaultsException(
                503,
                List.of(
                        Fault.at(
                                "",
                                "GATE_UNAVAILABLE",
                                Map.of("seconds", e.retryAfter().toSeconds()))),
                e.retryAfter());
    }

    static Fault conflictFault(Outcome.Conflict conflict) {
        return Fault.at("/number", "READING_NUMBER_USED", Map.of("number", conflict.number()));
    }

    static Fault forgottenFault(Outcome.Forgotten forgotten) {
        return Fault.at(
                "/number", "READING_FORGOTTEN", Map.of("forgottenTo", forgotten.forgottenTo()));
    }

    static Fault notStorableFault() {
        return Fault.at("", "READING_NOT_STORABLE");
    }

    static FaultsException conflict(Fault fault) {
        return FaultsException.of(CONFLICT, fault);
    }
}
