package vn.bordergate.ingest.declaring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.ingest.door.UnavailableException;

/**
 * What becomes of a group once each of its submissions is judged: a submission that fails falls
 * whole, and with it whatever was taken for a repeat of it.
 *
 * @param outcomes one for each submission of the group, in order
 * @param kept vehicles that were announced
 * @param removed vehicles whose rows are taken back
 * @param unlodged declarations whose rows are taken back
 */
record Settlement(
        List<Outcome> outcomes,
        List<Announcement> kept,
        Set<CrossingId> removed,
        Collection<DeclarationId> unlodged) {

    Settlement {
        outcomes = List.copyOf(outcomes);
        kept = List.copyOf(kept);
        removed = Set.copyOf(removed);
        unlodged = List.copyOf(unlodged);
    }

    /**
     * @param parties those of the group that came with vehicles
     * @param fresh vehicles that nobody had announced before
     */
    static Settlement of(
            List<Lodgement> group,
            List<Outcome> outcomes,
            List<Party> parties,
            Set<CrossingId> fresh) {
        Set<CrossingId> removed = removed(parties, fresh);
        Map<Lodgement.Key, DeclarationId> unlodged = new HashMap<>();
        List<Outcome> settled = new ArrayList<>(outcomes);
        List<Announcement> kept = new ArrayList<>();
        for (Party party : parties) {
            settled.set(party.index, outcome(party));
            if (!party.undone) {
                party.fresh(fresh).forEach(kept::add);
            } else if (party.fresh) {
                unlodged.put(party.lodgement.key(), party.receipt.declarationId());
            }
        }
        leaveNobodyLeaning(group, settled, unlodged.keySet());
        return new Settlement(settled, kept, removed, unlodged.values());
    }

    /** What failed, and what was taken for a repeat of it, until nothing more falls with it. */
    private static Set<CrossingId> removed(List<Party> parties, Set<CrossingId> fresh) {
        Set<CrossingId> removed = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Party party : parties) {
                boolean falls =
                        party.failed() || party.leansOn.stream().anyMatch(removed::contains);
                if (falls && !party.undone) {
                    party.undone = true;
                    more = true;
                    party.fresh(fresh).map(Announcement::crossingId).forEach(removed::add);
                }
            }
        }
        return removed;
    }

    private static Outcome outcome(Party party) {
        if (party.failed()) {
            return new Outcome.VehiclesRefused(List.copyOf(party.faults));
        }
        if (party.undone) {
            return notNow();
        }
        Receipt receipt = party.receipt.with(party.receipts);
        return party.fresh ? new Outcome.Accepted(receipt) : new Outcome.Repeated(receipt);
    }

    /** Whoever was answered as a repeat of what is taken back now has to ask again. */
    private static void leaveNobodyLeaning(
            List<Lodgement> group, List<Outcome> settled, Set<Lodgement.Key> unlodged) {
        for (int i = 0; i < group.size(); i++) {
            if (unlodged.contains(group.get(i).key())
                    && !(settled.get(i) instanceof Outcome.VehiclesRefused)) {
                settled.set(i, notNow());
            }
        }
    }

    private static Outcome notNow() {
        return new Outcome.NotNow(
                new UnavailableException("its forerunner was refused", Duration.ofSeconds(1)));
    }
}
