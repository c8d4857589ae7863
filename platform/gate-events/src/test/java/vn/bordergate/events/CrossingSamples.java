package vn.bordergate.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One event of every type about crossings, filled as richly as its form allows. */
final class CrossingSamples {

    private static final CrossingId ID =
            new CrossingId(UUID.fromString("0197f3a2-7d3e-7e5a-8f63-8b4c1d2e3f4a"));
    private static final DeclarationId CARRIED =
            new DeclarationId(UUID.fromString("0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e"));
    private static final GateCode GATE = new GateCode("KIM-THANH");
    private static final Instant AT = Instant.parse("2026-11-22T09:30:00.123456Z");
    private static final Instant EARLIER = Instant.parse("2026-11-22T07:15:00Z");
    private static final Actor TRADER = new Actor(ActorKind.DECLARANT, "haulier-01");

    private CrossingSamples() {}

    static List<PublishedEvent> all() {
        return List.of(
                new CrossingAnnounced(ID, 1, lorry(), TRADER, AT),
                new CrossingAmended(ID, 2, lorry(), TRADER, AT),
                new CrossingWithdrawn(ID, 2, TRADER, AT),
                new ReadingTaken(
                        "KT-KB2-WB1",
                        4711,
                        GATE,
                        ReadingKind.WEIGHED,
                        "KB2",
                        "2",
                        PlateNumber.of("24C-123.45"),
                        875,
                        38_460,
                        EARLIER,
                        true,
                        AT),
                new TicketIssued(
                        ID, "X-0412", "KB2", AT, GATE, Direction.EXPORT, true, GoodsClass.FRESH),
                new AdmissionRefused(ID, "KB2", "YARDS_FULL", AT),
                new ReadinessChanged(ID, List.of("DECLARATION_NOT_CLEARED", "FEE_DUE"), AT),
                new LaneCalled(ID, "X-0412", "X1", "2026-11-1", "QO-012", 3, "thuốc cứu người", AT),
                new CallRevoked(ID, "X1", "LANE_CLOSED", AT),
                new VehicleAtBarrier(ID, "B1", AT),
                new VehicleCrossed(
                        ID,
                        GATE,
                        Direction.EXPORT,
                        true,
                        GoodsClass.FRESH,
                        "X1",
                        List.of(CARRIED),
                        EARLIER,
                        AT,
                        CustomsChannel.YELLOW,
                        EARLIER),
                new VehicleReturned(ID, GATE, Direction.EXPORT, AT),
                new CrossingEnded(
                        ID,
                        GATE,
                        CrossingEnding.TURNED_BACK,
                        "GOODS_REFUSED",
                        AT,
                        Direction.EXPORT,
                        true,
                        GoodsClass.FRESH),
                new FeeQuoted(ID, 800_000, "2026-11", "FE-004", AT),
                new FeePaid(ID, 800_000, "KT-2026-000001", AT),
                new FeeRefunded(ID, 800_000, "KT-2026-000001", "NOT_CROSSED", AT),
                new CargoDecided(ID, AT),
                new PayerNamed(ID, "haulier-02", AT.plusSeconds(86_400), AT),
                new QueuePlaceTold(
                        ID,
                        "X-0412",
                        7,
                        "QO-012",
                        2,
                        new QueuePlaceTold.Expected(
                                AT.plusSeconds(900), AT.plusSeconds(1500), AT.plusSeconds(2400)),
                        AT));
    }

    private static AnnouncedVehicle lorry() {
        return new AnnouncedVehicle(
                new Declarant(IdentityScheme.VN_TAX_CODE, "0100109106", "Công ty Sầu Riêng"),
                "XE-2026-001",
                GATE,
                Direction.EXPORT,
                true,
                PlateNumber.of("24C-123.45"),
                PlateNumber.of("24R-012.34"),
                new Driver("Vàng A Páo", "010203004567", "0912345678"),
                new Driver("Lý Văn Sìn", "010203007654", null),
                List.of(new Container("CSQU3054383", 40, "VN0012345")),
                "HQ-778899",
                List.of(CARRIED),
                28_000,
                "LV-2026-0099",
                AT);
    }
}
