package vn.bordergate.ingest.tracking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AdmissionRefused;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.CargoDecided;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.FeePaid;
import vn.bordergate.events.FeeQuoted;
import vn.bordergate.events.FeeRefunded;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.QueuePlaceTold;
import vn.bordergate.events.ReadinessChanged;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.events.VehicleAtBarrier;
import vn.bordergate.events.VehicleCrossed;
import vn.bordergate.events.VehicleReturned;

/**
 * How far the gate is with a crossing, as far as was heard.
 *
 * @param at when something was last said
 */
public record CrossingProgress(
        CrossingId crossingId, CrossingStatus status, Known known, Instant at) {

    /**
     * What is known besides.
     *
     * @param lacking codes of what it still lacks before it may be called
     * @param reasonCode why it was not admitted, its call was taken back, or it ended
     * @param place where it stands in the queue; only while it waits in the yard
     */
    public record Known(
            @Nullable String ticket,
            @Nullable String yard,
            @Nullable List<String> lacking,
            @Nullable String lane,
            @Nullable String barrier,
            @Nullable String reasonCode,
            @Nullable Fee fee,
            @Nullable QueuePlace place) {

        static final Known NOTHING = new Known(null, null, null, null, null, null, null, null);

        Known with(@Nullable QueuePlace now) {
            return new Known(ticket, yard, lacking, lane, barrier, reasonCode, fee, now);
        }
    }

    /**
     * The fee for the passage, in dong.
     *
     * @param receipt number of the receipt, once it is paid
     */
    public record Fee(long quotedVnd, long paidVnd, long refundedVnd, @Nullable String receipt) {

        static final Fee NONE = new Fee(0, 0, 0, null);
    }

    static CrossingProgress none(CrossingId id) {
        return new CrossingProgress(id, CrossingStatus.ANNOUNCED, Known.NOTHING, Instant.EPOCH);
    }

    /** What follows from the event; an ended crossing stays ended, but its fee may move. */
    CrossingProgress after(ClearanceCrossingEvent event) {
        return switch (event) {
            case FeeQuoted quoted -> with(fee -> paid(fee, quoted.vnd(), 0, 0, null), quoted.at());
            case FeePaid paid ->
                    with(
                            fee -> paid(fee, fee.quotedVnd(), paid.vnd(), 0, paid.receipt()),
                            paid.at());
            case FeeRefunded back ->
                    with(
                            fee -> paid(fee, fee.quotedVnd(), 0, back.vnd(), fee.receipt()),
                            back.at());
            case CargoDecided _ -> this;
            // A place says nothing new of the crossing itself, so the time of the last word stays.
            case QueuePlaceTold told ->
                    waits() ? moved(status, known.with(QueuePlace.of(told)), at) : this;
            case VehicleReturned returned -> moved(CrossingStatus.RETURNED, known, returned.at());
            case ClearanceCrossingEvent late when status.ended() -> this;
            case TicketIssued issued ->
                    moved(
                            CrossingStatus.IN_YARD,
                            new Known(
                                    issued.ticket(),
                                    issued.yard(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    fee(),
                                    null),
                            issued.at());
            case AdmissionRefused refused ->
                    moved(
                            CrossingStatus.NOT_ADMITTED,
                            new Known(
                                    null,
                                    refused.yard(),
                                    null,
                                    null,
                                    null,
                                    refused.code(),
                                    fee(),
                                    null),
                            refused.at());
            case ReadinessChanged changed -> readiness(changed);
            case LaneCalled called ->
                    moved(
                            CrossingStatus.CALLED,
                            known(called.ticket(), List.of(), called.lane(), null, null),
                            called.at());
            case CallRevoked revoked ->
                    moved(
                            isComplete() ? CrossingStatus.READY : CrossingStatus.IN_YARD,
                            known(known.ticket(), known.lacking(), null, null, revoked.code()),
                            revoked.at());
            case VehicleAtBarrier there ->
                    moved(
                            CrossingStatus.AT_BARRIER,
                            known(
                                    known.ticket(),
                                    known.lacking(),
                                    known.lane(),
                                    there.barrier(),
                                    null),
                            there.at());
            case VehicleCrossed crossed ->
                    moved(
                            CrossingStatus.CROSSED,
                            known(known.ticket(), null, crossed.lane(), null, null),
                            crossed.at());
            case CrossingEnded ended -> ended(ended);
        };
    }

    private boolean isComplete() {
        return known.lacking() != null && known.lacking().isEmpty();
    }

    private boolean waits() {
        return status == CrossingStatus.IN_YARD || status == CrossingStatus.READY;
    }

    /** What it lacks says where it stands only while it waits. */
    private CrossingProgress readiness(ReadinessChanged changed) {
        CrossingStatus next =
                !waits()
                        ? status
                        : changed.lacking().isEmpty()
                                ? CrossingStatus.READY
                                : CrossingStatus.IN_YARD;
        Known now =
                new Known(
                        known.ticket(),
                        known.yard(),
                        changed.lacking(),
                        known.lane(),
                        known.barrier(),
                        known.reasonCode(),
                        fee(),
                        known.place());
        return moved(next, now, changed.at());
    }

    private CrossingProgress ended(CrossingEnded ended) {
        CrossingStatus how =
                switch (ended.ending()) {
                    case TURNED_BACK -> CrossingStatus.TURNED_BACK;
                    case NO_SHOW -> CrossingStatus.NO_SHOW;
                    case WITHDRAWN -> CrossingStatus.WITHDRAWN;
                };
        return moved(how, known(known.ticket(), null, null, null, ended.code()), ended.at());
    }

    private Known known(
            @Nullable String ticket,
            @Nullable List<String> lacking,
            @Nullable String lane,
            @Nullable String barrier,
            @Nullable String reasonCode) {
        return new Known(ticket, known.yard(), lacking, lane, barrier, reasonCode, fee(), null);
    }

    private @Nullable Fee fee() {
        return known.fee();
    }

    private static Fee paid(
            Fee before, long quoted, long paid, long refunded, @Nullable String receipt) {
        return new Fee(
                quoted,
                before.paidVnd() + paid,
                before.refundedVnd() + refunded,
                receipt == null ? before.receipt() : receipt);
    }

    private CrossingProgress with(java.util.function.UnaryOperator<Fee> change, Instant when) {
        Fee before = fee() == null ? Fee.NONE : fee();
        Known now =
                new Known(
                        known.ticket(),
                        known.yard(),
                        known.lacking(),
                        known.lane(),
                        known.barrier(),
                        known.reasonCode(),
                        change.apply(before),
                        known.place());
        return moved(status, now, when);
    }

    private CrossingProgress moved(CrossingStatus next, Known now, Instant when) {
        return new CrossingProgress(crossingId, next, now, when);
    }
}
