package vn.bordergate.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.events.AdmissionRefused;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingEnding;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.FeePaid;
import vn.bordergate.events.FeeQuoted;
import vn.bordergate.events.FeeRefunded;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.QueuePlaceTold;
import vn.bordergate.events.ReadinessChanged;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.events.VehicleAtBarrier;
import vn.bordergate.events.VehicleCrossed;
import vn.bordergate.events.VehicleReturned;

class CrossingProgressTest {

    private static final CrossingId ID = new CrossingId(new UUID(1, 2));
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final GateCode GATE = new GateCode("KIM-THANH");

    private static final ClearanceCrossingEvent TICKET = new TicketIssued(ID, "X-0412", "KB2", AT);
    private static final ClearanceCrossingEvent READY = new ReadinessChanged(ID, List.of(), AT);
    private static final ClearanceCrossingEvent CALL =
            new LaneCalled(ID, "X-0412", "X1", "1", "R-1", 0, null, AT);
    private static final ClearanceCrossingEvent CROSSED =
            new VehicleCrossed(
                    ID, GATE, Direction.EXPORT, true, GoodsClass.FRESH, "X1", List.of(), AT, AT);

    @Test
    void aVehicleGoesFromTheYardThroughItsLane() {
        assertThat(after().status()).isEqualTo(CrossingStatus.ANNOUNCED);
        assertThat(after(TICKET).status()).isEqualTo(CrossingStatus.IN_YARD);
        assertThat(after(TICKET, READY).status()).isEqualTo(CrossingStatus.READY);
        assertThat(after(TICKET, READY, CALL).status()).isEqualTo(CrossingStatus.CALLED);
        CrossingProgress there = after(TICKET, READY, CALL, new VehicleAtBarrier(ID, "B1", AT));
        assertThat(there.status()).isEqualTo(CrossingStatus.AT_BARRIER);
        assertThat(there.known().lane()).isEqualTo("X1");
        assertThat(there.known().barrier()).isEqualTo("B1");
        assertThat(there.known().ticket()).isEqualTo("X-0412");
        assertThat(after(TICKET, READY, CALL, CROSSED).status()).isEqualTo(CrossingStatus.CROSSED);
    }

    @Test
    void whatItLacksIsShownAndTakesItOutOfTheReady() {
        CrossingProgress lacking =
                after(TICKET, READY, new ReadinessChanged(ID, List.of("FEE_DUE"), AT));
        assertThat(lacking.status()).isEqualTo(CrossingStatus.IN_YARD);
        assertThat(lacking.known().lacking()).containsExactly("FEE_DUE");
    }

    @Test
    void aCallThatIsTakenBackLeavesItReadyUnlessSomethingIsLacking() {
        var revoked = new CallRevoked(ID, "X1", "LANE_CLOSED", AT);
        assertThat(after(TICKET, READY, CALL, revoked).status()).isEqualTo(CrossingStatus.READY);
        var held = new ReadinessChanged(ID, List.of("DECLARATION_HELD"), AT);
        CrossingProgress back = after(TICKET, READY, CALL, held, revoked);
        assertThat(back.status()).isEqualTo(CrossingStatus.IN_YARD);
        assertThat(back.known().lane()).isNull();
        assertThat(back.known().reasonCode()).isEqualTo("LANE_CLOSED");
    }

    @Test
    void aFullYardIsSaidAndLaterATicketIsGiven() {
        CrossingProgress refused = after(new AdmissionRefused(ID, "KB2", "YARDS_FULL", AT));
        assertThat(refused.status()).isEqualTo(CrossingStatus.NOT_ADMITTED);
        assertThat(refused.known().reasonCode()).isEqualTo("YARDS_FULL");
        CrossingProgress admitted = refused.after(TICKET);
        assertThat(admitted.status()).isEqualTo(CrossingStatus.IN_YARD);
        assertThat(admitted.known().reasonCode()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"TURNED_BACK,TURNED_BACK", "NO_SHOW,NO_SHOW", "WITHDRAWN,WITHDRAWN"})
    void anEndIsAnEnd(CrossingEnding ending, CrossingStatus status) {
        CrossingProgress ended = after(TICKET, new CrossingEnded(ID, GATE, ending, "R", AT));
        assertThat(ended.status()).isEqualTo(status);
        assertThat(ended.known().reasonCode()).isEqualTo("R");
        assertThat(ended.after(CALL).status()).isEqualTo(status);
    }

    @Test
    void whatHasCrossedMayComeBackEmpty() {
        var returned = new VehicleReturned(ID, GATE, Direction.EXPORT, AT);
        assertThat(after(TICKET, CALL, CROSSED, returned).status())
                .isEqualTo(CrossingStatus.RETURNED);
    }

    @Test
    void theFeeIsFollowedWhereverTheVehicleIs() {
        CrossingProgress paid =
                after(
                        new FeeQuoted(ID, 800_000, "1", "R-1", AT),
                        TICKET,
                        new FeePaid(ID, 800_000, "BL-1", AT),
                        CALL,
                        CROSSED,
                        new FeeRefunded(ID, 200_000, "BL-1", "OVERCHARGED", AT));
        assertThat(paid.status()).isEqualTo(CrossingStatus.CROSSED);
        assertThat(paid.known().fee())
                .isEqualTo(new CrossingProgress.Fee(800_000, 800_000, 200_000, "BL-1"));
    }

    @Test
    void itsPlaceInTheQueueIsTheLastThatWasToldUntilItIsCalled() {
        CrossingProgress waiting = after(TICKET, READY, place(3, AT), place(2, AT));
        assertThat(waiting.status()).isEqualTo(CrossingStatus.READY);
        assertThat(Objects.requireNonNull(waiting.known().place()).place()).isEqualTo(2);
        assertThat(Objects.requireNonNull(waiting.known().place()).mid()).isEqualTo(AT);
        assertThat(waiting.after(new FeePaid(ID, 1, "BL-1", AT)).known().place()).isNotNull();
        assertThat(waiting.after(CALL).known().place()).isNull();
        assertThat(after(TICKET, READY, CALL, place(2, AT)).known().place()).isNull();
        assertThat(after(place(2, AT)).known().place()).isNull();
    }

    @Test
    void aPlaceIsNoWordOnTheCrossingItself() {
        Instant later = AT.plusSeconds(60);
        assertThat(after(TICKET, READY, place(3, later)).at()).isEqualTo(AT);
    }

    private static QueuePlaceTold place(int place, Instant at) {
        return new QueuePlaceTold(
                ID, "X-0412", place, "QO-001", 0, new QueuePlaceTold.Expected(AT, AT, AT), at);
    }

    private static CrossingProgress after(ClearanceCrossingEvent... events) {
        CrossingProgress progress = CrossingProgress.none(ID);
        for (ClearanceCrossingEvent event : events) {
            progress = progress.after(event);
        }
        return progress;
    }
}
