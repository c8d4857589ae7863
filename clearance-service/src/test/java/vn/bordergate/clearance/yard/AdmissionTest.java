package vn.bordergate.clearance.yard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.clearance.yard.Admission.Admitted;
import vn.bordergate.clearance.yard.Admission.Refused;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;

class AdmissionTest {

    private static final GatePlan PLAN =
            new GatePlan(
                    new GateCode("KIM-THANH"),
                    LocalDate.of(2026, 1, 1),
                    new Wording("a", "a", "a"),
                    List.of(
                            yard("KB2", 10, 2, Set.of(GoodsClass.FRESH, GoodsClass.FROZEN), "KB3"),
                            yard("KB3", 5, 1, Set.of(GoodsClass.GENERAL), "KB4"),
                            yard("KB4", 4, 1, Set.of(GoodsClass.values()), null)),
                    List.of(),
                    Map.of(),
                    List.of(),
                    Map.of());
    private static final Arrival DURIAN = new Arrival(Direction.EXPORT, true, GoodsClass.FRESH);
    private static final Arrival PRAWNS = new Arrival(Direction.EXPORT, true, GoodsClass.FROZEN);

    @Test
    void aVehicleEntersTheYardOfItsGoods() {
        assertThat(Admission.decide(PLAN, DURIAN, Map.of()))
                .isEqualTo(new Admitted("KB2", Admission.OWN_YARD));
        assertThat(
                        Admission.decide(
                                PLAN,
                                new Arrival(Direction.EXPORT, true, GoodsClass.GENERAL),
                                Map.of()))
                .isEqualTo(new Admitted("KB3", Admission.OWN_YARD));
    }

    @Test
    void theLastPlaceIsGivenAndTheNextVehicleFlowsOverPastAYardThatDoesNotTakeItsGoods() {
        assertThat(Admission.decide(PLAN, DURIAN, Map.of("KB2", new Occupancy(9, 0))))
                .isEqualTo(new Admitted("KB2", Admission.OWN_YARD));
        assertThat(Admission.decide(PLAN, DURIAN, Map.of("KB2", new Occupancy(10, 0))))
                .isEqualTo(new Admitted("KB4", Admission.OVERFLOW));
    }

    @Test
    void whoStandsBeforeAYardThatMayTakeItEntersThatOne() {
        assertThat(Admission.decide(PLAN, DURIAN, "KB4", Map.of()))
                .isEqualTo(new Admitted("KB4", Admission.OWN_YARD));
        assertThat(Admission.decide(PLAN, DURIAN, "KB4", Map.of("KB4", new Occupancy(4, 0))))
                .isEqualTo(new Admitted("KB2", Admission.OWN_YARD));
        assertThat(Admission.decide(PLAN, DURIAN, "KB3", Map.of()))
                .isEqualTo(new Admitted("KB2", Admission.OWN_YARD));
        assertThat(Admission.decide(PLAN, DURIAN, "", Map.of()))
                .isEqualTo(new Admitted("KB2", Admission.OWN_YARD));
    }

    @Test
    void aColdContainerNeedsAPlaceWithPower() {
        assertThat(Admission.decide(PLAN, PRAWNS, Map.of("KB2", new Occupancy(5, 1))))
                .isEqualTo(new Admitted("KB2", Admission.OWN_YARD));
        assertThat(Admission.decide(PLAN, PRAWNS, Map.of("KB2", new Occupancy(5, 2))))
                .isEqualTo(new Admitted("KB4", Admission.OVERFLOW));
    }

    @Test
    void whenEveryYardIsFullTheRefusalSaysWhetherPowerAloneIsLacking() {
        var full = Map.of("KB2", new Occupancy(10, 0), "KB4", new Occupancy(4, 0));
        var withoutPower = Map.of("KB2", new Occupancy(5, 2), "KB4", new Occupancy(2, 1));

        assertThat(Admission.decide(PLAN, DURIAN, full))
                .isEqualTo(new Refused("KB2", "YARDS_FULL"));
        assertThat(Admission.decide(PLAN, PRAWNS, withoutPower))
                .isEqualTo(new Refused("KB2", "COLD_PLACES_FULL"));
    }

    @Test
    void whatNoYardOfTheDirectionTakesIsRefused() {
        assertThat(
                        Admission.decide(
                                PLAN,
                                new Arrival(Direction.IMPORT, true, GoodsClass.FRESH),
                                Map.of()))
                .isEqualTo(new Refused("", "NO_YARD_FOR_GOODS"));
        assertThat(
                        Admission.decide(
                                PLAN,
                                new Arrival(Direction.EXPORT, false, GoodsClass.FRESH),
                                Map.of()))
                .isEqualTo(new Refused("", "NO_YARD_FOR_GOODS"));
    }

    private static YardPlan yard(
            String code,
            int capacity,
            int cold,
            Set<GoodsClass> goods,
            @org.jspecify.annotations.Nullable String overflow) {
        return new YardPlan(code, Direction.EXPORT, capacity, cold, goods, false, overflow);
    }
}
