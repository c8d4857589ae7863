package vn.bordergate.ingest.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingId;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.Received;

/** Applies what the gate published of crossings: one read and one write for each batch. */
final class CrossingTracking implements BatchHandler {

    private final CrossingProgressTable table;
    private final Onlooker onlooker;

    CrossingTracking(CrossingProgressTable table, Onlooker onlooker) {
        this.table = table;
        this.onlooker = onlooker;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        Map<CrossingId, List<ClearanceCrossingEvent>> events = new LinkedHashMap<>();
        for (Received received : batch.records()) {
            if (received.event() instanceof ClearanceCrossingEvent event) {
                events.computeIfAbsent(event.crossingId(), _ -> new ArrayList<>()).add(event);
            } else {
                batch.refuse(received, "not an event of clearance.crossings");
            }
        }
        return events.isEmpty()
                ? Mono.empty()
                : table.find(events.keySet())
                        .flatMap(known -> table.store(changed(known, events)))
                        .then(Mono.defer(() -> onlooker.crossingsMoved(events)));
    }

    private static List<CrossingProgress> changed(
            Map<CrossingId, CrossingProgress> known,
            Map<CrossingId, List<ClearanceCrossingEvent>> events) {
        List<CrossingProgress> changed = new ArrayList<>(events.size());
        events.forEach(
                (id, history) -> {
                    CrossingProgress progress = known.getOrDefault(id, CrossingProgress.none(id));
                    for (ClearanceCrossingEvent event : history) {
                        progress = progress.after(event);
                    }
                    changed.add(progress);
                });
        return changed;
    }
}
