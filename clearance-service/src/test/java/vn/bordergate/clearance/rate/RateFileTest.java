package vn.bordergate.clearance.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.rate.RateBook.Rate;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.web.FaultsException;

class RateFileTest {

    @Test
    void ratesAreReadAsTheyAreWritten() {
        assertThat(RateFile.read("\uFEFFeffectiveFrom,currency,unitsPerUsd\r\n2026-01-01,CNY,7.10"))
                .containsExactly(
                        new Rate(
                                new CurrencyCode("CNY"),
                                LocalDate.parse("2026-01-01"),
                                new BigDecimal("7.10")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-01,USD,1 | RATES_CURRENCY_WRONG",
                "2026-01-01,yuan,7.1 | RATES_CURRENCY_WRONG",
                "2026-02-30,CNY,7.1 | RATES_DATE_WRONG",
                "2026-01-01,CNY,0 | RATES_UNITS_WRONG",
                "2026-01-01,CNY,7.12345678901 | RATES_UNITS_WRONG",
                "2026-01-01,CNY,1000000000.1 | RATES_UNITS_WRONG",
                "2026-01-01,CNY | RATES_LINE_MALFORMED"
            })
    void aLineThatIsWrongIsToldWithItsPlace(String line, String code) {
        assertThatThrownBy(() -> RateFile.read(RateFile.HEADING + "\n" + line))
                .isInstanceOfSatisfying(
                        FaultsException.class,
                        e -> {
                            assertThat(e.faults().getFirst().code()).isEqualTo(code);
                            assertThat(e.faults().getFirst().pointer()).isEqualTo("/2");
                        });
    }

    @Test
    void theFinestAndTheSmallestWorthAreStillRates() {
        assertThat(
                        RateFile.read(
                                RateFile.HEADING
                                        + "\n2026-01-01,CNY,7.1234567890"
                                        + "\n2026-01-01,IRR,1000000000"))
                .hasSize(2);
    }

    @Test
    void aCurrencyHasOneLineADay() {
        String line = "\n2026-01-01,CNY,7.1";

        assertThatThrownBy(() -> RateFile.read(RateFile.HEADING + line + line))
                .hasMessageContaining("RATES_LINE_TWICE");
    }
}
