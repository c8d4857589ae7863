package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Driver;

/**
 * What has happened to a vehicle beside its way through the gate. Of most vehicles little.
 *
 * @param driver who took it over, or null while the announced one drives it
 * @param handedOver whether that is the driver for the way beyond the border
 * @param cameInAt when an import came through the border's barrier, or null
 * @param refusedBy yard and code of the last refusal to admit it, or null
 * @param attention what a person must look at, the first first
 * @param goodsTo the vehicle that its goods were moved to, or null
 * @param goodsFrom the vehicle that its goods came from, or null
 * @param fetchedBackAt when people had it back that went through without a permission, or null
 */
public record Marks(
        @Nullable Driver driver,
        boolean handedOver,
        @Nullable Instant cameInAt,
        @Nullable String refusedBy,
        @Nullable Weighing weighing,
        @Nullable Hold hold,
        @Nullable Proposal proposal,
        @Nullable Alarm alarm,
        List<Attention> attention,
        @Nullable CrossingId goodsTo,
        @Nullable CrossingId goodsFrom,
        @Nullable Instant fetchedBackAt) {

    public static final Marks NONE =
            new Marks(null, false, null, null, null, null, null, null, List.of(), null, null, null);

    public Marks {
        attention = attention == null ? List.of() : List.copyOf(attention);
    }

    /** Whether goods were moved to it or from it. */
    public boolean transshipped() {
        return goodsTo != null || goodsFrom != null;
    }

    MarksBuilder but() {
        return new MarksBuilder(this);
    }
}
