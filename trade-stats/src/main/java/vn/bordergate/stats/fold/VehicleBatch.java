package vn.bordergate.stats.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingEnding;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.events.VehicleCrossed;
import vn.bordergate.events.VehicleReturned;

/**
 * Adds a batch of what became of crossings up into counts, and follows who stands in a yard. The
 * events of one crossing come in their order; those of different crossings in any.
 */
public final class VehicleBatch {

    private final Map<CrossingId, VehicleStay> stays;
    private final SortedMap<VehicleKey, VehicleCounts> counts = new TreeMap<>();
    private final Map<CrossingId, VehicleStay> put = new HashMap<>();
    private final Set<CrossingId> gone = new HashSet<>();

    private VehicleBatch(Map<CrossingId, VehicleStay> stays) {
        this.stays = new HashMap<>(stays);
    }

    /**
     * What a batch changes.
     *
     * @param counts to be added, in the order in which rows are to be locked
     * @param put vehicles that stand in a yard after it, as they stand
     * @param gone vehicles that stand there no longer
     */
    public record Change(
            SortedMap<VehicleKey, VehicleCounts> counts,
            Map<CrossingId, VehicleStay> put,
            Set<CrossingId> gone) {}

    /**
     * Folds a batch.
     *
     * @param stays the vehicles of the batch that stood in a yard before it
     */
    public static Change fold(
            Map<CrossingId, VehicleStay> stays, List<ClearanceCrossingEvent> events) {
        VehicleBatch batch = new VehicleBatch(stays);
        events.forEach(batch::add);
        return new Change(
                Collections.unmodifiableSortedMap(batch.counts),
                Map.copyOf(batch.put),
                Set.copyOf(batch.gone));
    }

    private void add(ClearanceCrossingEvent event) {
        // An if-chain, for the other events say nothing of where a vehicle is.
        if (event instanceof TicketIssued ticket) {
            entered(ticket);
        } else if (event instanceof VehicleCrossed crossed) {
            count(
                    new VehicleKey(
                            crossed.gate(),
                            crossed.direction(),
                            day(crossed.at()),
                            crossed.laden(),
                            crossed.goods()),
                    VehicleCounts.CROSSED);
            left(crossed.crossingId(), crossed.at());
        } else if (event instanceof CrossingEnded ended) {
            ended(ended);
        } else if (event instanceof VehicleReturned back) {
            count(
                    new VehicleKey(
                            back.gate(),
                            back.direction(),
                            day(back.at()),
                            false,
                            GoodsClass.GENERAL),
                    VehicleCounts.RETURNED);
            // One whose goods went over to another vehicle goes back from the yard.
            left(back.crossingId(), back.at());
        } else {
            called(event);
        }
    }

    private void called(ClearanceCrossingEvent event) {
        VehicleStay stay = stays.get(event.crossingId());
        if (stay == null) {
            return;
        }
        if (event instanceof LaneCalled) {
            put(event.crossingId(), stay.with(true));
        } else if (event instanceof CallRevoked) {
            put(event.crossingId(), stay.with(false));
        }
    }

    /** Of a ticket of before it said what kind of vehicle it was, nothing can be counted. */
    private void entered(TicketIssued ticket) {
        GateCode gate = ticket.gate();
        Direction direction = ticket.direction();
        Boolean laden = ticket.laden();
        GoodsClass goods = ticket.goods();
        if (gate == null || direction == null || laden == null || goods == null) {
            return;
        }
        VehicleStay before = stays.get(ticket.crossingId());
        // In another yard it goes on waiting.
        Instant since = before == null ? ticket.at() : before.enteredAt();
        put(ticket.crossingId(), new VehicleStay(gate, direction, laden, goods, since, false));
    }

    private void ended(CrossingEnded ended) {
        if (ended.ending() == CrossingEnding.TURNED_BACK) {
            Direction direction = ended.direction();
            Boolean laden = ended.laden();
            GoodsClass goods = ended.goods();
            // Of before it said what kind of vehicle it was, nothing can be counted.
            if (direction != null && laden != null && goods != null) {
                count(
                        new VehicleKey(ended.gate(), direction, day(ended.at()), laden, goods),
                        VehicleCounts.TURNED_BACK);
            }
        }
        left(ended.crossingId(), ended.at());
    }

    private void left(CrossingId id, Instant at) {
        VehicleStay stay = stays.remove(id);
        put.remove(id);
        if (stay == null) {
            return;
        }
        gone.add(id);
        for (LocalDate day : stay.daysWaited(at)) {
            count(
                    new VehicleKey(stay.gate(), stay.direction(), day, stay.laden(), stay.goods()),
                    VehicleCounts.WAITING);
        }
    }

    private void put(CrossingId id, VehicleStay stay) {
        stays.put(id, stay);
        put.put(id, stay);
        gone.remove(id);
    }

    private void count(VehicleKey key, VehicleCounts more) {
        counts.merge(key, more, VehicleCounts::plus);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, VehicleStay.ZONE);
    }
}
