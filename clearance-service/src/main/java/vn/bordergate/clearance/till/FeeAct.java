package vn.bordergate.clearance.till;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.fee.FeeEvent;
import vn.bordergate.clearance.fee.PaidBy;
import vn.bordergate.clearance.fee.Refund;
import vn.bordergate.clearance.fee.RefundReason;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.GateCode;

/**
 * What happened at the till, as the audit trail keeps it. The names of the kinds are part of what
 * is sealed: a record may be renamed, its name here may not.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FeeAct.Paid.class, name = "fee-paid"),
    @JsonSubTypes.Type(value = FeeAct.Mismatched.class, name = "fee-mismatched"),
    @JsonSubTypes.Type(value = FeeAct.RefundAsked.class, name = "fee-refund-asked"),
    @JsonSubTypes.Type(value = FeeAct.RefundAgreed.class, name = "fee-refund-agreed"),
    @JsonSubTypes.Type(value = FeeAct.RefundRefused.class, name = "fee-refund-refused"),
    @JsonSubTypes.Type(value = FeeAct.GivenBack.class, name = "fee-given-back")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface FeeAct {

    /** By what name the trail knows the till of a gate. */
    static String register(GateCode gate) {
        return "fees/" + gate;
    }

    record Paid(CrossingId crossingId, String receipt, UUID paymentId, PaidBy paidBy, long vnd)
            implements FeeAct {}

    record Mismatched(CrossingId crossingId, UUID paymentId, long askedVnd, long vnd)
            implements FeeAct {}

    record RefundAsked(
            CrossingId crossingId,
            UUID refundId,
            List<Refund.Part> parts,
            RefundReason reason,
            @Nullable String note,
            boolean alone)
            implements FeeAct {}

    record RefundAgreed(CrossingId crossingId, UUID refundId) implements FeeAct {}

    record RefundRefused(CrossingId crossingId, UUID refundId) implements FeeAct {}

    record GivenBack(CrossingId crossingId, UUID refundId, String receipt, String voucher, long vnd)
            implements FeeAct {}

    /** What the trail keeps of an event; null of one that the record of quotes holds already. */
    static @Nullable FeeAct of(CrossingId id, FeeEvent event) {
        return switch (event) {
            case FeeEvent.Paid e -> new Paid(id, e.receipt(), e.paymentId(), e.paidBy(), e.vnd());
            case FeeEvent.Mismatched e -> new Mismatched(id, e.paymentId(), e.askedVnd(), e.vnd());
            case FeeEvent.RefundAsked e ->
                    new RefundAsked(id, e.refundId(), e.parts(), e.reason(), e.note(), e.agreed());
            case FeeEvent.RefundAgreed e -> new RefundAgreed(id, e.refundId());
            case FeeEvent.RefundRefused e -> new RefundRefused(id, e.refundId());
            case FeeEvent.GivenBack e ->
                    new GivenBack(id, e.refundId(), e.receipt(), e.voucher(), e.vnd());
            case FeeEvent.Quoted _, FeeEvent.Ended _, FeeEvent.Declined _ -> null;
        };
    }
}
