package vn.bordergate.clearance.calling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * A vehicle in a yard, or called from it, as the crossing says.
 *
 * @param firm whose vehicles share a place limit
 * @param readyAt when it could go, or null while something is lacking
 */
public record YardVehicle(
        UUID crossing,
        String gate,
        Direction direction,
        String ticket,
        String yard,
        String plate,
        boolean laden,
        GoodsClass goods,
        CustomsChannel channel,
        boolean priorityEnterprise,
        String firm,
        Instant arrivedAt,
        @Nullable Instant readyAt,
        boolean held,
        YardStage stage,
        @Nullable String lane,
        @Nullable Instant calledAt,
        @Nullable Instant barrierAt) {}
