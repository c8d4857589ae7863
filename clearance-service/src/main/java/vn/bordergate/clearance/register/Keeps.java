package vn.bordergate.clearance.register;

import java.util.List;
import vn.bordergate.clearance.declaration.Consignment.Line;

/** How long goods keep, which decides what is looked at first among what is due together. */
public enum Keeps {
    /** Live animals, live fish. */
    ALIVE,
    /** Meat, fish, dairy and eggs, plants and flowers, vegetables, fruit. */
    FRESH,
    LONG;

    /** Of the goods that keep the shortest. */
    static Keeps of(List<Line> lines) {
        Keeps shortest = LONG;
        for (Line line : lines) {
            Keeps one = of(line.heading());
            shortest = one.compareTo(shortest) < 0 ? one : shortest;
        }
        return shortest;
    }

    static Keeps of(String heading) {
        return switch (heading.substring(0, 2)) {
            case "01" -> ALIVE;
            case "03" -> heading.equals("0301") ? ALIVE : FRESH;
            case "02", "04", "06", "07", "08" -> FRESH;
            default -> LONG;
        };
    }
}
