package vn.bordergate.events;

/** What the gate decided about a crossing; topic {@code clearance.crossings}. */
public sealed interface ClearanceCrossingEvent extends PublishedEvent
        permits TicketIssued,
                AdmissionRefused,
                CargoDecided,
                ReadinessChanged,
                QueuePlaceTold,
                LaneCalled,
                CallRevoked,
                VehicleAtBarrier,
                VehicleCrossed,
                VehicleReturned,
                CrossingEnded,
                FeeQuoted,
                FeePaid,
                FeeRefunded {

    CrossingId crossingId();

    @Override
    default String key() {
        return crossingId().toString();
    }
}
