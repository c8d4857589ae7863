package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bordergate.clearance.register.PlateQuestions.Question;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingAmended;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.CrossingWithdrawn;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.PayerNamed;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.ReadingTaken;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.Received;

/** What a batch is about, before anything is looked up. */
record Said(
        Set<CrossingId> ids,
        Set<DeclarationId> carried,
        Map<CrossingId, AnnouncedVehicle> announced,
        List<ReadingTaken> readings,
        Instant latest) {

    static Said of(Batch batch) {
        var said =
                new Said(
                        new LinkedHashSet<>(),
                        new HashSet<>(),
                        new LinkedHashMap<>(),
                        new ArrayList<>(),
                        Instant.EPOCH);
        Instant latest = Instant.EPOCH;
        for (Received received : batch.records()) {
            Instant at = received.event().at();
            latest = at.isAfter(latest) ? at : latest;
            switch (received.event()) {
                case CrossingAnnounced e -> said.vehicle(e.crossingId(), e.vehicle());
                case CrossingAmended e -> said.vehicle(e.crossingId(), e.vehicle());
                case CrossingWithdrawn e -> said.ids.add(e.crossingId());
                case ReadingTaken e -> said.readings.add(e);
                // Concerns the till alone.
                case PayerNamed _ -> {}
                default -> batch.refuse(received, "not an event of gate.crossings");
            }
        }
        return new Said(said.ids, said.carried, said.announced, said.readings, latest);
    }

    private void vehicle(CrossingId id, AnnouncedVehicle vehicle) {
        ids.add(id);
        announced.put(id, vehicle);
        carried.addAll(vehicle.declarations());
    }

    Set<String> gates() {
        Set<String> gates = new HashSet<>();
        announced.values().forEach(vehicle -> gates.add(vehicle.gate().value()));
        return gates;
    }

    Set<String> plates() {
        Set<String> plates = new HashSet<>();
        announced.values().forEach(vehicle -> plates.add(vehicle.plate().value()));
        return plates;
    }

    boolean mayPass(List<Question> waiting) {
        return readings.stream().anyMatch(r -> r.kind() == ReadingKind.BARRIER_PASSED)
                || waiting.stream().anyMatch(q -> q.reading().kind() == ReadingKind.BARRIER_PASSED);
    }
}
