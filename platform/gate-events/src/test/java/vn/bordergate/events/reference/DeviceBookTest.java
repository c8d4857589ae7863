package vn.bordergate.events.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.ReadingKind;

class DeviceBookTest {

    private static final GateCode GATE = new GateCode("KIM-THANH");

    @Test
    void everyLaneOfKimThanhHasACameraAndABarrier() {
        DeviceBook book = DeviceBook.shipped();
        for (String lane : List.of("B1-X1", "B1-X2", "B2-N1", "B2-N2", "B2-N3")) {
            assertThat(book.find("KT-" + lane))
                    .get()
                    .extracting(Device::kind)
                    .isEqualTo(DeviceKind.BARRIER);
            assertThat(book.find("KT-" + lane + "-CAM"))
                    .get()
                    .extracting(Device::kind)
                    .isEqualTo(DeviceKind.PLATE_CAMERA);
        }
        assertThat(book.find("KT-B1-X9")).isEmpty();
    }

    @Test
    void aDeviceReportsWhatItsKindAndPlaceLetItSee() {
        assertThat(device(DeviceKind.WEIGHBRIDGE, "KB2").reports())
                .isEqualTo(Set.of(ReadingKind.WEIGHED));
        assertThat(device(DeviceKind.PLATE_CAMERA, "KB2").reports())
                .isEqualTo(Set.of(ReadingKind.YARD_ENTRY, ReadingKind.YARD_EXIT));
        assertThat(device(DeviceKind.PLATE_CAMERA, "B1").reports())
                .isEqualTo(Set.of(ReadingKind.BARRIER_REACHED, ReadingKind.BARRIER_PASSED));
    }

    @Test
    void aBarrierStandsAtABarrierAndNothingOfAYardDoes() {
        assertThatThrownBy(() -> device(DeviceKind.BARRIER, "KB2"))
                .isInstanceOf(Device.NotADeviceException.class);
        assertThatThrownBy(() -> device(DeviceKind.WEIGHBRIDGE, "B1"))
                .isInstanceOf(Device.NotADeviceException.class);
    }

    @Test
    void aBookNamesADeviceOnce() {
        Device one = device(DeviceKind.WEIGHBRIDGE, "KB2");
        assertThatThrownBy(() -> DeviceBook.of(List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Device device(DeviceKind kind, String place) {
        return new Device("D-1", GATE, kind, place, null, 60);
    }
}
