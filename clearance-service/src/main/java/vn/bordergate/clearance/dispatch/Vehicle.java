package vn.bordergate.clearance.dispatch;

import java.time.Instant;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * A vehicle in the yard that has not been called.
 *
 * @param ticket its queue ticket, unique in the yard
 * @param goods what it carries; of an empty vehicle, what it came for
 * @param firm who sent it, in any form that is the same for all vehicles of the firm
 * @param readyAt since when it may go: its checks were done and its fee was settled. Later than the
 *     clock for one that is not ready
 * @param placeAt the moment that its place in the queue counts from, by {@link FirmShare}; never
 *     earlier than it was ready
 * @param held by an authority or because of a declaration; it is not called and loses no place
 * @param overtaken how often it has been overtaken
 * @param group by which lanes it goes when it is laden
 * @param priority whether it may have a head start
 */
public record Vehicle(
        String ticket,
        Direction direction,
        GoodsClass goods,
        boolean laden,
        CustomsChannel channel,
        boolean priorityEnterprise,
        String firm,
        Instant arrivedAt,
        Instant readyAt,
        Instant placeAt,
        boolean held,
        int overtaken,
        LaneGroup group,
        PriorityClass priority) {

    /** A vehicle of which the table of lanes was not asked: it goes by its goods alone. */
    public Vehicle(
            String ticket,
            Direction direction,
            GoodsClass goods,
            boolean laden,
            CustomsChannel channel,
            boolean priorityEnterprise,
            String firm,
            Instant arrivedAt,
            Instant readyAt,
            Instant placeAt,
            boolean held,
            int overtaken) {
        this(
                ticket,
                direction,
                goods,
                laden,
                channel,
                priorityEnterprise,
                firm,
                arrivedAt,
                readyAt,
                placeAt,
                held,
                overtaken,
                LaneGroup.GENERAL,
                PriorityClass.PREFERRED);
    }

    public Vehicle {
        if (ticket.isBlank()) {
            throw new IllegalArgumentException("a vehicle in the yard has a ticket");
        }
        if (placeAt.isBefore(readyAt)) {
            throw new IllegalArgumentException(ticket + " has a place before it is ready");
        }
        if (overtaken < 0) {
            throw new IllegalArgumentException(ticket + " was overtaken " + overtaken + " times");
        }
    }

    /** The same vehicle after it was overtaken so often in all. */
    public Vehicle withOvertaken(int times) {
        return new Vehicle(
                ticket,
                direction,
                goods,
                laden,
                channel,
                priorityEnterprise,
                firm,
                arrivedAt,
                readyAt,
                placeAt,
                held,
                times,
                group,
                priority);
    }
}
