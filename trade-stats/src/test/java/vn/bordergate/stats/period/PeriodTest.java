package vn.bordergate.stats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-01, 2026-12-31",
        "2026-H1, 2026-01-01, 2026-06-30",
        "2026-H2, 2026-07-01, 2026-12-31",
        "2026-Q1, 2026-01-01, 2026-03-31",
        "2026-Q4, 2026-10-01, 2026-12-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2026-11-22, 2026-11-22, 2026-11-22",
        "2026-W01, 2025-12-29, 2026-01-04",
        "2026-W53, 2026-12-28, 2027-01-03",
        "2026-11-01..2026-11-22, 2026-11-01, 2026-11-22"
    })
    void aTextNamesItsDaysAndIsWrittenTheSameAgain(String text, LocalDate from, LocalDate to) {
        Period period = Period.read(text).orElseThrow();

        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
        assertThat(period.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-13",
                "2026-00",
                "2026-H3",
                "2026-Q0",
                "2026-W00",
                "2025-W53",
                "2026-W54",
                "2026-02-29",
                "2026-2-9",
                "1944",
                "3000",
                "2026-11-22..2026-11-21",
                "2026-11-22..",
                "..2026-11-22",
                "2016-01-01..2026-01-01",
                "H1-2026",
                "２０２６"
            })
    void whatNamesNoPeriodWithinTheLimitsIsNone(String text) {
        assertThat(Period.read(text)).isEmpty();
    }

    @Test
    void tenYearsAndNotADayMoreAreAPeriod() {
        assertThat(Period.read("2016-01-01..2025-12-31")).isPresent();
        assertThat(Period.read("2016-01-01..2026-01-01")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02, 2024-02",
        "2026-Q1, 2025-Q1",
        "2026-H2, 2025-H2",
        "2026, 2025",
        "2026-11-22, 2025-11-22",
        "2026-W47, 2025-W47",
        "2024-01-01..2024-02-29, 2023-01-01..2023-02-28"
    })
    void theSamePeriodOfLastYearIsOfTheSameKind(String now, String then) {
        assertThat(Period.read(now).orElseThrow().lastYear().orElseThrow().text()).isEqualTo(then);
    }

    @Test
    void februaryOfALeapYearIsComparedWithAsManyDaysAsThereAre() {
        Period then = Period.read("2025-02").orElseThrow().lastYear().orElseThrow();

        assertThat(then.to()).isEqualTo("2024-02-29");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2026-W53"})
    void whatLastYearDidNotHaveHasNoSamePeriod(String text) {
        assertThat(Period.read(text).orElseThrow().lastYear()).isEmpty();
    }

    @Test
    void aRunningPeriodReachesToToday() {
        Period year = Period.year(2026);

        assertThat(year.until(LocalDate.of(2026, 11, 22)).orElseThrow().text())
                .isEqualTo("2026-01-01..2026-11-22");
        assertThat(year.until(LocalDate.of(2027, 1, 1))).contains(year);
        assertThat(year.until(LocalDate.of(2025, 12, 31))).isEmpty();
    }
}
