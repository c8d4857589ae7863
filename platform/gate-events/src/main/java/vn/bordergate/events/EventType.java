package vn.bordergate.events;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Catalogue of published events: CloudEvents type, topic and record. */
public enum EventType {
    DECLARATION_LODGED("declaration.lodged", 1, Topic.GATE_DECLARATIONS, DeclarationLodged.class),
    DECLARATION_AMENDED(
            "declaration.amended", 1, Topic.GATE_DECLARATIONS, DeclarationAmended.class),
    DECLARATION_WITHDRAWN(
            "declaration.withdrawn", 1, Topic.GATE_DECLARATIONS, DeclarationWithdrawn.class),
    DOCUMENT_ATTACHED(
            "declaration.document-attached", 1, Topic.GATE_DECLARATIONS, DocumentAttached.class),
    SUPPLEMENT_ANSWERED(
            "declaration.supplement-answered",
            1,
            Topic.GATE_DECLARATIONS,
            SupplementAnswered.class),
    CUSTOMS_CHANNEL_ASSIGNED(
            "customs.channel-assigned", 1, Topic.CUSTOMS_NOTICES, CustomsChannelAssigned.class),
    CUSTOMS_CHANNEL_CHANGED(
            "customs.channel-changed", 1, Topic.CUSTOMS_NOTICES, CustomsChannelChanged.class),
    SUPERVISION_HOLD("customs.hold", 1, Topic.CUSTOMS_NOTICES, SupervisionHold.class),
    SUPERVISION_RELEASE("customs.release", 1, Topic.CUSTOMS_NOTICES, SupervisionRelease.class),
    SUPERVISION_PASSED("customs.passed", 1, Topic.CUSTOMS_NOTICES, SupervisionPassed.class),
    CHANNEL_ASSIGNED(
            "declaration.channel-assigned", 1, Topic.CLEARANCE_DECLARATIONS, ChannelAssigned.class),
    CHECK_DECIDED("declaration.check-decided", 1, Topic.CLEARANCE_DECLARATIONS, CheckDecided.class),
    DECLARATION_CLEARED(
            "declaration.cleared", 1, Topic.CLEARANCE_DECLARATIONS, DeclarationCleared.class),
    DECLARATION_REOPENED(
            "declaration.reopened", 1, Topic.CLEARANCE_DECLARATIONS, DeclarationReopened.class),
    DECLARATION_REFUSED(
            "declaration.refused", 1, Topic.CLEARANCE_DECLARATIONS, DeclarationRefused.class),
    WITHDRAWAL_CONFIRMED(
            "declaration.withdrawal-confirmed",
            1,
            Topic.CLEARANCE_DECLARATIONS,
            WithdrawalConfirmed.class),
    CHANGE_DECLINED(
            "declaration.change-declined", 1, Topic.CLEARANCE_DECLARATIONS, ChangeDeclined.class),
    CHECKS_REQUIRED(
            "declaration.checks-required", 1, Topic.CLEARANCE_DECLARATIONS, ChecksRequired.class),
    CHECK_ANSWERED(
            "declaration.check-answered", 1, Topic.CLEARANCE_DECLARATIONS, CheckAnswered.class),
    DEADLINES_CHANGED(
            "declaration.deadlines-changed",
            1,
            Topic.CLEARANCE_DECLARATIONS,
            DeadlinesChanged.class),
    SUPPLEMENT_REQUESTED(
            "declaration.supplement-requested",
            1,
            Topic.CLEARANCE_DECLARATIONS,
            SupplementRequested.class),
    CHANNEL_CHANGED(
            "declaration.channel-changed", 1, Topic.CLEARANCE_DECLARATIONS, ChannelChanged.class),
    DECLARATION_HELD("declaration.held", 1, Topic.CLEARANCE_DECLARATIONS, DeclarationHeld.class),
    DECLARATION_RELEASED(
            "declaration.released", 1, Topic.CLEARANCE_DECLARATIONS, DeclarationReleased.class),
    DECLARATION_PASSED(
            "declaration.passed", 1, Topic.CLEARANCE_DECLARATIONS, DeclarationPassed.class),
    DECLARATION_EXPIRED(
            "declaration.expired", 1, Topic.CLEARANCE_DECLARATIONS, DeclarationExpired.class),
    CHANNEL_CONFIRMED(
            "declaration.channel-confirmed",
            1,
            Topic.CLEARANCE_DECLARATIONS,
            ChannelConfirmed.class),
    CROSSING_ANNOUNCED("crossing.announced", 1, Topic.GATE_CROSSINGS, CrossingAnnounced.class),
    CROSSING_AMENDED("crossing.amended", 1, Topic.GATE_CROSSINGS, CrossingAmended.class),
    CROSSING_WITHDRAWN("crossing.withdrawn", 1, Topic.GATE_CROSSINGS, CrossingWithdrawn.class),
    PAYER_NAMED("crossing.payer-named", 1, Topic.GATE_CROSSINGS, PayerNamed.class),
    READING_TAKEN("crossing.reading-taken", 1, Topic.GATE_CROSSINGS, ReadingTaken.class),
    TICKET_ISSUED("crossing.ticket-issued", 1, Topic.CLEARANCE_CROSSINGS, TicketIssued.class),
    ADMISSION_REFUSED(
            "crossing.admission-refused", 1, Topic.CLEARANCE_CROSSINGS, AdmissionRefused.class),
    CARGO_DECIDED("crossing.cargo-decided", 1, Topic.CLEARANCE_CROSSINGS, CargoDecided.class),
    READINESS_CHANGED(
            "crossing.readiness-changed", 1, Topic.CLEARANCE_CROSSINGS, ReadinessChanged.class),
    QUEUE_PLACE_TOLD("crossing.place-told", 1, Topic.CLEARANCE_CROSSINGS, QueuePlaceTold.class),
    LANE_CALLED("crossing.lane-called", 1, Topic.CLEARANCE_CROSSINGS, LaneCalled.class),
    CALL_REVOKED("crossing.call-revoked", 1, Topic.CLEARANCE_CROSSINGS, CallRevoked.class),
    VEHICLE_AT_BARRIER("crossing.at-barrier", 1, Topic.CLEARANCE_CROSSINGS, VehicleAtBarrier.class),
    VEHICLE_CROSSED("crossing.crossed", 1, Topic.CLEARANCE_CROSSINGS, VehicleCrossed.class),
    VEHICLE_RETURNED("crossing.returned", 1, Topic.CLEARANCE_CROSSINGS, VehicleReturned.class),
    CROSSING_ENDED("crossing.ended", 1, Topic.CLEARANCE_CROSSINGS, CrossingEnded.class),
    FEE_QUOTED("crossing.fee-quoted", 1, Topic.CLEARANCE_CROSSINGS, FeeQuoted.class),
    FEE_PAID("crossing.fee-paid", 1, Topic.CLEARANCE_CROSSINGS, FeePaid.class),
    FEE_REFUNDED("crossing.fee-refunded", 1, Topic.CLEARANCE_CROSSINGS, FeeRefunded.class),
    TRADE_FACT("trade.fact", 1, Topic.TRADE_FACTS, TradeFact.class);

