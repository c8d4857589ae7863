package vn.bordergate.stats.fold;

import java.time.LocalDate;
import java.util.Comparator;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;

/**
 * What vehicles are counted by.
 *
 * @param goods the most demanding class on it; of an empty vehicle, general
 */
public record VehicleKey(
        GateCode gate, Direction direction, LocalDate day, boolean laden, GoodsClass goods)
        implements Comparable<VehicleKey> {

    private static final Comparator<VehicleKey> ORDER =
            Comparator.comparing(VehicleKey::day)
                    .thenComparing(key -> key.gate().value())
                    .thenComparing(VehicleKey::direction)
                    .thenComparing(VehicleKey::laden)
                    .thenComparing(VehicleKey::goods);

    /** In the order in which rows are to be locked. */
    @Override
    public int compareTo(VehicleKey other) {
        return ORDER.compare(this, other);
    }
}
