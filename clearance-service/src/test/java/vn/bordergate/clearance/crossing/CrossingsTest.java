package vn.bordergate.clearance.crossing;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.crossing.CrossingFixture.AT;
import static vn.bordergate.clearance.crossing.CrossingFixture.CUSTOMS_LAN;
import static vn.bordergate.clearance.crossing.CrossingFixture.EARLIER;
import static vn.bordergate.clearance.crossing.CrossingFixture.FIRST;
import static vn.bordergate.clearance.crossing.CrossingFixture.FRUIT;
import static vn.bordergate.clearance.crossing.CrossingFixture.GUARD_AN;
import static vn.bordergate.clearance.crossing.CrossingFixture.GUARD_BINH;
import static vn.bordergate.clearance.crossing.CrossingFixture.LATER;
import static vn.bordergate.clearance.crossing.CrossingFixture.OTHER;
import static vn.bordergate.clearance.crossing.CrossingFixture.SECOND;
import static vn.bordergate.clearance.crossing.CrossingFixture.SIN;
import static vn.bordergate.clearance.crossing.CrossingFixture.YARD_DUNG;
import static vn.bordergate.clearance.crossing.CrossingFixture.after;
import static vn.bordergate.clearance.crossing.CrossingFixture.announced;
import static vn.bordergate.clearance.crossing.CrossingFixture.atBarrier;
import static vn.bordergate.clearance.crossing.CrossingFixture.call;
import static vn.bordergate.clearance.crossing.CrossingFixture.called;
import static vn.bordergate.clearance.crossing.CrossingFixture.cleared;
import static vn.bordergate.clearance.crossing.CrossingFixture.found;
import static vn.bordergate.clearance.crossing.CrossingFixture.given;
import static vn.bordergate.clearance.crossing.CrossingFixture.inYard;
import static vn.bordergate.clearance.crossing.CrossingFixture.lorry;
import static vn.bordergate.events.Direction.EXPORT;
import static vn.bordergate.events.Direction.IMPORT;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.crossing.CrossingCommand.Amend;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.Call;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.Overdue;
import vn.bordergate.clearance.crossing.CrossingCommand.PassBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposePassage;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.crossing.CrossingCommand.SwapDriver;
import vn.bordergate.clearance.crossing.CrossingCommand.TakeGoods;
import vn.bordergate.clearance.crossing.CrossingEvent.ChangeDeclined;
import vn.bordergate.clearance.crossing.CrossingEvent.DriverChanged;
import vn.bordergate.clearance.crossing.CrossingEvent.PassedUnallowed;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleAnnounced;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleReturned;

/** What matters most, said one by one. */
class CrossingsTest {

    @Test
    void aLorryWhoseDeclarationIsHeldAtTheBarrierDoesNotPass() {
        Crossing atB2 = atBarrier(EXPORT);
        var passing = new PassBarrier(Barrier.B2, "X1", "KT-B2", AT);

        Crossing after =
                given(atB2)
                        .when(passing, found(CarriedState.HELD, FIRST))
                        .then(
                                new PassedUnallowed(
                                        new Alarm(
                                                Barrier.B2,
                                                List.of("DECLARATION_HELD"),
                                                "KT-B2",
                                                AT),
                                        AT));
        // Nor by the same reading again, once the hold is over.
        given(after).when(passing, cleared(FIRST)).thenNothing();
    }

    @Test
    void oneOfSeveralDeclarationsIsEnoughToStopIt() {
        Crossing two = inYard(announced(EXPORT, FIRST, SECOND), cleared(FIRST, SECOND));
        var one =
                new Findings.Assessed(
                        List.of(
                                new Findings.Carried(FIRST, CarriedState.CLEARED),
                                new Findings.Carried(SECOND, CarriedState.UNCLEARED)),
                        true,
                        FRUIT);
        given(two).when(new Call(call(AT)), one).thenDeclined(DeclineReason.NOT_READY);
    }

    @Test
    void aRevokedCallKeepsThePlace() {
        Crossing.Called called = called(EXPORT);
        var readyAt = called.place().readyAt();
        Crossing stopped =
                given(called).when(new Reassess(AT), found(CarriedState.HELD, FIRST)).after();
        Crossing ready = given(stopped).when(new Reassess(LATER), cleared(FIRST)).after();

        assertThat(ready)
                .isInstanceOfSatisfying(
                        Crossing.InYard.class,
                        s -> {
                            assertThat(s.place().ready()).isTrue();
                            assertThat(s.place().readyAt()).isEqualTo(readyAt);
                        });
    }

    @Test
    void theSecondCallInVainEndsIt() {
        Crossing.Called once = called(EXPORT);
        Crossing missed = given(once).when(new Overdue(2, once.call().comeBy())).after();
        assertThat(missed).isInstanceOf(Crossing.InYard.class);
        Crossing.Called twice =
                (Crossing.Called) after(missed, new Call(call(LATER)), cleared(FIRST));

        assertThat(given(twice).when(new Overdue(2, twice.call().comeBy())).after())
                .isInstanceOfSatisfying(
                        Crossing.Ended.class,
                        s -> assertThat(s.ending()).isEqualTo(Ending.NO_SHOW));
    }

