package vn.bordergate.stats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.stats.period.Period;

class DueReportsTest {

    private static final LocalTime EIGHT = LocalTime.of(20, 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-21 | 2026-11-21",
                "2026-11-22 | 2026-11-22 2026-W47",
                "2026-11-30 | 2026-11-30 2026-11",
                "2026-09-30 | 2026-09-30 2026-09 2026-Q3",
                "2026-06-30 | 2026-06-30 2026-06 2026-Q2 2026-H1",
                "2026-12-31 | 2026-12-31 2026-12 2026-Q4 2026-H2 2026",
                "2028-02-29 | 2028-02-29 2028-02",
                "2027-01-03 | 2027-01-03 2026-W53"
            })
    void atEightThePeriodsThatEndOnTheDayAreDue(String day, String due) {
        List<String> before = due(day + "T19:59:59+07:00[Asia/Ho_Chi_Minh]");
        List<String> after = due(day + "T20:00:00+07:00[Asia/Ho_Chi_Minh]");

        assertThat(before).doesNotContain(due.split(" "));
        assertThat(after).endsWith(due.split(" "));
    }

    @Test
    void aGateThatStoodStillMakesUpForAWeekAndNotMore() {
        List<String> due = due("2026-11-20T20:00:00+07:00[Asia/Ho_Chi_Minh]");

        assertThat(due)
                .containsExactly(
                        "2026-11-14",
                        "2026-11-15",
                        "2026-W46",
                        "2026-11-16",
                        "2026-11-17",
                        "2026-11-18",
                        "2026-11-19",
                        "2026-11-20");
    }

    private static List<String> due(String now) {
        return DueReports.due(ZonedDateTime.parse(now), EIGHT).stream().map(Period::text).toList();
    }
}
