package vn.bordergate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlateNumberTest {

    @ParameterizedTest
    @CsvSource({
        "24C-123.45, 24C12345",
        "24c 123 45, 24C12345",
        "15C 02727, 15C02727",
        "云G·12345, 云G12345",
        "80-NG-123-45, 80NG12345"
    })
    void separatorsAndCaseMakeNoOtherPlate(String written, String kept) {
        assertThat(PlateNumber.of(written).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24C", "24C1234567890", "24C/12345", "<b>1234", "24C\n123"})
    void whatCannotBeAPlateIsNone(String written) {
        assertThat(PlateNumber.accepts(written)).isFalse();
        assertThatThrownBy(() -> PlateNumber.of(written))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24C1", "24C123456789"})
    void theShortestAndTheLongestAreTaken(String plate) {
        assertThat(PlateNumber.accepts(plate)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"24C12345, 24C***45", "云G12345, 云G1**45", "24C1, 2*C1"})
    void aPlateIsShownToEverybodyInPart(String plate, String shown) {
        assertThat(PlateNumber.of(plate).masked()).isEqualTo(shown);
        assertThat(PlateNumber.of(plate)).hasToString(shown);
    }

    @Test
    void aDriverIsNotNamedInALog() {
        assertThat(new Driver("Vàng A Páo", "010203004567", "0912345678"))
                .asString()
                .doesNotContain("Páo", "0102", "0912");
    }
}
