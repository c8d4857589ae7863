package vn.bordergate.trials.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.yard.PublishedOrders;
import vn.bordergate.local.day.ModelDay;
import vn.bordergate.local.day.ModelDays;
import vn.bordergate.trials.simulation.Foresight.Judged;

/** The told times of calls keep what they promise: three of five calls come within the range. */
class ForesightTest {

    private static final int DAYS = 20;
    private static final Duration APPROACH = Duration.ofMinutes(8);

    private final PublishedOrder order = PublishedOrders.shipped();

    @Test
    void ofEveryModelDayThreeOfFiveCallsComeWithinTheToldRange() throws Exception {
        for (ModelDay model : ModelDays.shipped()) {
            List<Judged> judged = Foresight.of(model, order, DAYS, APPROACH);
            List<Duration> missed = judged.stream().map(Judged::missed).sorted().toList();
            long within = 100 * judged.stream().filter(Judged::within).count() / judged.size();
            System.out.printf(
                    "%-10s %d%% within the told range, median missed by %.1f min, of a median wait"
                            + " of %.1f min, %d calls%n",
                    model.name(),
                    within,
                    missed.get(missed.size() / 2).toSeconds() / 60.0,
                    judged.stream()
                                    .map(Judged::waited)
                                    .sorted()
                                    .toList()
                                    .get(judged.size() / 2)
                                    .toSeconds()
                            / 60.0,
                    judged.size());
            assertThat(judged).as(model.name()).hasSizeGreaterThan(DAYS * 100);
            assertThat(within).as(model.name()).isBetween(55L, 75L);
            assertThat(missed.get(missed.size() / 2))
                    .as(model.name())
                    .isLessThan(Duration.ofMinutes(9));
        }
    }
}
