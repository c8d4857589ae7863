package vn.bordergate.ingest.declaring;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.ingest.declaring.form.VehicleSaid;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.journal.JournalEntry;
import vn.bordergate.web.Fault;

/**
 * Vehicles that come with their declaration, in its transaction: all of a submission is taken in,
 * or nothing of it, and the others of the group are not touched.
 */
final class Companions {

    private final Crossings crossings;
    private final Carried carried;
    private final Announcements announcements;
    private final DatabaseClient database;
    private final InstantSource clock;

    Companions(
            Crossings crossings,
            Carried carried,
            Announcements announcements,
            DatabaseClient database,
            InstantSource clock) {
        this.crossings = crossings;
        this.carried = carried;
        this.announcements = announcements;
        this.database = database;
        this.clock = clock;
    }

    /** What became of the group, and what is to be told of its vehicles. */
    record Taken(List<Outcome> outcomes, List<JournalEntry> entries) {}

    /** Announces what came with the declarations of the group; one outcome for each, in order. */
    Mono<Taken> announce(List<Lodgement> group, List<Outcome> outcomes) {
        List<Party> parties = parties(group, outcomes);
        if (parties.isEmpty()) {
            return Mono.just(new Taken(outcomes, List.of()));
        }
        List<DeclarationId> judged = parties.stream().flatMap(Companions::judged).toList();
        return insert(parties)
                .flatMap(
                        fresh ->
                                carried.find(judged)
                                        .flatMap(known -> compare(parties, fresh, known)))
                .map(fresh -> Settlement.of(group, outcomes, parties, fresh))
                .flatMap(this::settle);
    }

    private List<Party> parties(List<Lodgement> group, List<Outcome> outcomes) {
        List<Party> parties = new ArrayList<>(0);
        for (int i = 0; i < group.size(); i++) {
            Lodgement one = group.get(i);
            if (one.vehicles().isEmpty()) {
                continue;
            }
            switch (outcomes.get(i)) {
                case Outcome.Accepted(Receipt receipt) ->
                        parties.add(prepared(new Party(i, one, receipt, true)));
                case Outcome.Repeated(Receipt receipt) ->
                        parties.add(prepared(new Party(i, one, receipt, false)));
                default -> {
                    // The declaration was not taken, and with it none of its vehicles.
                }
            }
        }
        return parties;
    }

    private Party prepared(Party party) {
        Lodgement lodged = party.lodgement;
        for (VehicleSaid said : lodged.vehicles()) {
            party.vehicles.add(
                    announcements.prepare(
                            said.carrying(party.receipt.declarationId(), lodged.content()),
                            said.remarks(),
                            lodged.who(),
                            clock.instant()));
        }
        return party;
    }

    /**
     * What its vehicles carry besides the declaration that they come with, and that if it is old.
     */
    private static Stream<DeclarationId> judged(Party party) {
        Stream<DeclarationId> others =
                party.lodgement.vehicles().stream().flatMap(said -> said.declarations().stream());
        return party.fresh ? others : Stream.concat(others, Stream.of(own(party)));
    }

    private static DeclarationId own(Party party) {
        return party.receipt.declarationId();
    }

    /** Of a new vehicle alone: a repeat gets its answer whatever has become of its load. */
    private static void judge(Party party, int vehicle, Carried.Known known) {
        Announcement next = party.vehicles.get(vehicle);
        List<DeclarationId> others = party.lodgement.vehicles().get(vehicle).declarations();
        FirmRights who = party.lodgement.who();
        party.faults.addAll(known.judge(next.vehicle(), who, others, pointer(vehicle)));
        if (!party.fresh && !others.contains(own(party))) {
            party.faults.addAll(
                    known.judge(next.vehicle(), who, List.of(own(party)), pointer(vehicle)));
        }
    }

    private Mono<Set<CrossingId>> insert(List<Party> parties) {
        return crossings.insert(
                parties.stream().flatMap(party -> party.vehicles.stream()).toList());
    }

    /** What was not new is the same as before, or a conflict that takes its submission down. */
    private Mono<Set<CrossingId>> compare(
            List<Party> parties, Set<CrossingId> fresh, Carried.Known known) {
        List<Lodgement.Key> before =
                parties.stream()
                        .flatMap(party -> party.vehicles.stream())
                        .filter(vehicle -> !fresh.contains(vehicle.crossingId()))
                        .map(Announcement::key)
                        .toList();
        Mono<Map<Lodgement.Key, StoredCrossing>> found =
                before.isEmpty() ? Mono.just(Map.of()) : crossings.findByKeys(before);
        return found.map(
                stored -> {
                    parties.forEach(party -> compare(party, fresh, stored, known));
                    return fresh;
                });
    }

    private static void compare(
            Party party,
            Set<CrossingId> fresh,
            Map<Lodgement.Key, StoredCrossing> stored,
            Carried.Known known) {
        for (int i = 0; i < party.vehicles.size(); i++) {
            Announcement next = party.vehicles.get(i);
            if (fresh.contains(next.crossingId())) {
                judge(party, i, known);
                party.receipts.add(next.receipt());
                continue;
            }
            StoredCrossing before = stored.get(next.key());
            if (before == null) {
                throw new IllegalStateException("neither new nor known: " + next.crossingId());
            }
            Fault conflict = CrossingRefusals.conflict(next, before, pointer(i) + "/reference");
            if (conflict != null) {
                party.faults.add(conflict);
            }
            party.leansOn.add(before.crossingId());
            party.receipts.add(before.receipt());
        }
    }

    private Mono<Taken> settle(Settlement settled) {
        List<JournalEntry> entries = settled.kept().stream().map(Announcement::entry).toList();
        return crossings
                .remove(settled.removed())
                .then(removeDeclarations(settled.unlodged()))
                .then(crossings.carry(settled.kept()))
                .thenReturn(new Taken(settled.outcomes(), entries));
    }

    private Mono<Void> removeDeclarations(Collection<DeclarationId> ids) {
        UUID[] keys = ids.stream().map(DeclarationId::value).toArray(UUID[]::new);
        return keys.length == 0
                ? Mono.empty()
                : database.sql("delete from declaration where declaration_id = any($1)")
                        .bind(0, keys)
                        .then();
    }

    private static String pointer(int vehicle) {
        return "/vehicles/" + vehicle;
    }
}
