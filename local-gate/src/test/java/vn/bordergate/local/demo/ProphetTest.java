package vn.bordergate.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProphetTest {

    private final Prophet prophet = Prophet.withShippedTables(LocalDate.of(2026, 11, 22));

    @ParameterizedTest
    @CsvSource({
        // 372254.40 KRW / 1167.4624 = 318.8577... USD
        "372254.4,           1167.4624, 31886",
        // 11.674624 rounds to 11.67 KRW first: 0.99960... cents
        "11.674624,          1167.4624, 1",
        // 5.8373120 would be half a cent, but 5.84 is written: 0.5002... cents
        "5.837312,           1167.4624, 1",
        "5.83,               1167.4624, 0",
        "0,                  1167.4624, 0",
        "1000000,            1000,      100000",
        // Exactly half a cent goes up.
        "5,                  1000,      1",
        "0.1,                1,         10",
        "7045681618.1,       1167.4624, 603503943",
    })
    void wonBecomeCentsHalfUpOnce(BigDecimal price, BigDecimal rate, long cents) {
        assertThat(Prophet.cents(price, rate)).isEqualTo(cents);
    }

    @Test
    void aSoundRowCountsAtItsOfficeWithTheRateOfItsMonth() {
        assertThat(prophet.of(Rows.row("1,2020-01-31,40,A,440890,BE,108.0,372254.4,0")))
                .isEqualTo(new Prophecy.Counts("KCS-040", 31886));
        // 372254.40 / 1195.3358 = 311.4225... USD
        assertThat(prophet.of(Rows.row("2,2020-02-01,40,A,440890,BE,108.0,372254.4,0")))
                .isEqualTo(new Prophecy.Counts("KCS-040", 31142));
    }

    @Test
    void aFreeSampleCountsAndAnOldCodeToo() {
        assertThat(prophet.of(Rows.row("1,2020-01-31,40,A,440899,BE,1,0,0")))
                .isEqualTo(new Prophecy.Counts("KCS-040", 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2020-01-01,30,Z,440890,BE,0.0,1,0    | NET_MASS_MISSING",
                "1,2020-01-01,30,Z,440890,ZZ,1,1,0      | COUNTRY_UNKNOWN",
                "1,2020-01-01,30,Z,440890,ZZ,0,1,0      | COUNTRY_UNKNOWN NET_MASS_MISSING",
                "1,2020-01-01,30,Z,770890,BE,1,1,0      | HS_CHAPTER_UNKNOWN",
                "1,2020-01-01,30,Z,4408,BE,1,1,0        | HS_CODE_FORM",
                "1,2020-01-01,999,Z,440890,BE,1,1,0     | GATE_UNKNOWN",
                "1,2020-01-01,30,Z,440890,BE,-1,-1,0    | AMOUNT_NEGATIVE MASS_NEGATIVE",
                "1,2020-01-01,30,Z,440890,BE,0.0001,1,0 | MASS_DECIMALS",
                "1,2030-01-01,30,Z,440890,BE,1,1,0      | CUSTOMS_DATE_FUTURE",
            })
    void theDoorsReasonsAreForetold(String line, String codes) {
        assertThat(prophet.of(Rows.row(line)))
                .isEqualTo(new Prophecy.IsRefused(new TreeSet<>(Set.of(codes.split(" ")))));
    }

    @Test
    void theSameNumberAgainIsARepeatOrAConflict() {
        String first = "1,2020-01-01,30,Z,440890,BE,1,100.001,0";
        assertThat(prophet.of(Rows.row(first))).isInstanceOf(Prophecy.Counts.class);
        assertThat(prophet.of(Rows.row("1,2020-01-01,30,Z,440890,BE,1.0,100,2")))
                .isEqualTo(new Prophecy.IsARepeat());
        assertThat(prophet.of(Rows.row("1,2020-01-01,30,Z,440890,BE,1,101,0")))
                .isEqualTo(new Prophecy.IsAConflict());
        assertThat(prophet.of(Rows.row("1,2020-01-01,30,OTHER,440890,BE,1,101,0")))
                .isInstanceOf(Prophecy.Counts.class);
    }

    @Test
    void aDayBeforeTheFirstRateWaits() {
        assertThat(prophet.of(Rows.row("1,2019-11-30,30,Z,440890,BE,1,1,0")))
                .isEqualTo(new Prophecy.HasNoRate());
    }

    @Test
    void theShippedFileIsForetoldWhole() throws Exception {
        Forecast forecast = Forecast.of(List.of(new DemoFile(null, DemoFile.ALL)), prophet);
        assertThat(forecast.rows()).isEqualTo(37_385);
        assertThat(forecast.brokenRows()).isZero();
        Expectation expected = forecast.expectation();
        assertThat(expected.accepted() + expected.refused()).isEqualTo(37_385);
        assertThat(expected.refusedByCode()).containsEntry("NET_MASS_MISSING", 285L);
        assertThat(expected.refusedByCode().keySet())
                .containsExactly("COUNTRY_UNKNOWN", "NET_MASS_MISSING");
        long declared = expected.declared().values().stream().mapToLong(Sum::declarations).sum();
        assertThat(declared).isEqualTo(expected.accepted());
    }
}
