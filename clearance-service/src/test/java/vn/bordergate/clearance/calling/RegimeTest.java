package vn.bordergate.clearance.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.calling.Regime.LaneState;
import vn.bordergate.clearance.dispatch.Intervention;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.events.GoodsClass;

class RegimeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    /** Noon in Vietnam. */
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    private static final GatePlan PLAN =
            Objects.requireNonNull(GatePlans.shipped().of("KIM-THANH", DAY));

    @ParameterizedTest(name = "at {0} with {1} {2}: lane X1 is {3}")
    @CsvSource({
        "05:00:00, TO_FRONT, X-1, OPEN",
        "05:00:00, LANE_CLOSED, X1, CLOSED",
        "05:00:00, LANE_CLOSED, X2, OPEN",
        "05:00:00, ROUTE_CLOSED, EXPORT, ROUTE_CLOSED",
        "05:00:00, ROUTE_CLOSED, IMPORT, OPEN",
        "12:00:00, LANE_CLOSED, X2, OUT_OF_HOURS",
        "13:00:00, DAY_EXTENDED, EXPORT, OPEN",
        "13:00:00, DAY_EXTENDED, IMPORT, OUT_OF_HOURS",
        "14:30:00, DAY_EXTENDED, EXPORT, OUT_OF_HOURS"
    })
    void aLaneIsOpenByThePlanAndByWhatOfficersHaveDone(
            String time, MeasureKind kind, String subject, LaneState state) {
        Integer amount = kind == MeasureKind.DAY_EXTENDED ? 21 * 60 : null;
        var regime =
                new Regime(
                        PLAN,
                        List.of(measure(kind, subject, amount, null)),
                        Instant.parse("2026-11-22T" + time + "Z"));

        assertThat(regime.state(Objects.requireNonNull(PLAN.lane("X1")))).isEqualTo(state);
    }

    @Test
    void theLastWordOnTheIntakeHoldsAndWhatWasCalledIsTakenOff() {
        var regime =
                new Regime(
                        PLAN,
                        List.of(
                                measure(MeasureKind.INTAKE_SET, "FRESH", 100, null),
                                measure(MeasureKind.INTAKE_SET, "FRESH", 80, null)),
                        NOON);

        assertThat(regime.intake(Map.of(GoodsClass.FRESH, 30)).left())
                .containsOnly(Map.entry(GoodsClass.FRESH, 50));
        assertThat(regime.intake(Map.of(GoodsClass.FRESH, 90)).left())
                .containsOnly(Map.entry(GoodsClass.FRESH, 0));
    }

    @Test
    void aMeasureOnAVehicleThatHasGoneMovesNobody() {
        UUID here = UUID.randomUUID();
        var regime =
                new Regime(
                        PLAN,
                        List.of(
                                measure(MeasureKind.TO_FRONT, "X-1", null, here),
                                measure(MeasureKind.TO_BACK, "X-2", null, UUID.randomUUID())),
                        NOON);

        assertThat(regime.interventions(Map.of(here, "X-1")))
                .containsExactly(new Intervention.ToFront("X-1", "hoa", "SAFETY"));
    }

    private static Measure measure(
            MeasureKind kind, String subject, @Nullable Integer amount, @Nullable UUID crossing) {
        return new Measure(
                UUID.randomUUID(),
                "KIM-THANH",
                kind,
                subject,
                crossing,
                amount,
                DAY,
                MeasureReason.SAFETY,
                "vì an toàn",
                "hoa",
                "YARD",
                NOON,
                null,
                null,
                null);
    }
}
