package vn.bordergate.clearance.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.Call.Overtaking;
import vn.bordergate.clearance.dispatch.Standing.InQueue;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;
import vn.bordergate.clearance.dispatch.Standing.OutOfQueue;

/** Those of one direction who may be called, while one decision is made. */
final class Queue {

    private final PublishedOrder order;
    private final List<Candidate> inOrder;
    private final Map<GoodsClass, Integer> intakeLeft;
    private final Intake intake;

    Queue(PublishedOrder order, List<Candidate> candidates, Intake intake) {
        this.order = order;
        this.intake = intake;
        intakeLeft = new EnumMap<>(GoodsClass.class);
        intakeLeft.putAll(intake.left());
        inOrder = new ArrayList<>(candidates);
        inOrder.sort(Candidate.IN_ORDER);
    }

    /** Calls whoever is next for the lane, if there is anybody whom it may take. */
    @Nullable Call callTo(Lane lane) {
        List<Candidate> able = inOrder.stream().filter(one -> mayGo(one, lane)).toList();
        if (able.isEmpty()) {
            return null;
        }
        Candidate first = able.getFirst();
        Candidate atLimit = longestAtLimit(able);
        return atLimit != null && atLimit.ready < first.ready
                ? call(atLimit, able, lane, true)
                : call(first, able, lane, false);
    }

    private @Nullable Candidate longestAtLimit(List<Candidate> able) {
        Candidate longest = null;
        for (Candidate candidate : able) {
            if (candidate.overtaken >= order.overtaking().max()
                    && (longest == null || candidate.ready < longest.ready)) {
                longest = candidate;
            }
        }
        return longest;
    }

    private Call call(Candidate next, List<Candidate> able, Lane lane, boolean byLimit) {
        String limit = order.overtaking().rule().id();
        List<Candidate> overtaken =
                able.stream()
                        .filter(other -> other.ready < next.ready)
                        .sorted(Comparator.comparingLong(other -> other.ready))
                        .toList();
        List<Overtaking> overtakings = new ArrayList<>(overtaken.size());
        for (Candidate other : overtaken) {
            other.overtaken++;
            String rule = byLimit ? limit : next.ruleBefore(other, order);
            overtakings.add(new Overtaking(other.vehicle.ticket(), rule));
        }
        next.called = true;
        if (intake.limits(next.vehicle)) {
            intakeLeft.merge(next.vehicle.goods(), -1, Integer::sum);
        }
        boolean favouredBehind = able.stream().anyMatch(other -> other.isFavouredOver(next));
        return new Call(
                next.vehicle.ticket(),
                lane.id(),
                byLimit ? limit : next.ruleOfPlace(order, favouredBehind),
                overtakings,
                next.intervention);
    }

    private boolean mayGo(Candidate candidate, Lane lane) {
        return !candidate.called && lane.takes(candidate.vehicle) && isTakenOpposite(candidate);
    }

    private boolean isTakenOpposite(Candidate candidate) {
        return !intake.limits(candidate.vehicle)
                || intakeLeft.getOrDefault(candidate.vehicle.goods(), 0) > 0;
    }

    /** Where those stand who were not called: the queue first, then who is out of it. */
    List<Standing> standings(List<Lane> lanes) {
        List<Candidate> waiting = new ArrayList<>();
        List<Standing> outside = new ArrayList<>();
        for (Candidate candidate : inOrder) {
            if (candidate.called) {
                continue;
            }
            String ticket = candidate.vehicle.ticket();
            if (!isTakenOpposite(candidate)) {
                outside.add(new OutOfQueue(ticket, Obstacle.INTAKE_EXHAUSTED));
            } else if (lanes.stream().noneMatch(lane -> lane.takes(candidate.vehicle))) {
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
