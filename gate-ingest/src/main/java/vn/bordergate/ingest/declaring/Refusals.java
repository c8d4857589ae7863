package vn.bordergate.ingest.declaring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.SupplementAnswered;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.ingest.tracking.Progress;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Answers of the gate to a request that it will not follow. */
final class Refusals {

    private Refusals() {}

    /** Also the answer to someone else's declaration: whether it exists is not theirs to know. */
    static FaultsException notFound() {
        return FaultsException.of(404, Fault.at("", "DECLARATION_NOT_FOUND"));
    }

    static FaultsException faulty(Reading.Faulty faulty) {
        return new FaultsException(faulty.readable() ? 422 : 400, faulty.faults());
    }

    /** A long body that held no declaration and nothing that could be one. */
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
        return Fault.at(
                "/reference",
                "REFERENCE_USED",
                Map.of(
                        "url",
                        Receipt.PATH + conflict.declarationId(),
                        "generation",
                        conflict.generation()));
    }

    /** Only conflicts are a conflict; a fault in the content comes first. */
    static FaultsException vehicles(List<Fault> faults) {
        boolean conflicts =
                faults.stream().allMatch(fault -> fault.code().startsWith("VEHICLE_REFERENCE"));
        return new FaultsException(conflicts ? 409 : 422, faults);
    }

    /** A vehicle is amended where it was announced, with its own generations. */
    static FaultsException vehiclesNotHere() {
        return FaultsException.of(422, Fault.at("/vehicles", "VEHICLES_NOT_HERE"));
    }

    /** Of a number for which the account may not declare; whether anybody does is not told. */
    static Fault notYours() {
        return Fault.at("/declarant/number", "DECLARANT_NOT_YOURS");
    }

    /** Who may look knows that it is there, and is told why they may not change it. */
    static void requireDeclaring(FirmRights who, FirmNumber firm) {
        if (!who.mayDeclareFor(firm)) {
            throw FaultsException.of(403, Fault.at("", "DECLARANT_NOT_YOURS"));
        }
    }

    /** Nobody asked for it, or it was answered, or the time for it is over. */
    static void requireAsked(Progress progress, int slip) {
        boolean asked =
                progress.followed().supplements().stream()
                        .anyMatch(one -> slip == SupplementAnswered.EVERY || one.slip() == slip);
        if (!asked) {
            throw FaultsException.of(409, Fault.at("/slip", "SUPPLEMENT_NOT_ASKED"));
        }
    }

    static void requireSameIdentity(Lodgement.Key stored, Lodgement.Key next) {
        List<Fault> faults = new ArrayList<>();
        if (!stored.number().equals(next.number()) || !stored.scheme().equals(next.scheme())) {
            faults.add(Fault.at("/declarant", "DECLARANT_FIXED"));
        }
        if (!stored.reference().equals(next.reference())) {
            faults.add(Fault.at("/reference", "REFERENCE_FIXED"));
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
    }

    /** Where it is declared and in which direction is part of what it is. */
    static void requireSamePlace(DeclaredContent stands, DeclaredContent next) {
        List<Fault> faults = new ArrayList<>();
        if (!stands.gate().equals(next.gate())) {
            faults.add(Fault.at("/gate", "GATE_FIXED"));
        }
        if (stands.direction() != next.direction()) {
            faults.add(Fault.at("/direction", "DIRECTION_FIXED"));
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
    }

    /** Each generation is kept for ever, and there is an end to them. */
    static void requireFewGenerations(int generationLast) {
        if (generationLast >= Limits.GENERATIONS_MAX) {
            throw FaultsException.of(
                    409, Fault.at("", "AMENDED_TOO_OFTEN", Map.of("max", Limits.GENERATIONS_MAX)));
        }
    }

    static void requireOpen(Standing standing) {
        if (!standing.status().open()) {
            throw FaultsException.of(
                    409,
                    Fault.at(
                            "",
                            "NO_LONGER_CHANGEABLE",
                            Map.of("status", standing.status().name())));
        }
    }
}
