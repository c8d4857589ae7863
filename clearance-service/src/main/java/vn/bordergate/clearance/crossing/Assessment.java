package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Crossing.Placed;
import vn.bordergate.clearance.crossing.CrossingEvent.ReadinessChanged;
import vn.bordergate.clearance.crossing.Findings.Assessed;
import vn.bordergate.clearance.crossing.Findings.Carried;

/** What a vehicle lacks before it may be called and may pass. */
final class Assessment {

    private Assessment() {}

    /**
     * What is lacking, in the order of the kinds; empty where nothing is.
     *
     * @throws IllegalArgumentException when other declarations were looked up than it carries
     */
    static List<Lack> lacking(Standing standing, Assessed found) {
        Set<Lack> lacking = EnumSet.noneOf(Lack.class);
        var looked = new HashSet<>();
        for (Carried one : found.carried()) {
            looked.add(one.id());
            switch (one.state()) {
                case MISSING -> lacking.add(Lack.DECLARATION_MISSING);
                case UNCLEARED -> lacking.add(Lack.DECLARATION_NOT_CLEARED);
                case HELD -> lacking.add(Lack.DECLARATION_HELD);
                case REFUSED -> lacking.add(Lack.DECLARATION_REFUSED);
                case CLEARED -> {}
            }
        }
        if (!looked.equals(new HashSet<>(standing.load().declarations()))) {
            throw new IllegalArgumentException("other declarations than it carries: " + looked);
        }
        if (!found.feeSettled()) {
            lacking.add(Lack.FEE_DUE);
        }
        if (standing.held()) {
            lacking.add(Lack.VEHICLE_HELD);
        }
        if (standing.driver().name().isBlank() || standing.driver().document().isBlank()) {
            lacking.add(Lack.DRIVER_MISSING);
        }
        return List.copyOf(lacking);
    }

    /** The change of readiness, or none. */
    static List<CrossingEvent> changed(
            Standing standing, Place place, List<Lack> lacking, Cargo cargo, Instant at) {
        // What made it ready may be older than its ticket; a place is had from the ticket on.
        Instant from = at.isBefore(place.admittedAt()) ? place.admittedAt() : at;
        Instant ready = readyAt(place.readyAt(), lacking, from);
        return place.lacking().equals(lacking)
                        && cargo.equals(standing.cargo())
                        && (ready == null || ready.equals(place.readyAt()))
                ? List.of()
                : List.of(new ReadinessChanged(lacking, ready, cargo, at));
    }

    /** Once ready it keeps that time, whatever is lacking later. */
    static @Nullable Instant readyAt(@Nullable Instant before, List<Lack> lacking, Instant at) {
        return before == null && lacking.isEmpty() ? at : before;
    }

    /** With a lack more or less, of which nothing needs to be looked up. */
    static List<CrossingEvent> with(Placed s, Lack lack, boolean isLacking, Instant at) {
        Set<Lack> now = EnumSet.noneOf(Lack.class);
        now.addAll(s.place().lacking());
        if (isLacking) {
            now.add(lack);
        } else {
            now.remove(lack);
        }
        return changed(s.standing(), s.place(), List.copyOf(now), s.standing().cargo(), at);
    }

    static List<CrossingEvent> both(List<CrossingEvent> first, List<CrossingEvent> then) {
        List<CrossingEvent> all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