    @Test
    void aMomentBeforeTheCallRunsOutNothingHappens() {
        Crossing.Called once = called(EXPORT);
        given(once).when(new Overdue(1, once.call().comeBy().minusMillis(1))).thenNothing();
    }

    @Test
    void twoGuardsConfirmAPassageThatLackedACallButNoDeclaration() {
        Crossing alarmed =
                after(
                        inYard(EXPORT, cleared(FIRST)),
                        new PassBarrier(Barrier.B1, null, "KT-B1", AT),
                        cleared(FIRST));
        Crossing proposed =
                after(alarmed, new ProposePassage("seen", GUARD_AN, alarmed.version(), AT));
        var agreed = new AnswerProposal(true, GUARD_BINH, proposed.version(), AT);

        given(proposed)
                .when(agreed, found(CarriedState.HELD, FIRST))
                .thenDeclined(DeclineReason.DECLARATION_FORBIDS);
        assertThat(given(proposed).when(agreed, cleared(FIRST)).after())
                .isInstanceOf(Crossing.Crossed.class);
    }

    @Test
    void noTicketIsSoldToAnotherVehicle() {
        given(inYard(EXPORT, cleared(FIRST)))
                .when(new Amend(2, lorry("24C-999.99", EXPORT, FIRST), AT), cleared(FIRST))
                .then(new ChangeDeclined(2, "PLATE_HAS_TICKET", AT));
    }

    @Test
    void whoeverComesWithOtherGoodsWaitsFromThenOn() {
        Crossing after =
                given(inYard(EXPORT, cleared(FIRST)))
                        .when(new Amend(2, lorry(EXPORT, SECOND), AT), cleared(SECOND))
                        .after();

        assertThat(((Crossing.InYard) after).place().readyAt()).isEqualTo(AT);
    }

    @Test
    void anImportComesInByTheBordersBarrierAndLeavesByTheOther() {
        Crossing camein =
                after(
                        announced(IMPORT, FIRST),
                        new PassBarrier(Barrier.B1, null, "KT-B1", EARLIER.minusSeconds(400)),
                        found(CarriedState.UNCLEARED, FIRST));
        Crossing ready = inYard(camein, cleared(FIRST));
        Crossing called = after(ready, new Call(call(EARLIER)), cleared(FIRST));
        Crossing crossed =
                after(called, new PassBarrier(Barrier.B2, "N1", "KT-B2", AT), cleared(FIRST));

        assertThat(crossed).isInstanceOf(Crossing.Crossed.class);
        assertThat(
                        given(crossed)
                                .when(
                                        new PassBarrier(Barrier.B1, null, "KT-B1", LATER),
                                        cleared(FIRST))
                                .then(new VehicleReturned(null, LATER)))
                .isInstanceOf(Crossing.Ended.class);
    }

    @Test
    void goodsThatAreMovedOverTakeTheirPlaceInTheQueueAlong() {
        Crossing.InYard giver = inYard(EXPORT, cleared(FIRST));
        Crossing.InYard taker = inYard(announced(EXPORT), cleared());
        Crossing taken =
                given(taker)
                        .when(
                                new TakeGoods(OTHER, CUSTOMS_LAN, taker.version(), AT),
                                new Findings.Other(giver, cleared(FIRST)))
                        .after();
        Crossing emptied =
                given(giver)
                        .when(
                                new MoveGoods(OTHER, CUSTOMS_LAN, giver.version(), AT),
                                new Findings.Other(taker, cleared()))
                        .after();

        assertThat(((Crossing.InYard) taken).standing().load()).isEqualTo(giver.standing().load());
        assertThat(((Crossing.InYard) taken).place().readyAt()).isEqualTo(giver.place().readyAt());
        assertThat(((Crossing.InYard) emptied).standing().load()).isEqualTo(Load.EMPTY);
        assertThat(((Crossing.InYard) emptied).standing().marks().goodsTo()).isEqualTo(OTHER);
    }

    @Test
    void aMassIsBeyondWhatIsAllowedFromOneKilogramMore() {
        var declared = new Findings.Declared(22_000, 15_500, 3_500);
        assertThat(Weighing.of(41_000, declared, AT).beyond()).isFalse();
        assertThat(Weighing.of(41_001, declared, AT).beyond()).isTrue();
        assertThat(Weighing.of(34_000, declared, AT).beyond()).isFalse();
        assertThat(Weighing.of(33_999, declared, AT).beyond()).isTrue();
    }

    @Test
    void whatWasLookedUpForOtherGoodsIsNoPermission() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () ->
                                Crossings.decide(
                                        atBarrier(EXPORT),
                                        new PassBarrier(Barrier.B2, "X1", "KT-B2", AT),
                                        cleared(SECOND)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noPlateAndNoDriverIsInTheTextOfAStateOrAnEvent() {
        Crossing state =
                after(
                        atBarrier(EXPORT),
                        new SwapDriver(SIN, YARD_DUNG, atBarrier(EXPORT).version(), AT));
        String text =
                state
                        + " "
                        + new VehicleAnnounced(1, lorry(EXPORT, FIRST), AT)
                        + new DriverChanged(SIN, true, YARD_DUNG.actor(), AT);
        assertThat(text).doesNotContain("12345", "Páo", "Sìn", "010203", "0912");
    }
}
