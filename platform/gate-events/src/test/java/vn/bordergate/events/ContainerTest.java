package vn.bordergate.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerTest {

    @ParameterizedTest
    @CsvSource({
        "CSQU3054383, true",
        "MSCU6639870, true",
        "CSQU3054384, false",
        "CSQU3054838, false",
        "CSQV3054383, false"
    })
    void aSlipOfThePenShowsInTheCheckDigit(String number, boolean holds) {
        assertThat(Container.checkDigitHolds(number)).isEqualTo(holds);
    }
}
