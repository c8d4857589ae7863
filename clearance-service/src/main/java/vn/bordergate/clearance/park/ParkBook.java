package vn.bordergate.clearance.park;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.bordergate.events.TradeFact;

/** Which firm stood in which park on which day; a line holds until the firm's next one. */
public final class ParkBook {

    /** Where nobody has uploaded anything. */
    public static final ParkBook EMPTY = new ParkBook(List.of());

    private final Map<String, TreeMap<LocalDate, String>> firms = new HashMap<>();

    /**
     * A firm and its park.
     *
     * @param number tax code, without separators
     * @param park name of an {@link IndustrialPark}, or {@link TradeFact#NO_PARK}
     */
    public record Line(String number, LocalDate effectiveFrom, String park) {}

    public ParkBook(Collection<Line> lines) {
        for (Line line : lines) {
            firms.computeIfAbsent(line.number(), number -> new TreeMap<>())
                    .put(line.effectiveFrom(), line.park());
        }
    }

    /** The park, or {@link TradeFact#NO_PARK}. */
    public String parkOf(String number, LocalDate day) {
        TreeMap<LocalDate, String> lines = firms.get(number);
        Map.Entry<LocalDate, String> inForce = lines == null ? null : lines.floorEntry(day);
        return inForce == null ? TradeFact.NO_PARK : inForce.getValue();
    }
}
