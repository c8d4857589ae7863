package vn.bordergate.clearance.crossing;

import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.crossing.Crossing.Announced;
import vn.bordergate.clearance.crossing.Crossing.InYard;
import vn.bordergate.clearance.crossing.Crossing.Known;
import vn.bordergate.clearance.crossing.Crossing.Live;
import vn.bordergate.clearance.crossing.CrossingCommand.Amend;
import vn.bordergate.clearance.crossing.CrossingCommand.Announce;
import vn.bordergate.clearance.crossing.CrossingCommand.Announcers;
import vn.bordergate.clearance.crossing.CrossingCommand.Withdraw;
import vn.bordergate.clearance.crossing.CrossingEvent.ChangeDeclined;
import vn.bordergate.clearance.crossing.CrossingEvent.ReadinessChanged;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleAmended;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleAnnounced;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleWithdrawn;
import vn.bordergate.events.AnnouncedVehicle;

/** What whoever announced the vehicle does with it. */
final class AnnouncingDecisions {

    private AnnouncingDecisions() {}

    static ImpossibleHistory neverAnnounced() {
        return new ImpossibleHistory(
                ImpossibleHistory.Kind.NEVER_ANNOUNCED, "a change of what was never announced");
    }

    static List<CrossingEvent> announced(Announce c) {
        return List.of(new VehicleAnnounced(c.generation(), c.vehicle(), c.at()));
    }

    static List<CrossingEvent> announcedBefore(Known s, Announce c) {
        if (c.generation() > s.standing().generation()) {
            throw new ImpossibleHistory(
                    ImpossibleHistory.Kind.ANNOUNCED_AGAIN,
                    "generation %d announced over %d"
                            .formatted(c.generation(), s.standing().generation()));
        }
        // A repeat of what stands or of what an amendment has replaced.
        return List.of();
    }

    static List<CrossingEvent> amended(Announced s, Amend c) {
        if (c.generation() <= s.standing().generation()) {
            return List.of();
        }
        String code = unfit(s, c.vehicle());
        return code == null
                ? List.of(new VehicleAmended(c.generation(), c.vehicle(), true, c.at()))
                : tooLate(s, c, code);
    }

    /**
     * In the yard the place is the vehicle's: another vehicle cannot take it over, and whoever
     * comes with other goods waits from then on.
     */
    static List<CrossingEvent> amended(InYard s, Amend c, Findings findings) {
        if (c.generation() <= s.standing().generation()) {
            return List.of();
        }
        AnnouncedVehicle before = s.standing().vehicle();
        String code = unfit(s, c.vehicle());
        if (code == null && !c.vehicle().plate().equals(before.plate())) {
            code = "PLATE_HAS_TICKET";
        }
        if (code == null && s.standing().marks().transshipped()) {
            code = "AMENDED_AFTER_TRANSSHIPMENT";
        }
        if (code != null) {
            return tooLate(s, c, code);
        }
        boolean same = Load.of(c.vehicle()).equals(s.standing().load());
        Standing next = s.standing().amended(c.generation(), c.vehicle());
        List<Lack> lacking = Assessment.lacking(next, findings.assessed());
        var ready = Assessment.readyAt(same ? s.place().readyAt() : null, lacking, c.at());
        List<CrossingEvent> events = new ArrayList<>(2);
        events.add(new VehicleAmended(c.generation(), c.vehicle(), same, c.at()));
        if (!same || !lacking.equals(s.place().lacking())) {
            events.add(new ReadinessChanged(lacking, ready, findings.assessed().cargo(), c.at()));
        }
        return List.copyOf(events);
    }

    static List<CrossingEvent> withdrawn(Live s, Withdraw c) {
        return s.standing().held()
                ? tooLate(s, c, "WITHDRAWN_WHILE_HELD")
                : List.of(new VehicleWithdrawn(c.at()));
    }

    /** Said once of each generation; of what is older than the one that stands, never. */
    static List<CrossingEvent> tooLate(Known s, Announcers c, String code) {
        boolean older =
                c instanceof Amend && c.generation() <= s.standing().generation()
                        || c.generation() <= s.standing().declinedGeneration();
        return older ? List.of() : List.of(new ChangeDeclined(c.generation(), code, c.at()));
    }

    private static @org.jspecify.annotations.Nullable String unfit(
            Live s, AnnouncedVehicle vehicle) {
        AnnouncedVehicle before = s.standing().vehicle();
        if (s.standing().held()) {
            return "AMENDED_WHILE_HELD";
        }
        if (!vehicle.gate().equals(before.gate())) {
            return "AMENDED_TO_OTHER_GATE";
        }
        return vehicle.direction() == before.direction() ? null : "AMENDED_TO_OTHER_DIRECTION";
    }
}
