package vn.bordergate.clearance.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.dispatch.YardFixture.NOON;
import static vn.bordergate.clearance.dispatch.YardFixture.ORDER;
import static vn.bordergate.clearance.dispatch.YardFixture.placedMinutesLater;
import static vn.bordergate.events.GoodsClass.GENERAL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fleet does not push out a firm with few vehicles. */
class FirmShareTest {

    private final FirmShare share = ORDER.firmShare();

    @Test
    void theFirstFiveOfAFirmTakeTheirPlaceWhenTheyAreReady() {
        assertThat(share.placeAt(NOON, List.of(NOON, NOON, NOON, NOON))).isEqualTo(NOON);
    }

    @Test
    void theSixthWithinAQuarterOfAnHourTakesItsPlaceAtTheEndOfIt() {
        List<Instant> five = List.of(NOON, NOON, NOON, NOON, NOON);
        assertThat(share.placeAt(NOON, five)).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
        assertThat(share.placeAt(NOON.plus(Duration.ofMinutes(15)), five))
                .isEqualTo(NOON.plus(Duration.ofMinutes(15)));
        assertThat(share.placeAt(NOON.plus(Duration.ofMinutes(16)), five))
                .isEqualTo(NOON.plus(Duration.ofMinutes(16)));
    }

    @Test
    void onlyTheLastFiveOfAFirmCount() {
        List<Instant> many = List.of(NOON.minusSeconds(9_000), NOON, NOON, NOON, NOON, NOON);
        assertThat(share.placeAt(NOON, many)).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    }

    @Test
    void twoHundredLorriesOfOneFirmLeaveRoomForTwoOfAnother() {
        YardFixture gate = new YardFixture();
        List<Instant> places = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            Instant ready = NOON.minus(Duration.ofMinutes(60));
            Instant place = share.placeAt(ready, places);
            places.add(place);
            int later = Math.toIntExact(Duration.between(ready, place).toMinutes());
            gate.with("fleet %03d".formatted(number), GENERAL, 60, placedMinutesLater(later));
        }
        gate.with("small 1", GENERAL, 30).with("small 2", GENERAL, 30);
        // Fifteen of the fleet have their place not after the two of the small firm.
        gate.batch(30, 5).lane("1", YardFixture.ahead(240, 0, 0));
        List<String> called = gate.called();
        assertThat(called.indexOf("small 1")).isEqualTo(15);
        assertThat(called.indexOf("small 2")).isEqualTo(16);
        assertThat(called).hasSize(30);
    }
}
