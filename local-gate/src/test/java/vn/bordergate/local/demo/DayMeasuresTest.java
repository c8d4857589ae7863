package vn.bordergate.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.ModelDay;
import vn.bordergate.local.day.ModelDays;

class DayMeasuresTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    private final Desk desk = new Desk();

    @Test
    void aClosureOfTheModelIsTakenAndEndedAtItsTimes() throws Exception {
        DayMeasures measures = measures("kim-thanh-700-closure");
        measures.act(at("12:59"), _ -> true);
        assertThat(desk.said).isEmpty();
        measures.act(at("13:00"), _ -> true);
        measures.act(at("13:01"), _ -> true);
        assertThat(desk.said)
                .containsExactly(
                        "ROUTE_CLOSED EXPORT null OPPOSITE_SIDE The model day: opposite side stopped taking goods");
        measures.act(at("14:29"), _ -> true);
        assertThat(desk.said).hasSize(1);
        measures.act(at("14:30"), _ -> true);
        measures.act(at("14:31"), _ -> true);
        assertThat(desk.said).hasSize(2).last().isEqualTo("end 1 OVER");
    }

    @Test
    void aDayThatEndsWithinAClosureLeavesNothingClosed() throws Exception {
        DayMeasures measures = measures("kim-thanh-700-closure");
        measures.act(at("13:30"), _ -> true);
        measures.over();
        measures.over();
        assertThat(desk.said).hasSize(2).last().isEqualTo("end 1 OVER");
    }

    @Test
    void whatTheGateRefusedIsNeitherAskedAgainNorEnded() throws Exception {
        desk.refuses = true;
        DayMeasures measures = measures("kim-thanh-700-closure");
        measures.act(at("13:00"), _ -> true);
        measures.act(at("13:10"), _ -> true);
        measures.act(at("14:30"), _ -> true);
        assertThat(desk.said).hasSize(1);
    }

    @Test
    void lanesStayOpenOnceAndOnlyForADirectionInWhichSomebodyWaits() throws Exception {
        DayMeasures measures = measures("kim-thanh-700");
        measures.act(at("18:29"), _ -> true);
        assertThat(desk.said).isEmpty();
        measures.act(at("18:30"), way -> way == Direction.EXPORT);
        measures.act(at("18:40"), way -> way == Direction.EXPORT);
        assertThat(desk.said)
                .containsExactly(
                        "DAY_EXTENDED EXPORT 1320 TRAFFIC Vehicles still wait at closing time.");
    }

    @Test
    void nobodyWaitsAndTheLanesCloseAsOnAnyDay() throws Exception {
        measures("kim-thanh-700").act(at("18:45"), _ -> false);
        assertThat(desk.said).isEmpty();
    }

    private DayMeasures measures(String name) throws IOException {
        ModelDay model =
                ModelDays.shipped().stream()
                        .filter(day -> day.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new DayMeasures(model, DATE, desk);
    }

    private static Instant at(String time) {
        return DATE.atTime(LocalTime.parse(time)).toInstant(java.time.ZoneOffset.ofHours(7));
    }

    private static final class Desk implements DayMeasures.Officer {

        private final List<String> said = new ArrayList<>();
        private boolean refuses;

        @Override
        public Optional<String> take(DayMeasures.Taking m) {
            said.add(
                    "%s %s %s %s %s"
                            .formatted(m.kind(), m.subject(), m.amount(), m.reason(), m.note()));
            return refuses ? Optional.empty() : Optional.of(String.valueOf(said.size()));
        }

        @Override
        public void end(String id, String reason, String note) {
            said.add("end " + id + " " + reason);
        }
    }
}
