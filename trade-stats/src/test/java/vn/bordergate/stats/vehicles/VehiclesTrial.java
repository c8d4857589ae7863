package vn.bordergate.stats.vehicles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.bordergate.events.CrossingEnding;
import vn.bordergate.stats.Passages;
import vn.bordergate.stats.Passages.Vehicle;
import vn.bordergate.stats.Stand;
import vn.bordergate.stats.asked.AskedDays;

class VehiclesTrial {

    private static final Stand STAND = Stand.shared();

    /** A gate that no other trial uses. */
    private static final String GATE = "VEHICLE-GATE";

    private static final Instant MORNING = Instant.parse("2024-03-05T01:00:00Z");
    private static final Instant NEXT_NOON = Instant.parse("2024-03-06T05:00:00Z");

    @Test
    void vehiclesAreCountedOnceFromTheLogAndServedByDay() {
        Vehicle crosses = Passages.fresh(101, GATE);
        Vehicle isTurnedBack = Passages.fresh(102, GATE);
        Vehicle waits = Passages.fresh(103, GATE);
        Vehicle isCalled = Passages.fresh(104, GATE);

        STAND.tell(
                List.of(
                        crosses.ticket(MORNING),
                        isTurnedBack.ticket(MORNING),
                        waits.ticket(MORNING),
                        isCalled.ticket(MORNING),
                        crosses.called(MORNING),
                        isCalled.called(MORNING),
                        crosses.crossed(MORNING, NEXT_NOON),
                        isTurnedBack.ended(CrossingEnding.TURNED_BACK, NEXT_NOON),
                        crosses.returned(NEXT_NOON)));

        Stand.await(() -> cells("2024-03-06").size() == 2);
        JsonNode first = cells("2024-03-05").get(0);
        assertThat(first.get("waitingAt20").asLong()).isEqualTo(4);
        assertThat(first.get("crossed").asLong()).isZero();
        JsonNode second = cells("2024-03-06").get(0);
        assertThat(second.get("laden").asBoolean()).isTrue();
        assertThat(second.get("goodsClass").asString()).isEqualTo("FRESH");
        assertThat(second.get("crossed").asLong()).isEqualTo(1);
        assertThat(second.get("turnedBack").asLong()).isEqualTo(1);
        assertThat(second.get("waitingAt20").asLong()).isEqualTo(2);
        assertThat(cells("2024-03-06").get(1).get("returned").asLong()).isEqualTo(1);

        JsonNode yard =
                STAND.json("/api/waiting")
                        .get("gates")
                        .valueStream()
                        .filter(gate -> gate.get("gate").asString().equals(GATE))
                        .findFirst()
                        .orElseThrow();
        assertThat(yard.get("direction").asString()).isEqualTo("EXPORT");
        assertThat(yard.get("waiting").asLong()).isEqualTo(1);
        assertThat(yard.get("called").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2024-13-01, TOTALS_DATE_MALFORMED",
        "from=2024-02-02&to=2024-02-01, TOTALS_PERIOD_REVERSED",
        "gate=kim%20thanh, TOTALS_VALUE_MALFORMED",
        "goods=FRESH, TOTALS_PARAMETER_UNKNOWN",
        "gate=A1&gate=B1, TOTALS_PARAMETER_REPEATED",
        "from=2023-01-01&to=2024-01-02, DAYS_TOO_MANY"
    })
    void aBadQuestionIsToldWhatIsWrong(String query, String code) {
        var answer = STAND.get("/api/vehicles?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(code);
    }

    @Test
    void aWholeLeapYearMayBeAsked() {
        LocalDate from = LocalDate.of(2024, 1, 1);
        LocalDate to = from.plusDays(AskedDays.DAYS_MAX - 1L);

        assertThat(STAND.get("/api/vehicles?from=" + from + "&to=" + to).statusCode())
                .isEqualTo(200);
        assertThat(STAND.get("/api/vehicles?from=" + from + "&to=" + to.plusDays(1)).statusCode())
                .isEqualTo(400);
    }

    private static JsonNode cells(String day) {
        return STAND.json("/api/vehicles?from=" + day + "&to=" + day + "&gate=" + GATE)
                .get("cells");
    }
}