    private static final String PREFIX = "vn.bordergate.";
    private static final Map<String, EventType> BY_NAME = new HashMap<>();
    private static final Map<Class<?>, EventType> BY_RECORD = new HashMap<>();

    static {
        for (EventType type : values()) {
            BY_NAME.put(type.typeName, type);
            BY_RECORD.put(type.record, type);
        }
    }

    private final String typeName;
    private final String family;
    private final int version;
    private final Topic topic;
    private final Class<? extends PublishedEvent> record;

    EventType(String family, int version, Topic topic, Class<? extends PublishedEvent> record) {
        this.family = PREFIX + family;
        this.version = version;
        this.typeName = this.family + ".v" + version;
        this.topic = topic;
        this.record = record;
    }

    /** CloudEvents {@code type}, such as {@code vn.bordergate.declaration.lodged.v1}. */
    public String typeName() {
        return typeName;
    }

    public int version() {
        return version;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends PublishedEvent> record() {
        return record;
    }

    public static EventType of(PublishedEvent event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException("not in the catalogue: " + event.getClass());
        }
        return type;
    }

    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /**
     * Whether the name is a version of an event that is known here in another version. Its sender
     * sends the known version beside it, so a reader may pass over it.
     */
    public static boolean isOtherVersionOfKnown(String typeName) {
        int dot = typeName.lastIndexOf(".v");
        return dot > 0
                && !BY_NAME.containsKey(typeName)
                && Form.isDigits(typeName.substring(dot + 2))
                && Arrays.stream(values())
                        .anyMatch(t -> t.family.equals(typeName.substring(0, dot)));
    }
}
