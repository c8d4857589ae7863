package vn.bordergate.clearance.calling;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.calling.Regime.LaneState;
import vn.bordergate.clearance.calling.YardFloor.Standee;
import vn.bordergate.clearance.yard.LanePlan;

/**
 * Those on their way to a lane that officers have closed. Who is at its barrier already goes
 * through: nobody turns a lorry round there.
 */
final class Stranded {

    private Stranded() {}

    static List<Standee> of(Regime regime, List<Standee> standees) {
        Map<String, LaneState> states =
                regime.plan().lanes().stream()
                        .collect(Collectors.toMap(LanePlan::id, regime::state));
        return standees.stream()
                .filter(one -> one.vehicle().stage() == YardStage.CALLED)
                .filter(
                        one ->
                                one.vehicle().lane() instanceof String lane
                                        && isClosed(states.get(lane)))
                .toList();
    }

    /** {@code LANE_CLOSED}, {@code ROUTE_CLOSED} or {@code GATE_CLOSED}. */
    static String code(Regime regime, Standee one) {
        LaneState state =
                one.vehicle().lane() instanceof String id
                                && regime.plan().lane(id) instanceof LanePlan lane
                        ? regime.state(lane)
                        : LaneState.CLOSED;
        return switch (state) {
            case ROUTE_CLOSED, GATE_CLOSED -> state.name();
            case OPEN, CLOSED, OUT_OF_HOURS -> "LANE_CLOSED";
        };
    }

    private static boolean isClosed(@Nullable LaneState state) {
        return state == LaneState.CLOSED
                || state == LaneState.ROUTE_CLOSED
                || state == LaneState.GATE_CLOSED;
    }
}
