package vn.bordergate.clearance.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.bordergate.clearance.dispatch.YardFixture.accepting;
import static vn.bordergate.clearance.dispatch.YardFixture.ahead;
import static vn.bordergate.clearance.dispatch.YardFixture.inwards;
import static vn.bordergate.events.GoodsClass.FRESH;
import static vn.bordergate.events.GoodsClass.FROZEN;
import static vn.bordergate.events.GoodsClass.GENERAL;
import static vn.bordergate.events.GoodsClass.MINERAL;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;
import vn.bordergate.clearance.dispatch.Standing.OutOfQueue;

/** Lanes, batches and what the opposite side takes. */
class LanesTest {

    private final YardFixture gate = new YardFixture();

    @Test
    void aClosedLaneGetsNobody() {
        gate.with("coke", MINERAL, 30).lane("1", YardFixture::closed);
        assertThat(gate.called()).isEmpty();
        assertThat(gate.decide().standings())
                .containsExactly(new OutOfQueue("coke", Obstacle.NO_OPEN_LANE));
    }

    @Test
    void aLaneInUseGetsNobodyWhereNoWayIsToBeDriven() {
        gate.with("coke", MINERAL, 30).lane("1", YardFixture::inUse);
        assertThat(gate.called()).isEmpty();
    }

    @Test
    void aLaneIsCalledForAsFarAheadAsTheWayIsLong() {
        for (int number = 0; number < 9; number++) {
            gate.with("coke " + number, MINERAL, 30 - number);
        }
        gate.lane("1", lane -> ahead(8, 0, 0).apply(YardFixture.inUse(lane)));
        assertThat(gate.called()).containsExactly("coke 0", "coke 1");
    }

    @Test
    void noMoreAreOnTheWayThanABatch() {
        for (int number = 0; number < 9; number++) {
            gate.with("coke " + number, MINERAL, 30 - number);
        }
        gate.batch(6, 5).lane("1", ahead(40, 2, 1));
        assertThat(gate.called()).containsExactly("coke 0", "coke 1", "coke 2");
    }

    @Test
    void noMoreDriveUpThanTheBarrierHolds() {
        gate.lane("1", ahead(40, 4, 2)).lane("2", ahead(40, 4, 1));
        assertThat(gate.decide().toBarrier()).containsExactly("2", "1");
    }

    @Test
    void lanesOfTheOtherDirectionTakeNobody() {
        gate.with("coke", MINERAL, 30).lane("1", inwards());
        assertThat(gate.called()).isEmpty();
    }

    @Test
    void whoCannotUseTheLaneIsNotOvertakenOnIt() {
        gate.with("coke", MINERAL, 30).with("cassava", GENERAL, 1).lane("1", accepting(GENERAL));
        assertThat(gate.decide().calls())
                .singleElement()
                .satisfies(call -> assertThat(call.ticket()).isEqualTo("cassava"))
                .satisfies(call -> assertThat(call.overtakes()).isEmpty());
    }

    @Test
    void aNarrowLaneChoosesFirstAndLeavesTheWideOneToTheOthers() {
        gate.with("coke", MINERAL, 30)
                .with("cassava", GENERAL, 20)
                .lane("1")
                .lane("2", accepting(MINERAL));
        assertThat(gate.decide().calls())
                .extracting(Call::ticket, Call::lane)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("coke", "2"),
                        org.assertj.core.groups.Tuple.tuple("cassava", "1"));
    }

    @Test
    void anEmptyVehicleGoesByALaneForEmptiesWhateverItCameFor() {
        gate.with("returning", FRESH, 30, YardFixture::empty).lane("1", accepting(FRESH)).lane("2");
        assertThat(gate.decide().calls()).extracting(Call::lane).containsExactly("2");
    }

    @Test
    void anEmptyVehicleHasNoHeadStartOfWhatItCarriedBefore() {
        gate.with("coke", MINERAL, 30).with("returning", FRESH, 20, YardFixture::empty).lane("1");
        assertThat(gate.called()).containsExactly("coke");
    }

    @Test
    void noMoreAreCalledThanTheOppositeSideTakes() {
        gate.with("durian", FRESH, 3)
                .with("melon", FRESH, 2)
                .with("fish", FROZEN, 1)
                .intakeLeft(FRESH, 1)
                .lane("1")
                .lane("2");
        assertThat(gate.called()).containsExactly("durian", "fish");
        assertThat(gate.decide().standings())
                .containsExactly(new OutOfQueue("melon", Obstacle.INTAKE_EXHAUSTED));
    }

    @Test
    void aLimitOfAllGoodsStandsAboveThoseOfEachClass() {
        gate.with("durian", FRESH, 3)
                .with("melon", FRESH, 2)
                .with("fish", FROZEN, 1)
                .with("returning", FROZEN, 1, YardFixture::empty)
                .intakeLeft(FRESH, 2)
                .intakeLeftOfAll(1)
                .lane("1")
                .lane("2")
                .lane("3");
        assertThat(gate.called()).containsExactly("durian", "returning");
        assertThat(gate.decide().standings())
                .containsExactlyInAnyOrder(
                        new OutOfQueue("melon", Obstacle.INTAKE_EXHAUSTED),
                        new OutOfQueue("fish", Obstacle.INTAKE_EXHAUSTED));
    }

    @Test
    void theOppositeSideLimitsNoImports() {
        gate.with("vegetables", FRESH, 3, YardFixture::coming)
                .intakeLeft(FRESH, 0)
                .lane("1", inwards());
        assertThat(gate.called()).containsExactly("vegetables");
    }

    @Test
    void theOrderOfTheListsMakesNoDifference() {
        gate.with("b", MINERAL, 30).with("a", MINERAL, 30).lane("2").lane("1");
        YardFixture other =
                new YardFixture().with("a", MINERAL, 30).with("b", MINERAL, 30).lane("1").lane("2");
        assertThat(gate.decide()).isEqualTo(other.decide());
        assertThat(gate.called()).isEqualTo(List.of("a", "b"));
    }

    @Test
    void twoVehiclesWithOneTicketAreNoYard() {
        gate.with("a", MINERAL, 30).with("a", FRESH, 20);
        assertThatThrownBy(gate::yard).isInstanceOf(IllegalArgumentException.class);
    }
}
