package vn.bordergate.clearance.till;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.FeeCommand.End;
import vn.bordergate.clearance.fee.Fees;
import vn.bordergate.events.Actor;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.CrossingAmended;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.PayerNamed;
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
    private final Payers payers;

    TillIntake(AccountStore accounts, Quoting quoting, Payers payers) {
        this.accounts = accounts;
        this.quoting = quoting;
        this.payers = payers;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        Set<CrossingId> ids = new LinkedHashSet<>();
        List<PayerNamed> named = new ArrayList<>();
        Instant latest = Instant.EPOCH;
        for (Received received : batch.records()) {
            if (received.event() instanceof PayerNamed payer) {
                named.add(payer);
            }
            CrossingId id = concerned(received.event());
            if (id != null) {
                ids.add(id);
                Instant at = received.event().at();
                latest = at.isAfter(latest) ? at : latest;
            }
        }
        Instant at = latest;
        Mono<Void> kept = payers.keep(named);
        return ids.isEmpty() ? kept : kept.then(Mono.defer(() -> applied(batch, ids, at)));
    }

    private Mono<Void> applied(Batch batch, Set<CrossingId> ids, Instant at) {
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
            case LaneCalled e -> e.crossingId();
            case CallRevoked e -> e.crossingId();
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
            case LaneCalled e -> called(open, e.crossingId(), true);
            case CallRevoked e -> called(open, e.crossingId(), false);
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
        boolean old = before != null && before.generation() >= generation;
        boolean late = before != null && account.called();
        if (old || late) {
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

    private static void called(Map<CrossingId, OpenAccount> open, CrossingId id, boolean now) {
        open.put(id, open.getOrDefault(id, OpenAccount.none(id)).called(now));
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
