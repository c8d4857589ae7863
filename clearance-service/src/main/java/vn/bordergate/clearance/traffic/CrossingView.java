package vn.bordergate.clearance.traffic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Alarm;
import vn.bordergate.clearance.crossing.Attention;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.Hold;
import vn.bordergate.clearance.crossing.Lack;
import vn.bordergate.clearance.crossing.LaneCall;
import vn.bordergate.clearance.crossing.Marks;
import vn.bordergate.clearance.crossing.Place;
import vn.bordergate.clearance.crossing.Proposal;
import vn.bordergate.clearance.crossing.Standing;
import vn.bordergate.clearance.crossing.Weighing;
import vn.bordergate.clearance.register.CrossingStatus;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Driver;
import vn.bordergate.events.GoodsClass;

/**
 * A crossing as officers see it.
 *
 * @param driver for those who meet them; null for the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CrossingView(
        CrossingId id,
        int version,
        CrossingStatus status,
        String gate,
        Direction direction,
        String reference,
        String plate,
        @Nullable Driver driver,
        boolean laden,
        GoodsClass goods,
        List<DeclarationId> declarations,
        @Nullable String ticket,
        @Nullable String yard,
        List<Lack> lacking,
        @Nullable Instant readyAt,
        @Nullable LaneCall call,
        @Nullable Weighing weighing,
        @Nullable Hold hold,
        @Nullable Proposed proposal,
        @Nullable Alarm alarm,
        List<Attention> attention,
        @Nullable CrossingId goodsTo,
        @Nullable CrossingId goodsFrom,
        @Nullable Instant crossedAt) {

    /**
     * What waits for a second officer; who the first is beside their account is nobody's business.
     */
    record Proposed(Proposal.Subject subject, String reason, Actor by) {
        static @Nullable Proposed of(@Nullable Proposal proposal) {
            return proposal == null
                    ? null
                    : new Proposed(proposal.subject(), proposal.reason(), proposal.by());
        }
    }

    static CrossingView of(CrossingId id, Crossing.Known state, GateOfficer reader) {
        Standing standing = state.standing();
        Marks marks = standing.marks();
        Place place = state instanceof Crossing.Placed s ? s.place() : null;
        return new CrossingView(
                id,
                state.version(),
                CrossingStatus.of(state),
                standing.vehicle().gate().value(),
                standing.vehicle().direction(),
                standing.vehicle().reference(),
                standing.vehicle().plate().value(),
                reader.seesDrivers() ? standing.driver() : null,
                standing.load().laden(),
                standing.cargo().goods(),
                standing.load().declarations(),
                place == null ? null : place.ticket(),
                place == null ? null : place.yard(),
                place == null ? List.of() : place.lacking(),
                place == null ? null : place.readyAt(),
                state instanceof Crossing.UnderWay s ? s.call() : null,
                marks.weighing(),
                marks.hold(),
                Proposed.of(marks.proposal()),
                marks.alarm(),
                marks.attention(),
                marks.goodsTo(),
                marks.goodsFrom(),
                state instanceof Crossing.Crossed s ? s.crossedAt() : null);
    }
}
