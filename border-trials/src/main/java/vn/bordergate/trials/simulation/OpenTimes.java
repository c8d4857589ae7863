package vn.bordergate.trials.simulation;

import java.time.Instant;
import java.util.List;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.DrawnDay;
import vn.bordergate.local.day.ModelDay.Closure;

/**
 * When the lanes of a day take vehicles. That they stay open for the last ones as long as was
 * agreed upon is taken for granted.
 */
record OpenTimes(DrawnDay day) {

    Instant opening() {
        return day.at(day.model().opens());
    }

    Instant end() {
        return day.at(day.model().extendableTo());
    }

    boolean isOpen(Direction direction, Instant now) {
        return !now.isBefore(opening())
                && now.isBefore(end())
                && closures(direction).stream().noneMatch(closure -> within(closure, now));
    }

    /**
     * That moment if the lanes are open then, and otherwise when they open next; at last the end.
     */
    Instant openFrom(Direction direction, Instant asked) {
        Instant open = asked.isBefore(opening()) ? opening() : asked;
        for (int round = 0; round <= day.model().closures().size(); round++) {
            for (Closure closure : closures(direction)) {
                open = within(closure, open) ? day.at(closure.to()) : open;
            }
        }
        return open.isBefore(end()) ? open : end();
    }

    List<Closure> closures(Direction direction) {
        return day.model().closures().stream()
                .filter(closure -> closure.direction() == direction)
                .toList();
    }

    private boolean within(Closure closure, Instant now) {
        return !now.isBefore(day.at(closure.from())) && now.isBefore(day.at(closure.to()));
    }
}
