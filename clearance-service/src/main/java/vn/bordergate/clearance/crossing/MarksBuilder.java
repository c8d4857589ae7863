package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Driver;

/** The same marks but for what is said. */
final class MarksBuilder {

    private @Nullable Driver driver;
    private boolean handedOver;
    private @Nullable Instant cameInAt;
    private @Nullable String refusedBy;
    private @Nullable Weighing weighing;
    private @Nullable Hold hold;
    private @Nullable Proposal proposal;
    private @Nullable Alarm alarm;
    private List<Attention> attention;
    private @Nullable CrossingId goodsTo;
    private @Nullable CrossingId goodsFrom;
    private @Nullable Instant fetchedBackAt;

    MarksBuilder(Marks from) {
        driver = from.driver();
        handedOver = from.handedOver();
        cameInAt = from.cameInAt();
        refusedBy = from.refusedBy();
        weighing = from.weighing();
        hold = from.hold();
        proposal = from.proposal();
        alarm = from.alarm();
        attention = from.attention();
        goodsTo = from.goodsTo();
        goodsFrom = from.goodsFrom();
        fetchedBackAt = from.fetchedBackAt();
    }

    MarksBuilder driver(Driver now, boolean transfer) {
        driver = now;
        handedOver = transfer;
        return this;
    }

    MarksBuilder cameInAt(Instant at) {
        cameInAt = at;
        return this;
    }

    MarksBuilder refusedBy(@Nullable String yardAndCode) {
        refusedBy = yardAndCode;
        return this;
    }

    MarksBuilder weighing(Weighing last) {
        weighing = last;
        return this;
    }

    /** Whatever was proposed rested on what stood before. */
    MarksBuilder hold(@Nullable Hold now) {
        hold = now;
        proposal = null;
        return this;
    }

    MarksBuilder proposal(@Nullable Proposal now) {
        proposal = now;
        return this;
    }

    MarksBuilder alarm(@Nullable Alarm now) {
        alarm = now;
        proposal = null;
        return this;
    }

    MarksBuilder fetchedBack(Instant at) {
        fetchedBackAt = at;
        return alarm(null);
    }

    MarksBuilder attention(Attention more) {
        List<Attention> all = new ArrayList<>(attention);
        if (!all.contains(more)) {
            all.add(more);
        }
        attention = all;
        return this;
    }

    MarksBuilder seen() {
        attention = List.of();
        return this;
    }

    MarksBuilder goodsTo(CrossingId other) {
        goodsTo = other;
        return this;
    }

    MarksBuilder goodsFrom(CrossingId other) {
        goodsFrom = other;
        return this;
    }

    Marks marks() {
        return new Marks(
                driver,
                handedOver,
                cameInAt,
                refusedBy,
                weighing,
                hold,
                proposal,
                alarm,
                attention,
                goodsTo,
                goodsFrom,
                fetchedBackAt);
    }
}
