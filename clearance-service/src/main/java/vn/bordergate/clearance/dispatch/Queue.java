package vn.bordergate.clearance.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.Call.Overtaking;
import vn.bordergate.clearance.dispatch.Lane.Accepts;
import vn.bordergate.clearance.dispatch.Standing.InQueue;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;
import vn.bordergate.clearance.dispatch.Standing.OutOfQueue;
import vn.bordergate.events.GoodsClass;

/**
 * Those of one direction who may be called, while one decision is made. Who can use which lane is
 * looked up once, as a full yard is gone through for every call.
 */
final class Queue {

    private static final Comparator<Candidate> BY_READY =
            Comparator.comparingLong(candidate -> candidate.ready);

    private final PublishedOrder order;
    private final List<Candidate> inOrder;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<GoodsClass, Integer> intakeLeft = new EnumMap<>(GoodsClass.class);
    private final Intake intake;
    private int leftOfAll;

    Queue(PublishedOrder order, List<Candidate> candidates, List<Lane> lanes, Intake intake) {
        this.order = order;
        this.intake = intake;
        intakeLeft.putAll(intake.left());
        leftOfAll = intake.leftOfAll() == null ? Integer.MAX_VALUE : intake.leftOfAll();
        inOrder = new ArrayList<>(candidates);
        inOrder.sort(Candidate.IN_ORDER);
        List<Candidate> byReady = new ArrayList<>(inOrder);
        byReady.sort(BY_READY);
        // Lanes that take the same have the same line; most gates have several of a kind.
        Map<Accepts, Line> ofAKind = new HashMap<>();
        for (Lane lane : lanes) {
            if (lane.open()) {
                lines.put(
                        lane.id(),
                        ofAKind.computeIfAbsent(
                                lane.accepts(),
                                _ -> new Line(able(inOrder, lane), able(byReady, lane))));
            }
        }
    }

    /** Who can use a lane: in the order of the calls, and in the order in which they were ready. */
    private record Line(List<Candidate> inOrder, List<Candidate> byReady) {}

    private static List<Candidate> able(List<Candidate> candidates, Lane lane) {
        List<Candidate> able = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            if (lane.takes(candidate.vehicle)) {
                candidate.hasLane = true;
                able.add(candidate);
            }
        }
        return able;
    }

    /** Calls whoever is next for the lane, if there is anybody whom it may take. */
    @Nullable Call callTo(Lane lane) {
        Line line = lines.get(lane.id());
        Candidate first = line == null ? null : first(line);
        if (line == null || first == null) {
            return null;
        }
        Candidate atLimit = longestAtLimit(line, first);
        return atLimit == null ? call(first, line, lane, false) : call(atLimit, line, lane, true);
    }

    private @Nullable Candidate first(Line line) {
        for (Candidate candidate : line.inOrder) {
            if (mayGo(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Who may not be overtaken by that one, and of several the one that was ready first. */
    private @Nullable Candidate longestAtLimit(Line line, Candidate by) {
        int max = order.overtaking().max();
        for (Candidate candidate : line.byReady) {
            if (candidate.ready >= by.ready) {
                return null;
            }
            if (candidate.overtaken >= max && mayGo(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private Call call(Candidate next, Line line, Lane lane, boolean byLimit) {
        String limit = order.overtaking().rule().id();
        List<Overtaking> overtakings = new ArrayList<>();
        for (Candidate other : line.byReady) {
            if (other.ready >= next.ready) {
                break;
            }
            if (mayGo(other)) {
                other.overtaken++;
                String rule = byLimit ? limit : next.ruleBefore(other, order);
                overtakings.add(new Overtaking(other.vehicle.ticket(), rule));
            }
        }
        String rule = byLimit ? limit : next.ruleOfPlace(order, isFavouredBehind(next, line));
        next.called = true;
        if (intake.counts(next.vehicle)) {
            intakeLeft.computeIfPresent(next.vehicle.goods(), (_, left) -> left - 1);
            leftOfAll--;
        }
        return new Call(next.vehicle.ticket(), lane.id(), rule, overtakings, next.intervention);
    }

    private boolean isFavouredBehind(Candidate next, Line line) {
        for (Candidate other : line.inOrder) {
            if (other.isFavouredOver(next) && mayGo(other)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayGo(Candidate candidate) {
        return !candidate.called && isTakenOpposite(candidate);
    }

    private boolean isTakenOpposite(Candidate candidate) {
        return !intake.counts(candidate.vehicle)
                || leftOfAll > 0
                        && intakeLeft.getOrDefault(candidate.vehicle.goods(), Integer.MAX_VALUE)
                                > 0;
    }

    /** Where those stand who were not called: the queue first, then who is out of it. */
    List<Standing> standings() {
        List<Candidate> waiting = new ArrayList<>();
        List<Standing> outside = new ArrayList<>();
        for (Candidate candidate : inOrder) {
            if (candidate.called) {
                continue;
            }
            String ticket = candidate.vehicle.ticket();
            if (!isTakenOpposite(candidate)) {
                outside.add(new OutOfQueue(ticket, Obstacle.INTAKE_EXHAUSTED));
            } else if (!candidate.hasLane) {
                outside.add(new OutOfQueue(ticket, Obstacle.NO_OPEN_LANE));
            } else {
                waiting.add(candidate);
            }
        }
        List<Standing> standings = new ArrayList<>(places(waiting));
        standings.addAll(outside);
        return standings;
    }

    private List<Standing> places(List<Candidate> waiting) {
        Standing[] places = new Standing[waiting.size()];
        Candidate mostFavouredBehind = null;
        for (int place = waiting.size(); place > 0; place--) {
            Candidate candidate = waiting.get(place - 1);
            boolean favouredBehind =
                    mostFavouredBehind != null && mostFavouredBehind.isFavouredOver(candidate);
            places[place - 1] =
                    new InQueue(
                            candidate.vehicle.ticket(),
                            place,
                            candidate.ruleOfPlace(order, favouredBehind));
            if (mostFavouredBehind == null || candidate.isFavouredOver(mostFavouredBehind)) {
                mostFavouredBehind = candidate;
            }
        }
        return List.of(places);
    }
}
