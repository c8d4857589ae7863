package vn.bordergate.trials.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.dispatch.Call;
import vn.bordergate.clearance.dispatch.Decision;
import vn.bordergate.clearance.dispatch.Dispatch;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.dispatch.Standing;
import vn.bordergate.clearance.dispatch.Yard;
import vn.bordergate.clearance.yard.PublishedOrders;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.ModelDay;
import vn.bordergate.local.day.ModelDays;

/**
 * Guards what the published order reaches, so that no change of the dispatch or of its parameters
 * loses it unseen. {@code ./gate simulate} measures over a hundred seeds; here are ten, which are
 * always the same days, so that a limit needs no room for chance. The room that it has, about two
 * of a hundred, is for changes that are meant for something else; who needs more has changed what
 * drivers wait, and says so here and in decision 22. Where a goal of the product is nearer than
 * that, the goal is the limit.
 */
class GoalsTest {

    private static final int SEEDS = 10;

    private final PublishedOrder order = PublishedOrders.shipped();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // day, perishables to first come, to the bound, all to first come, others to strict
        "kim-thanh-700, 0.19, 1.40, 1.02, 1.02",
        "kim-thanh-700-closure, 0.24, 1.33, 1.02, 1.02",
        // It misses the goal of 3 (decision 22): 3.15 over a hundred days, 3.60 over these.
        "kim-thanh-700-slow, 0.34, 3.68, 1.02, 0.95"
    })
    void whatWasReachedStaysReached(
            String name, double toFirstCome, double toBound, double all, double others)
            throws IOException {
        ModelDay day =
                ModelDays.shipped().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        Goals.Ratios reached = Goals.reached(Contest.hold(day, order, 1, SEEDS, Duration.ZERO));

        assertThat(reached.overtakenMost()).isLessThanOrEqualTo(order.overtaking().max());
        assertThat(reached)
                .satisfies(r -> assertThat(r.toFirstCome()).isLessThanOrEqualTo(toFirstCome))
                .satisfies(r -> assertThat(r.toBound()).isLessThanOrEqualTo(toBound))
                .satisfies(r -> assertThat(r.allToFirstCome()).isLessThanOrEqualTo(all))
                .satisfies(r -> assertThat(r.othersToStrict()).isLessThanOrEqualTo(others));
    }

    /** How long it takes is measured by the benchmark: a test cannot know its machine. */
    @Test
    void oneDecisionStandsForEachOfFiveThousandVehiclesOnce() {
        Yard yard = DispatchSpeed.fullYard();
        Decision decision = Dispatch.decide(yard, order);

        Set<String> stand = new HashSet<>();
        for (Standing one : decision.standings()) {
            assertThat(stand.add(one.ticket())).as(one.ticket()).isTrue();
        }
        for (Call call : decision.calls()) {
            assertThat(stand.add(call.ticket())).as(call.ticket()).isTrue();
        }
        assertThat(stand).hasSize(DispatchSpeed.VEHICLES);
        for (Direction direction : Direction.values()) {
            List<String> own =
                    yard.lanes().stream()
                            .filter(lane -> lane.direction() == direction)
                            .map(lane -> lane.id())
                            .toList();
            assertThat(decision.calls())
                    .as("%s: as many as a batch, of thousands that could be called", direction)
                    .filteredOn(call -> own.contains(call.lane()))
                    .hasSize(20);
        }
        assertThat(Dispatch.decide(yard, order)).isEqualTo(decision);
    }
}
