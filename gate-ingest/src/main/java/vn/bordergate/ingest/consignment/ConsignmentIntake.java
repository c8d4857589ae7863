package vn.bordergate.ingest.consignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.GateCrossingEvent;
import vn.bordergate.events.GateDeclarationEvent;
import vn.bordergate.events.QueuePlaceTold;
import vn.bordergate.ingest.tracking.Onlooker;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;

/**
 * Makes rows anew when something was said at the gate, which is read here from the gate's own
 * topics so that the door is spared the work, and when the authorities said something.
 */
final class ConsignmentIntake implements BatchHandler, Onlooker {

    private final Consignments consignments;
    private final Steps steps;

    ConsignmentIntake(Consignments consignments, Steps steps) {
        this.consignments = consignments;
        this.steps = steps;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        Set<UUID> declarations = new TreeSet<>();
        Set<UUID> crossings = new TreeSet<>();
        List<Step> all = new ArrayList<>();
        for (var received : batch.records()) {
            switch (received.event()) {
                case GateDeclarationEvent event -> {
                    declarations.add(event.declarationId().value());
                    keep(all, Step.of(event));
                }
                case GateCrossingEvent event -> {
                    crossings.add(event.crossingId().value());
                    keep(all, Step.of(event));
                }
                default -> {
                    // The readings of devices are on the same topic and move nothing here.
                }
            }
        }
        return consignments
                .renew(declarations)
                .then(Mono.defer(() -> consignments.renewCarried(crossings)))
                .then(Mono.defer(() -> steps.add(all)));
    }

    @Override
    public Mono<Void> declarationsMoved(
            Map<DeclarationId, List<ClearanceDeclarationEvent>> events) {
        List<Step> all =
                events.values().stream()
                        .flatMap(List::stream)
                        .flatMap(e -> of(Step.of(e)))
                        .toList();
        return consignments
                .renew(events.keySet().stream().map(DeclarationId::value).sorted().toList())
                .then(Mono.defer(() -> steps.add(all)));
    }

    @Override
    public Mono<Void> crossingsMoved(Map<CrossingId, List<ClearanceCrossingEvent>> events) {
        List<UUID> moved = new ArrayList<>();
        List<UUID> placed = new ArrayList<>();
        List<Step> all = new ArrayList<>();
        events.forEach(
                (id, history) -> {
                    history.forEach(event -> keep(all, Step.of(event)));
                    // The list does not show places, so no row of it is made anew for one.
                    boolean isPlace = history.stream().allMatch(QueuePlaceTold.class::isInstance);
                    (isPlace ? placed : moved).add(id.value());
                });
        return consignments
                .renewCarried(moved)
                .then(Mono.defer(() -> consignments.tellCarried(placed)))
                .then(Mono.defer(() -> steps.add(all)));
    }

    private static void keep(List<Step> all, @Nullable Step step) {
        if (step != null) {
            all.add(step);
        }
    }

    private static Stream<Step> of(@Nullable Step step) {
        return Stream.ofNullable(step).map(Objects::requireNonNull);
    }
}
