package vn.bordergate.trials.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.DrawnDay;
import vn.bordergate.local.day.ModelDay;

/**
 * The same days under every contender.
 *
 * @param scopes by name: each direction, and both where there are two
 */
record Contest(ModelDay model, Map<String, Map<Contender, Result>> scopes) {

    static final String BOTH = "both";

    /** Draws and plays; seeds run side by side and are added up in order. */
    static Contest hold(
            ModelDay model, PublishedOrder order, long firstSeed, int seeds, Duration approach) {
        List<Map<Contender, Played>> days =
                LongStream.range(firstSeed, firstSeed + seeds)
                        .parallel()
                        .mapToObj(seed -> playAll(DrawnDay.of(model, seed), order, approach))
                        .toList();
        Map<String, Map<Contender, Result>> scopes = new LinkedHashMap<>();
        List<Direction> directions = new ArrayList<>(model.directions().keySet());
        directions.sort(null);
        for (Direction direction : directions) {
            scopes.put(direction.name().toLowerCase(java.util.Locale.ROOT), add(days, direction));
        }
        if (directions.size() > 1) {
            scopes.put(BOTH, add(days, null));
        }
        return new Contest(model, scopes);
    }

    private static Map<Contender, Played> playAll(
            DrawnDay day, PublishedOrder order, Duration approach) {
        Map<Contender, Played> played = new EnumMap<>(Contender.class);
        for (Contender contender : Contender.values()) {
            played.put(contender, contender.play(day, order, approach));
        }
        return played;
    }

    private static Map<Contender, Result> add(
            List<Map<Contender, Played>> days,
            @org.jspecify.annotations.Nullable Direction direction) {
        Map<Contender, Result> results = new EnumMap<>(Contender.class);
        for (Contender contender : Contender.values()) {
            Result result = new Result(direction);
            days.forEach(day -> result.add(java.util.Objects.requireNonNull(day.get(contender))));
            results.put(contender, result);
        }
        return results;
    }
}
