package vn.bordergate.ingest.telling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Room for calls. */
class LanesTest {

    @Test
    void aCallThatTakesLongMakesRoomForTheSwift() {
        Lanes lanes = new Lanes(1, 4);
        Lanes.Slot hanging = lanes.take(false);
        assertThat(lanes.free(false)).isZero();
        assertThat(hanging.moveOver()).isTrue();
        assertThat(lanes.free(false)).isEqualTo(1);
        hanging.giveBack();
        hanging.giveBack();
        assertThat(lanes.free(false)).isEqualTo(1);
        assertThat(lanes.free(true)).isEqualTo(2);
    }

    @Test
    void halfOfTheSlowRoomIsKeptForThoseWhoMoveOver() {
        Lanes lanes = new Lanes(3, 4);
        lanes.take(true);
        lanes.take(true);
        assertThat(lanes.free(true)).isZero();
        assertThat(lanes.take(false).moveOver()).isTrue();
        assertThat(lanes.take(false).moveOver()).isTrue();
        Lanes.Slot last = lanes.take(false);
        assertThat(last.moveOver()).isFalse();
        assertThat(last.isSlow()).isFalse();
    }
}
