package vn.bordergate.clearance.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.dispatch.YardFixture.AGEING;
import static vn.bordergate.clearance.dispatch.YardFixture.FIRM;
import static vn.bordergate.clearance.dispatch.YardFixture.IN_ORDER;
import static vn.bordergate.clearance.dispatch.YardFixture.LIMIT;
import static vn.bordergate.clearance.dispatch.YardFixture.MOVED;
import static vn.bordergate.clearance.dispatch.YardFixture.PERISHABLE;
import static vn.bordergate.clearance.dispatch.YardFixture.PRIORITY;
import static vn.bordergate.clearance.dispatch.YardFixture.overtaken;
import static vn.bordergate.clearance.dispatch.YardFixture.placedMinutesLater;
import static vn.bordergate.events.GoodsClass.CHEMICAL;
import static vn.bordergate.events.GoodsClass.FRESH;
import static vn.bordergate.events.GoodsClass.GENERAL;
import static vn.bordergate.events.GoodsClass.MINERAL;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.dispatch.Call.Overtaking;
import vn.bordergate.clearance.dispatch.Intervention.HoldBack;
import vn.bordergate.clearance.dispatch.Intervention.ToBack;
import vn.bordergate.clearance.dispatch.Intervention.ToFront;
import vn.bordergate.clearance.dispatch.Standing.InQueue;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;
import vn.bordergate.clearance.dispatch.Standing.OutOfQueue;

/** Who goes before whom, and by which rule. */
class DispatchTest {

    private final YardFixture gate = new YardFixture();

    @Test
    void whoWasReadyFirstGoesFirst() {
        gate.with("coke", MINERAL, 20).with("cassava", GENERAL, 30).lane("1");
        assertThat(gate.decide().calls())
                .containsExactly(new Call("cassava", "1", IN_ORDER, List.of(), null));
        assertThat(gate.decide().standings()).containsExactly(new InQueue("coke", 1, IN_ORDER));
    }

    @Test
    void durianGoesBeforeCokeThatWasReadyEarlierAndTheRecordNamesTheRule() {
        gate.with("coke", MINERAL, 50).with("durian", FRESH, 1).lane("1");
        assertThat(gate.decide().calls())
                .containsExactly(
                        new Call(
                                "durian",
                                "1",
                                PERISHABLE,
                                List.of(new Overtaking("coke", PERISHABLE)),
                                null));
    }

    @Test
    void cokeThatWaitedAsLongAsTheHeadStartGoesBeforeDurianOfThisMinute() {
        gate.with("coke", MINERAL, 60).with("durian", FRESH, 0).lane("1");
        assertThat(gate.decide().calls())
                .containsExactly(new Call("coke", "1", AGEING, List.of(), null));
        assertThat(gate.decide().standings()).containsExactly(new InQueue("durian", 1, PERISHABLE));
    }

    @Test
    void cokeThatWaitedAMinuteLessIsOvertakenByIt() {
        gate.with("coke", MINERAL, 59).with("durian", FRESH, 0).lane("1");
        assertThat(gate.called()).containsExactly("durian");
    }

    @Test
    void aPriorityEnterpriseHasItsOwnHeadStart() {
        gate.with("coke", MINERAL, 9)
                .with("phones", GENERAL, 0, YardFixture::ofPriorityEnterprise)
                .lane("1");
        assertThat(gate.decide().calls())
                .containsExactly(
                        new Call(
                                "phones",
                                "1",
                                PRIORITY,
                                List.of(new Overtaking("coke", PRIORITY)),
                                null));
    }

    @Test
    void whoWasOvertakenAsOftenAsAllowedIsOvertakenByNobody() {
        gate.with("coke", MINERAL, 30, overtaken(40))
                .with("melon", FRESH, 40)
                .with("durian", FRESH, 1)
                .lane("1");
        assertThat(gate.called()).containsExactly("melon");
        YardFixture later =
                new YardFixture()
                        .with("coke", MINERAL, 30, overtaken(40))
                        .with("durian", FRESH, 1)
                        .lane("1");
        assertThat(later.decide().calls())
                .containsExactly(new Call("coke", "1", LIMIT, List.of(), null));
    }

