package vn.bordergate.clearance.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.PlateLikeness;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.ReadingTaken;

/**
 * Which vehicle a device saw: the one of that plate, or the one expected there that is most like.
 */
final class PlateBook {

    /** Of a passage that was over before. */
    private static final int RANK_OVER = 5;

    /** For so long a reading of a passage that is made is a repeat, and not of the next one. */
    private static final Duration REPEATED = Duration.ofMinutes(5);

    /** Below it a camera says itself that it is not sure, in thousandths. */
    private static final int UNSURE_BELOW = 700;

    /** How much nearer the best must be than the next. */
    private static final int CLEARLY = 2;

    private final Map<CrossingId, Known> known = new LinkedHashMap<>();

    /**
     * A vehicle that may have been seen.
     *
     * @param trailer what a camera behind it reads, or null where it has none
     */
    record Known(CrossingId id, GateCode gate, String plate, @Nullable String trailer) {

        /** As it was announced. */
        static Known of(CrossingId id, AnnouncedVehicle vehicle) {
            PlateNumber trailer = vehicle.trailerPlate();
            return new Known(
                    id,
                    vehicle.gate(),
                    vehicle.plate().value(),
                    trailer == null ? null : trailer.value());
        }

        boolean bears(String read) {
            return plate.equals(read) || read.equals(trailer);
        }

        /** From the nearer of its two. */
        int distance(String read) {
            int own = PlateLikeness.distance(read, plate);
            return trailer == null ? own : Math.min(own, PlateLikeness.distance(read, trailer));
        }
    }

    /** Whom a reading is of. */
    sealed interface Match {}

    record Found(CrossingId id) implements Match {}

    /** Several are like it, or one but not enough. */
    record Unsure(List<CrossingId> candidates) implements Match {}

    record Unknown() implements Match {}

    PlateBook(Collection<Known> all) {
        all.forEach(this::add);
    }

    void add(Known vehicle) {
        known.put(vehicle.id(), vehicle);
    }

    Collection<Known> all() {
        return known.values();
    }

    /**
     * Finds the vehicle.
     *
     * @param states where each stands by now
     */
    Match find(ReadingTaken reading, Function<CrossingId, Crossing> states) {
        var plate = reading.plate();
        if (plate == null) {
            return new Unknown();
        }
        List<Known> exact = new ArrayList<>();
        Map<CrossingId, Integer> like = new LinkedHashMap<>();
        for (Known one : known.values()) {
            if (!one.gate().equals(reading.gate())) {
                continue;
            }
            if (one.bears(plate.value())) {
                exact.add(one);
            } else if (rank(states.apply(one.id()), reading) == 0) {
                int distance = one.distance(plate.value());
                if (distance <= PlateLikeness.DISTANCE_MAX) {
                    like.put(one.id(), distance);
                }
            }
        }
        return exact.isEmpty() ? mostAlike(like, reading) : ofExact(exact, reading, states);
    }

    /** Of several passages of one vehicle, the one that is expected there. */
    private static Match ofExact(
            List<Known> exact, ReadingTaken reading, Function<CrossingId, Crossing> states) {
        Known best =
                exact.stream()
                        .min(
                                Comparator.<Known>comparingInt(
                                                one -> rank(states.apply(one.id()), reading))
                                        .thenComparing(one -> planned(states.apply(one.id()))))
                        .orElseThrow();
        // One that ended before it was seen is another passage than the one that was seen.
        return rank(states.apply(best.id()), reading) >= RANK_OVER
                ? new Unknown()
                : new Found(best.id());
    }

    private static Instant planned(Crossing state) {
        return state instanceof Crossing.Known s
                ? s.standing().vehicle().plannedArrival()
                : Instant.MAX;
    }

    private static Match mostAlike(Map<CrossingId, Integer> like, ReadingTaken reading) {
        if (like.isEmpty()) {
            return new Unknown();
        }
        List<Map.Entry<CrossingId, Integer>> nearest =
                like.entrySet().stream().sorted(Map.Entry.comparingByValue()).limit(5).toList();
        int best = nearest.getFirst().getValue();
        boolean alone = nearest.size() == 1 || nearest.get(1).getValue() >= best + CLEARLY;
        Integer confidence = reading.confidence();
        boolean unsureItself = confidence != null && confidence < UNSURE_BELOW;
        // Lorries of one firm differ by a digit, so a digit that is plainly another is another.
        int near = unsureItself ? PlateLikeness.WRONG : 2 * PlateLikeness.CONFUSED;
        return alone && best <= near
                ? new Found(nearest.getFirst().getKey())
                : new Unsure(nearest.stream().map(Map.Entry::getKey).toList());
    }

    /** 0 for a vehicle that is expected where it was seen, more for one that is less so. */
    static int rank(Crossing state, ReadingTaken reading) {
        boolean inward =
                state instanceof Crossing.Known s
                        && s.standing().vehicle().direction() == Direction.IMPORT;
        boolean wayIn = inward && reading.place().equals("B1");
        return switch (reading.kind()) {
            case YARD_ENTRY -> order(state, reading, 0, 2, 2, 1);
            case WEIGHED -> order(state, reading, 0, 0, 1, 2);
            case YARD_EXIT -> order(state, reading, 3, 0, 0, 2);
            case BARRIER_REACHED, BARRIER_PASSED ->
                    wayIn ? order(state, reading, 0, 2, 2, 1) : order(state, reading, 3, 2, 0, 1);
        };
    }

    private static int order(
            Crossing state,
            ReadingTaken reading,
            int announced,
            int inYard,
            int underWay,
            int crossed) {
        return switch (state) {
            case Crossing.Announced _ -> announced;
            case Crossing.InYard _ -> inYard;
            case Crossing.UnderWay _ -> underWay;
            case Crossing.Crossed s ->
                    reading.at().isBefore(s.crossedAt().plus(REPEATED)) ? crossed : 4;
            // Of a passage that was over later than that, it is a late word.
            case Crossing.Ended s -> reading.at().isAfter(s.endedAt()) ? RANK_OVER : 1;
            case Crossing.NotAnnounced _ -> RANK_OVER;
        };
    }
}
