package vn.bordergate.ingest.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.ChangeDeclined;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.Received;

/** Applies what the authorities published: one read and one write for each batch. */
final class Tracking implements BatchHandler {

    private final ProgressTable table;
    private final DeclinedChanges declinedChanges;
    private final Onlooker onlooker;

    Tracking(ProgressTable table, DeclinedChanges declinedChanges, Onlooker onlooker) {
        this.table = table;
        this.declinedChanges = declinedChanges;
        this.onlooker = onlooker;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        Map<DeclarationId, List<ClearanceDeclarationEvent>> events = new LinkedHashMap<>();
        for (Received received : batch.records()) {
            if (received.event() instanceof ClearanceDeclarationEvent event) {
                events.computeIfAbsent(event.declarationId(), _ -> new ArrayList<>()).add(event);
            } else {
                batch.refuse(received, "not an event of clearance.declarations");
            }
        }
        return events.isEmpty()
                ? Mono.empty()
                : table.find(events.keySet()).flatMap(known -> apply(known, events));
    }

    private Mono<Void> apply(
            Map<DeclarationId, Progress> known,
            Map<DeclarationId, List<ClearanceDeclarationEvent>> events) {
        Map<String, Progress> changed = new TreeMap<>();
        List<Declined> declined = new ArrayList<>();
        events.forEach(
                (id, history) -> {
                    Progress progress = known.getOrDefault(id, Progress.none(id));
                    for (ClearanceDeclarationEvent event : history) {
                        if (event instanceof ChangeDeclined change) {
                            declined.add(new Declined(change, progress.generation()));
                        }
                        progress = progress.after(event);
                    }
                    changed.put(id.toString(), progress);
                });
        return table.store(changed.values())
                .then(Flux.fromIterable(declined).concatMap(this::takeBack).then())
                .then(Mono.defer(() -> onlooker.declarationsMoved(events)));
    }

    private Mono<Void> takeBack(Declined declined) {
        return declinedChanges.takeBack(declined.change(), declined.generationTakenUp());
    }

    private record Declined(ChangeDeclined change, int generationTakenUp) {}
}
