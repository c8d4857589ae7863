package vn.bordergate.clearance.register;

import java.util.HashMap;
import java.util.Map;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.yard.Occupancy;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;

/**
 * Who came into which yard and left it by what was decided and is not written yet: what a whole
 * batch lets in is counted vehicle by vehicle.
 */
final class YardMoves {

    private record Yard(GateCode gate, String code) {}

    private record Moved(int vehicles, int cold) {
        Moved plus(Moved other) {
            return new Moved(vehicles + other.vehicles, cold + other.cold);
        }
    }

    private final Map<Yard, Moved> moved = new HashMap<>();

    void add(Crossing before, Crossing after) {
        count(before, -1);
        count(after, 1);
    }

    private void count(Crossing state, int times) {
        if (state instanceof Crossing.InYard s) {
            var standing = s.standing();
            boolean cold = standing.load().laden() && standing.cargo().goods() == GoodsClass.FROZEN;
            moved.merge(
                    new Yard(standing.vehicle().gate(), s.place().yard()),
                    new Moved(times, cold ? times : 0),
                    Moved::plus);
        }
    }

    /** What was read, and what was decided since. */
    Map<String, Occupancy> after(GateCode gate, Map<String, Occupancy> read) {
        Map<String, Occupancy> now = new HashMap<>(read);
        moved.forEach(
                (yard, by) -> {
                    if (yard.gate().equals(gate)) {
                        Occupancy was = read.getOrDefault(yard.code(), Occupancy.EMPTY);
                        now.put(
                                yard.code(),
                                new Occupancy(
                                        was.vehicles() + by.vehicles(), was.cold() + by.cold()));
                    }
                });
        return now;
    }
}
