package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;

class HourTotalsTrial {

    private static final Stand STAND = Stand.shared();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void totalsAreToldByTheHourOfThePastToo() {
        TradeFact first = cleared(1, 100, DAY);
        STAND.fold(
                List.of(
                        first,
                        cleared(2, 20, DAY),
                        cleared(3, 7, DAY.minusDays(1)),
                        first.reversed(Instant.parse("2026-11-22T05:00:00Z"))));

        JsonNode rows =
                STAND.json("/api/totals/hours?gate=HOUR-GATE&from=2026-11-21&to=2026-11-22")
                        .get("rows");

        assertThat(rows.findValuesAsString("day"))
                .containsExactly("2026-11-21", "2026-11-22", "2026-11-22");
        assertThat(rows.findValuesAsString("hour"))
                .as("what was known only after its day has no hour in it")
                .containsExactly("24", "10", "12");
        assertThat(rows.findValuesAsString("usdCents")).containsExactly("7", "120", "-100");
        assertThat(rows.findValuesAsString("declarations")).containsExactly("1", "2", "-1");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01,2026-01-31,200", "2026-01-01,2026-02-01,400"})
    void aMonthIsToldAtATimeAndNoMore(String from, String to, int status) {
        HttpResponse<String> answer =
                STAND.get("/api/totals/hours?from=%s&to=%s".formatted(from, to));
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status != 200) {
            assertThat(answer.body()).contains("DAYS_TOO_MANY", "31");
        }
    }

    private static TradeFact cleared(long id, long cents, LocalDate day) {
        return Facts.fact(
                new UUID(72, id), 1, Stage.CLEARED, "HOUR-GATE", "0810", "CNY", cents, 1, day);
    }
}
