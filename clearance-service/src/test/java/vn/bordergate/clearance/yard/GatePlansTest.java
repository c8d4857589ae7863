package vn.bordergate.clearance.yard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

class GatePlansTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void kimThanhHasTwoLanesOutAndThreeIn() {
        GatePlan plan = kimThanh();

        assertThat(plan.lanes().stream().filter(l -> l.direction() == Direction.EXPORT)).hasSize(2);
        assertThat(plan.lanes().stream().filter(l -> l.direction() == Direction.IMPORT)).hasSize(3);
        assertThat(plan.batches().get(Direction.EXPORT))
                .isEqualTo(new vn.bordergate.clearance.dispatch.Batch(20, 5));
    }

    @Test
    void someYardTakesEveryKindOfGoodsInEachDirection() {
        for (Direction direction : Direction.values()) {
            for (GoodsClass goods : GoodsClass.values()) {
                assertThat(
                                Admission.decide(
                                        kimThanh(),
                                        new Arrival(direction, true, goods),
                                        java.util.Map.of()))
                        .as("%s %s", direction, goods)
                        .isInstanceOf(Admission.Admitted.class);
            }
        }
    }

    /** The target of control gate 1 (domain, section C): 500 vehicles a day each way. */
    @Test
    void theLanesOfKimThanhReachTheTargetOfFiveHundredADayEachWay() {
        for (Direction direction : Direction.values()) {
            long vehicles =
                    kimThanh().lanes().stream()
                            .filter(lane -> lane.direction() == direction)
                            .mapToLong(
                                    lane ->
                                            Duration.between(lane.opens(), lane.extendableTo())
                                                    .dividedBy(lane.serviceMean()))
                            .sum();
            assertThat(vehicles).as("%s", direction).isGreaterThanOrEqualTo(500);
        }
    }

    @Test
    void importsStandAtKb1AndExportsAndWhoComesHomeEmptyAtKb2() {
        assertThat(entered(new Arrival(Direction.IMPORT, true, GoodsClass.FRESH))).isEqualTo("KB1");
        assertThat(entered(new Arrival(Direction.EXPORT, true, GoodsClass.FRESH))).isEqualTo("KB2");
        assertThat(entered(new Arrival(Direction.EXPORT, false, GoodsClass.GENERAL)))
                .isEqualTo("KB2");
    }

    @Test
    void whateverAYardTakesSomeLaneOfItsDirectionTakesInEveryChannel() {
        GatePlan plan = kimThanh();
        for (YardPlan yard : plan.yards()) {
            for (GoodsClass goods : yard.goods()) {
                for (CustomsChannel channel : CustomsChannel.values()) {
                    assertThat(plan.lanes())
                            .as("%s %s %s", yard.code(), goods, channel)
                            .anyMatch(
                                    lane ->
                                            lane.direction() == yard.direction()
                                                    && lane.accepts().goods().contains(goods)
                                                    && lane.accepts().channels().contains(channel));
                }
            }
        }
    }

    @Test
    void aLimitMayBeForAllGoodsOfTheDay() throws IOException {
        String limited =
                shipped()
                        .replace(
                                "\"intake\": []",
                                """
                                "intake": [
                                  {"goods": null, "days": ["MONDAY"], "vehicles": 100,
                                   "reason": {"vi": "a", "en": "b", "zh": "c"}},
                                  {"goods": "FRESH", "days": ["MONDAY"], "vehicles": 60,
                                   "reason": {"vi": "a", "en": "b", "zh": "c"}}]
                                """);
        GatePlan plan =
                Objects.requireNonNull(
                        GatePlans.read(limited.getBytes(StandardCharsets.UTF_8))
                                .of("KIM-THANH", DAY));
        assertThat(plan.intakeOfAllOn(DayOfWeek.MONDAY)).isEqualTo(100);
        assertThat(plan.intakeOfAllOn(DayOfWeek.TUESDAY)).isNull();
        assertThat(plan.intakeOn(DayOfWeek.MONDAY))
                .containsExactly(Map.entry(GoodsClass.FRESH, 60));
    }

    private static String entered(Arrival arrival) {
        return ((Admission.Admitted) Admission.decide(kimThanh(), arrival, Map.of())).yard();
    }

    @Test
    void aPlanHoldsFromItsDayOn() {
        GatePlans plans = GatePlans.shipped();

        assertThat(plans.of("KIM-THANH", LocalDate.of(2024, 12, 3))).isNull();
        assertThat(plans.of("KIM-THANH", LocalDate.of(2024, 12, 4))).isNotNull();
        assertThat(plans.of("HO-KIEU", DAY)).isNull();
    }

    @ParameterizedTest(name = "at {0}, the day going on until {1}: open {2}")
    @CsvSource({
        "06:59, 19:00, false",
        "07:00, 19:00, true",
        "18:59, 19:00, true",
        "19:00, 19:00, false",
        "20:59, 21:00, true",
        "21:00, 21:00, false",
        "22:00, 23:30, false",
        "12:00, 10:00, true"
    })
    void aLaneIsOpenInItsHoursAndLongerWhereTheDayIsExtended(
            String time, String until, boolean open) {
        LanePlan lane = kimThanh().lanes().getFirst();
        assertThat(lane.isOpenAt(LocalTime.parse(time), LocalTime.parse(until))).isEqualTo(open);
    }

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"overflow\": \"KB1-2\"|\"overflow\": \"KB9\"",
                "\"overflow\": \"KB1-2\"|\"overflow\": \"KB2\"",
                "\"overflow\": \"KB1-2\"|\"overflow\": \"KB1\"",
                "\"capacity\": 260|\"capacity\": 0",
                "\"capacity\": 260|\"capacity\": 10001",
                "\"coldPlaces\": 24|\"coldPlaces\": 261",
                "\"coldPlaces\": 24|\"coldPlaces\": null",
                "\"id\": \"X2\"|\"id\": \"X1\"",
                "\"serviceSeconds\": 216|\"serviceSeconds\": 0",
                "\"serviceSeconds\": 216|\"serviceSeconds\": 3601",
                "\"approachSeconds\": 420|\"approachSeconds\": 7201",
                "\"opens\": \"07:00\"|\"opens\": \"19:00\"",
                "\"atBarrier\": 5|\"atBarrier\": 21",
                "\"gate\": \"KIM-THANH\"|\"gate\": \"kim thanh\"",
                "\"gate\": \"KIM-THANH\"|\"gate\": null",
                "\"intake\": []|\"intake\": [], \"more\": 1",
                "\"HOURS\": {|\"LANES\": {",
                "\"reasons\": {|\"reasons\": null, \"more\": {",
                "\"from\": \"2024-12-04\"|\"from\": \"04/12/2024\""
            })
    void aPlanThatIsWrongIsRefused(String right, String wrong) throws IOException {
        String shipped = shipped();
        assertThat(shipped).contains(right);
        byte[] spoilt =
                shipped.replaceFirst(java.util.regex.Pattern.quote(right), wrong)
                        .getBytes(StandardCharsets.UTF_8);
        assertThatIllegalArgumentException().isThrownBy(() -> GatePlans.read(spoilt));
    }

    private static GatePlan kimThanh() {
        return Objects.requireNonNull(GatePlans.shipped().of("KIM-THANH", DAY));
    }

    private static String shipped() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        GatePlansTest.class.getResourceAsStream(GatePlans.SHIPPED))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
