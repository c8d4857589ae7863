package vn.bordergate.clearance.calling;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.calling.StandingWriter.Stood;
import vn.bordergate.clearance.calling.Throughput.Called;
import vn.bordergate.clearance.calling.Throughput.Foreseen;
import vn.bordergate.clearance.calling.YardFloor.Standee;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.dispatch.Standing;
import vn.bordergate.clearance.dispatch.Standing.InQueue;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;
import vn.bordergate.clearance.dispatch.Standing.OutOfQueue;
import vn.bordergate.clearance.rulebook.LaneRuling;
import vn.bordergate.events.Direction;

/** Where those stand who were not called. */
final class Standings {

    private Standings() {}

    /**
     * One of them.
     *
     * @param standee as it stood before
     * @param expected when its call is expected now; what it is judged by is the first of these
     */
    record Stand(Standee standee, Stood stood, @Nullable Expectation expected) {}

    /** Of what has changed for them, that which is kept. */
    static List<Stood> changed(List<Stand> all) {
        return all.stream()
                .filter(one -> isOther(one.stood(), one.standee()))
                .map(Stand::stood)
                .toList();
    }

    static List<Stand> of(TurnPlan plan, List<Called> calls, Spreads spreads, Set<UUID> taken) {
        var throughput = new Throughput(calls, plan.regime.lanes(), spreads, plan.regime.now());
        Map<String, Integer> overtaken = plan.overtaken(taken);
        Map<Direction, Map<LaneGroup, Integer>> places = new EnumMap<>(Direction.class);
        List<Stand> all = new ArrayList<>();
        for (Standing standing : plan.decision.standings()) {
            Standee standee = MeasureBook.known(plan.byTicket.get(standing.ticket()));
            UUID crossing = standee.vehicle().crossing();
            LaneRuling ruling = MeasureBook.known(plan.rulings.get(crossing));
            Integer place = null;
            String because;
            Foreseen foreseen = null;
            String told = standee.told();
            switch (standing) {
                case InQueue in -> {
                    Direction direction = standee.vehicle().direction();
                    int inGroup =
                            places.computeIfAbsent(direction, _ -> new EnumMap<>(LaneGroup.class))
                                    .merge(ruling.group(), 1, Integer::sum);
                    place = in.place();
                    told = null;
                    because = in.rule();
                    foreseen = throughput.expected(direction, ruling.group(), place, inGroup);
                }
                case OutOfQueue out -> {
                    because = out.obstacle().name();
                    told = told(out.obstacle(), plan.regime, standee);
                }
            }
            var stood =
                    new Stood(
                            crossing,
                            place,
                            because,
                            standee.overtaken() + overtaken.getOrDefault(standing.ticket(), 0),
                            plan.newPlaces.get(crossing),
                            ruling,
                            standee.expectation() == null ? foreseen : null,
                            !because.equals(standee.because()),
                            told,
                            !Objects.equals(told, standee.told()));
            all.add(new Stand(standee, stood, foreseen == null ? null : foreseen.told()));
        }
        return all;
    }

    /** What is its own affair, it is told by itself; what it was told of the gate stands. */
    private static @Nullable String told(Obstacle obstacle, Regime regime, Standee standee) {
        return switch (obstacle) {
            case NO_OPEN_LANE -> regime.obstacle(standee.vehicle().direction());
            case INTAKE_EXHAUSTED -> obstacle.name();
            case NOT_READY, HELD, HELD_BY_OFFICER -> standee.told();
        };
    }

    private static boolean isOther(Stood stood, Standee was) {
        return stood.isNews()
                || stood.tells()
                || stood.placeAt() != null
                || stood.foreseen() != null
                || stood.overtaken() != was.overtaken()
                || !Objects.equals(stood.place(), was.place())
                || !stood.ruling().group().name().equals(was.group())
                || !stood.ruling().priority().name().equals(was.priority());
    }
}
