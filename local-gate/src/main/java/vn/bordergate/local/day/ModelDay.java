package vn.bordergate.local.day;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import vn.bordergate.events.Direction;

/**
 * A day at a gate, of which any number of days can be drawn.
 *
 * @param note what is particular about it
 * @param extendableTo until when the lanes stay open for those who still wait
 */
public record ModelDay(
        String name,
        String note,
        ZoneId zone,
        LocalTime opens,
        LocalTime closes,
        LocalTime extendableTo,
        Map<Direction, Traffic> directions,
        List<Closure> closures) {

    public ModelDay {
        require(name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"), "its name is \"" + name + "\"");
        require(opens.isBefore(closes), "it closes before it opens");
        require(!extendableTo.isBefore(closes), "it is extendable to before it closes");
        require(!directions.isEmpty(), "nothing comes in any direction");
        directions = Map.copyOf(directions);
        closures = List.copyOf(closures);
        for (Closure closure : closures) {
            require(
                    directions.containsKey(closure.direction()),
                    "there is a closure for " + closure.direction() + ", where nothing comes");
        }
    }

    /** Lanes of a direction take nobody for a while. */
    public record Closure(Direction direction, LocalTime from, LocalTime to, String reason) {
        public Closure {
            require(from.isBefore(to), "a closure ends before it begins");
        }
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
