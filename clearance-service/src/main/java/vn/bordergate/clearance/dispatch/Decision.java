package vn.bordergate.clearance.dispatch;

import java.util.List;

/**
 * What follows from how a gate stands.
 *
 * @param order version of the published order that decided
 * @param calls in the order in which they are made
 * @param toBarrier lanes whose next called vehicle may drive up to the barrier, once for each
 *     vehicle
 * @param standings everybody else: those in the queue by direction and place, then the others
 */
public record Decision(
        String order, List<Call> calls, List<String> toBarrier, List<Standing> standings) {

    public Decision {
        calls = List.copyOf(calls);
        toBarrier = List.copyOf(toBarrier);
        standings = List.copyOf(standings);
    }
}
