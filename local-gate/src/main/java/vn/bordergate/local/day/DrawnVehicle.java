package vn.bordergate.local.day;

import java.time.Duration;
import java.time.Instant;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * A vehicle of a drawn day.
 *
 * @param onLane how long a lane will take for it, which nobody knows beforehand
 */
public record DrawnVehicle(
        String ticket,
        Direction direction,
        GoodsClass goods,
        Instant arrivedAt,
        Instant readyAt,
        Duration onLane) {}
