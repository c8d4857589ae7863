package vn.bordergate.stats.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;

class HourKeyTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T17:00:00Z, 0",
        "2026-11-22T00:59:59.999Z, 7",
        "2026-11-22T01:00:00Z, 8",
        "2026-11-22T16:59:59.999Z, 23",
        "2026-11-22T17:00:00Z, 24",
        "2026-12-01T03:00:00Z, 24",
        "2026-11-21T16:59:59.999Z, 0"
    })
    void anHourIsOneAtTheGatesAndWhatComesAfterTheDayHasNone(Instant at, int hour) {
        TradeFact fact = Facts.durian(Stage.CLEARED).reversed(at);

        assertThat(HourKey.of(fact).hour()).isEqualTo(hour);
    }

    @Test
    void theHoursOfADayAddUpToTheDay() {
        List<TradeFact> facts = Facts.history(11, 200);
        long byHour = FactBatch.byHour(facts).values().stream().mapToLong(HourSums::usdCents).sum();
        long byDay =
                FactBatch.byGateAndDay(FactBatch.fold(facts)).values().stream()
                        .mapToLong(Sums::usdCents)
                        .sum();

        assertThat(byHour).isEqualTo(byDay).isPositive();
    }

    @Test
    void aFirmIsBehindAFigureUntilItsLastFactIsTakenBack() {
        TradeFact one = Facts.by(3, fact(1));
        TradeFact two = Facts.by(3, fact(2));
        var behind = FactBatch.byDeclarantGroup(List.of(one, two, fact(3), one.reversed(Facts.AT)));

        assertThat(behind).hasSize(1);
        assertThat(behind.firstEntry().getKey().month()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(behind.firstEntry().getValue().of(3)).isEqualTo(1);
        assertThat(behind.firstEntry().getValue().of(0)).isZero();
    }

    private static TradeFact fact(long id) {
        return Facts.fact(
                new UUID(5, id), 1, Stage.CLEARED, "KIM-THANH", "0810", "CNY", 10, 1, Facts.DAY);
    }
}