    @Test
    void whoWasOvertakenOnceLessThanAllowedIsOvertakenOnceMore() {
        gate.with("coke", MINERAL, 30, overtaken(39))
                .with("durian", FRESH, 2)
                .with("melon", FRESH, 1)
                .lane("1")
                .lane("2");
        assertThat(gate.called()).containsExactly("durian", "coke");
    }

    @Test
    void whoGoesByTheLimitMayOvertakeAndTheRecordSaysSo() {
        gate.with("durian", FRESH, 31, placedMinutesLater(200))
                .with("coke", MINERAL, 30, overtaken(40))
                .with("melon", FRESH, 10)
                .lane("1");
        assertThat(gate.decide().calls())
                .containsExactly(
                        new Call(
                                "coke",
                                "1",
                                LIMIT,
                                List.of(new Overtaking("durian", LIMIT)),
                                null));
    }

    @Test
    void aPlaceThatWasPutBackForItsFirmIsGoneBeforeByRule() {
        gate.with("twentieth of a fleet", GENERAL, 30, placedMinutesLater(45))
                .with("the only one", GENERAL, 5)
                .lane("1");
        assertThat(gate.decide().calls())
                .containsExactly(
                        new Call(
                                "the only one",
                                "1",
                                IN_ORDER,
                                List.of(new Overtaking("twentieth of a fleet", FIRM)),
                                null));
        assertThat(gate.decide().standings())
                .containsExactly(new InQueue("twentieth of a fleet", 1, FIRM));
    }

    @Test
    void anOfficerMovesAVehicleToTheFrontByNameAndReason() {
        var moved = new ToFront("medicine", "lan", "oxygen for the hospital");
        gate.with("durian", FRESH, 30).with("medicine", CHEMICAL, 1).decided(moved).lane("1");
        assertThat(gate.decide().calls())
                .containsExactly(
                        new Call(
                                "medicine",
                                "1",
                                MOVED,
                                List.of(new Overtaking("durian", MOVED)),
                                moved));
    }

    @Test
    void anOfficerMovesAVehicleToTheBack() {
        gate.with("coke", MINERAL, 30)
                .with("cassava", GENERAL, 1)
                .decided(new ToBack("coke", "lan", "driver is not there"))
                .lane("1");
        assertThat(gate.decide().calls().getFirst().overtakes())
                .containsExactly(new Overtaking("coke", MOVED));
        assertThat(gate.decide().standings()).containsExactly(new InQueue("coke", 1, MOVED));
    }

    @Test
    void noOfficerBreaksTheLimitOnOvertaking() {
        gate.with("coke", MINERAL, 30, overtaken(40))
                .with("friend", GENERAL, 1)
                .decided(new ToFront("friend", "lan", "a favour"))
                .lane("1");
        assertThat(gate.called()).containsExactly("coke");
    }

    @Test
    void theLatestWordOfAnOfficerHolds() {
        gate.with("coke", MINERAL, 30)
                .decided(new HoldBack("coke", "lan", "leaks"))
                .decided(new ToFront("coke", "minh", "is mended"))
                .lane("1");
        assertThat(gate.called()).containsExactly("coke");
    }

    @Test
    void whomAnOfficerHoldsBackStandsOutOfTheQueue() {
        gate.with("coke", MINERAL, 30).decided(new HoldBack("coke", "lan", "leaks")).lane("1");
        assertThat(gate.called()).isEmpty();
        assertThat(gate.decide().standings())
                .containsExactly(new OutOfQueue("coke", Obstacle.HELD_BY_OFFICER));
    }

    @Test
    void whoIsHeldIsNotCalledAndNotOvertaken() {
        gate.with("coke", MINERAL, 30, YardFixture::held).with("cassava", GENERAL, 1).lane("1");
        assertThat(gate.decide().calls())
                .containsExactly(new Call("cassava", "1", IN_ORDER, List.of(), null));
        assertThat(gate.decide().standings())
                .containsExactly(new OutOfQueue("coke", Obstacle.HELD));
    }

    @Test
    void whoIsNotReadyIsNotCalled() {
        gate.with("coke", MINERAL, -1).lane("1");
        assertThat(gate.called()).isEmpty();
        assertThat(gate.decide().standings())
                .containsExactly(new OutOfQueue("coke", Obstacle.NOT_READY));
    }

    @Test
    void whoIsReadyThisVeryMomentIsCalled() {
        gate.with("coke", MINERAL, 0).lane("1");
        assertThat(gate.called()).containsExactly("coke");
    }
}
