package vn.bordergate.clearance.till;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.FeeCommand.End;
import vn.bordergate.clearance.fee.Fees;
import vn.bordergate.events.Actor;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingAmended;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.VehicleCrossed;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.Received;

/**
 * Opens an account for each announced passage, quotes it, and closes it when the passage was made
 * or is over. Announcements and ends come by two topics, hence in any order.
 */
final class TillIntake implements BatchHandler {

    private final AccountStore accounts;
    private final Quoting quoting;

    TillIntake(AccountStore accounts, Quoting quoting) {
        this.accounts = accounts;
        this.quoting = quoting;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        Set<CrossingId> ids = new LinkedHashSet<>();
        Instant latest = Instant.EPOCH;
        for (Received received : batch.records()) {
            CrossingId id = concerned(received.event());
            if (id != null) {
                ids.add(id);
                Instant at = received.event().at();
                latest = at.isAfter(latest) ? at : latest;
            }
        }
        if (ids.isEmpty()) {
            return Mono.empty();
        }
        Instant at = latest;
        return accounts.take(ids)
                .flatMap(
                        open -> {
                            batch.records().forEach(one -> apply(open, one.event()));
                            return quoting.putBack(open.values(), at);
                        });
    }

    /** Whose account an event concerns; null where it concerns none. */
    private static @Nullable CrossingId concerned(PublishedEvent event) {
        return switch (event) {
            case CrossingAnnounced e -> e.crossingId();
            case CrossingAmended e -> e.crossingId();
            case VehicleCrossed e -> e.crossingId();
            case CrossingEnded e -> e.crossingId();
            // A withdrawal counts when the gate has confirmed it, as the end of the crossing.
            default -> null;
        };
    }

    private static void apply(Map<CrossingId, OpenAccount> open, PublishedEvent event) {
        switch (event) {
            case CrossingAnnounced e ->
                    announce(open, e.crossingId(), e.generation(), e.vehicle(), e.by(), e.at());
            case CrossingAmended e ->
                    announce(open, e.crossingId(), e.generation(), e.vehicle(), e.by(), e.at());
            case VehicleCrossed e -> end(open, e.crossingId(), true);
            case CrossingEnded e -> end(open, e.crossingId(), false);
            default -> {
                // Concerns no account.
            }
        }
    }

    private static void announce(
            Map<CrossingId, OpenAccount> open,
            CrossingId id,
            int generation,
            AnnouncedVehicle vehicle,
            Actor by,
            Instant at) {
        OpenAccount account = open.getOrDefault(id, OpenAccount.none(id));
        Announced before = account.announced();
        if (before != null && before.generation() >= generation) {
            return;
        }
        // Whoever announced it first is who may pay, and the tariff of then holds.
        Announced now =
                before == null
                        ? Announced.of(vehicle, generation, by.id(), at)
                        : Announced.of(
                                vehicle, generation, before.announcedBy(), before.announcedAt());
        open.put(id, account.with(now));
    }

    private static void end(Map<CrossingId, OpenAccount> open, CrossingId id, boolean made) {
        OpenAccount account = open.getOrDefault(id, OpenAccount.none(id));
        open.put(
                id,
                account.with(
                        Fees.evolve(
                                account.account(), Fees.decide(account.account(), new End(made)))));
    }
}
