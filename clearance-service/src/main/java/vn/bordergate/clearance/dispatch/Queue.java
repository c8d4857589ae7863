package vn.bordergate.clearance.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.Call.Overtaking;
import vn.bordergate.clearance.dispatch.PublishedOrder.Promise;
import vn.bordergate.clearance.dispatch.Standing.InQueue;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;
import vn.bordergate.clearance.dispatch.Standing.OutOfQueue;

/** Those of one direction who may be called, while one decision is made. */
final class Queue {

    private final PublishedOrder order;
    private final Instant now;
    private final List<Candidate> inOrder;
    private final Map<GoodsClass, Integer> intakeLeft;
    private final Intake intake;

    Queue(PublishedOrder order, Instant now, List<Candidate> candidates, Intake intake) {
        this.order = order;
        this.now = now;
        this.intake = intake;
        intakeLeft = new EnumMap<>(GoodsClass.class);
        intakeLeft.putAll(intake.left());
        inOrder = new ArrayList<>(candidates);
        inOrder.sort(Candidate.IN_ORDER);
    }

    /** Who is to be called, and the rule that puts it first whatever the order says. */
    private record Choice(Candidate next, @Nullable Rule by) {}

    /** Calls whoever is next for the lane, if there is anybody whom it may take. */
    @Nullable Call callTo(Lane lane) {
        List<Candidate> able = inOrder.stream().filter(one -> mayGo(one, lane)).toList();
        return able.isEmpty() ? null : call(choose(able), able, lane);
    }

    private Choice choose(List<Candidate> able) {
        Choice choice = keepingPromises(able);
        Candidate atLimit = null;
        for (Candidate candidate : able) {
            if (candidate.overtaken >= order.overtaking().max()
                    && (atLimit == null || candidate.ready < atLimit.ready)) {
                atLimit = candidate;
            }
        }
        return atLimit != null && atLimit.ready < choice.next.ready
                ? new Choice(atLimit, order.overtaking().rule())
                : choice;
    }

    private Choice keepingPromises(List<Candidate> able) {
        Candidate first = able.getFirst();
        List<Candidate> behind = able.stream().filter(first::isFavouredOver).toList();
        if (first.isMoved() || behind.isEmpty()) {
            return new Choice(first, null);
        }
        Candidate longest = behind.getFirst();
        long favoured = able.size() - behind.size();
        boolean overtakesNobodyFavoured =
                able.stream()
                        .filter(one -> !first.isFavouredOver(one))
                        .allMatch(one -> longest.ready < one.ready);
        for (Promise promise : order.promises()) {
            long due = behind.stream().filter(one -> isDue(one, promise)).count();
            if (overtakesNobodyFavoured
                    && isDue(longest, promise)
                    && due + favoured <= promise.among()) {
                return new Choice(longest, promise.rule());
            }
        }
        return new Choice(first, null);
    }

    private boolean isDue(Candidate candidate, Promise promise) {
        return candidate.waited(now).compareTo(promise.after()) >= 0;
    }

    private Call call(Choice choice, List<Candidate> able, Lane lane) {
        Candidate next = choice.next;
        List<Candidate> overtaken =
                able.stream()
                        .filter(other -> other.ready < next.ready)
                        .sorted(Comparator.comparingLong(other -> other.ready))
                        .toList();
        List<Overtaking> overtakings = new ArrayList<>(overtaken.size());
        for (Candidate other : overtaken) {
            other.overtaken++;
            Rule by = choice.by;
            overtakings.add(
                    new Overtaking(
                            other.vehicle.ticket(),
                            by == null ? next.ruleBefore(other, order) : by.id()));
        }
        next.called = true;
        if (intake.limits(next.vehicle)) {
            intakeLeft.merge(next.vehicle.goods(), -1, Integer::sum);
        }
        boolean favouredBehind = able.stream().anyMatch(other -> other.isFavouredOver(next));
        Rule by = choice.by;
        return new Call(
                next.vehicle.ticket(),
                lane.id(),
                by == null ? next.ruleOfPlace(order, favouredBehind) : by.id(),
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
