package vn.bordergate.clearance.crossing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Crossing.Announced;
import vn.bordergate.clearance.crossing.Crossing.AtBarrier;
import vn.bordergate.clearance.crossing.Crossing.Called;
import vn.bordergate.clearance.crossing.Crossing.Crossed;
import vn.bordergate.clearance.crossing.Crossing.Ended;
import vn.bordergate.clearance.crossing.Crossing.InYard;
import vn.bordergate.clearance.crossing.Crossing.Known;
import vn.bordergate.clearance.crossing.Crossing.Live;
import vn.bordergate.clearance.crossing.Crossing.NotAnnounced;
import vn.bordergate.clearance.crossing.Crossing.Placed;
import vn.bordergate.clearance.crossing.Crossing.UnderWay;
import vn.bordergate.clearance.crossing.CrossingEvent.AdmissionRefused;
import vn.bordergate.clearance.crossing.CrossingEvent.Admitted;
import vn.bordergate.clearance.crossing.CrossingEvent.AnswerOnly;
import vn.bordergate.clearance.crossing.CrossingEvent.AttentionDrawn;
import vn.bordergate.clearance.crossing.CrossingEvent.AttentionGiven;
import vn.bordergate.clearance.crossing.CrossingEvent.BarrierPassed;
import vn.bordergate.clearance.crossing.CrossingEvent.BarrierReached;
import vn.bordergate.clearance.crossing.CrossingEvent.CallRevoked;
import vn.bordergate.clearance.crossing.CrossingEvent.CameIn;
import vn.bordergate.clearance.crossing.CrossingEvent.ChangeDeclined;
import vn.bordergate.clearance.crossing.CrossingEvent.CrossingClosed;
import vn.bordergate.clearance.crossing.CrossingEvent.DidNotCome;
import vn.bordergate.clearance.crossing.CrossingEvent.DriverChanged;
import vn.bordergate.clearance.crossing.CrossingEvent.FetchedBack;
import vn.bordergate.clearance.crossing.CrossingEvent.GoodsMoved;
import vn.bordergate.clearance.crossing.CrossingEvent.GoodsTaken;
import vn.bordergate.clearance.crossing.CrossingEvent.HoldPlaced;
import vn.bordergate.clearance.crossing.CrossingEvent.HoldReleased;
import vn.bordergate.clearance.crossing.CrossingEvent.LaneCalled;
import vn.bordergate.clearance.crossing.CrossingEvent.PassageConfirmed;
import vn.bordergate.clearance.crossing.CrossingEvent.PassedUnallowed;
import vn.bordergate.clearance.crossing.CrossingEvent.ProposalDropped;
import vn.bordergate.clearance.crossing.CrossingEvent.Proposed;
import vn.bordergate.clearance.crossing.CrossingEvent.ReadinessChanged;
import vn.bordergate.clearance.crossing.CrossingEvent.TurnedBack;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleAmended;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleAnnounced;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleCrossed;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleReturned;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleWeighed;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleWithdrawn;

/** Folds what became of a crossing into where it stands. */
public final class CrossingHistory {

    private CrossingHistory() {}

    private record Step(Crossing state, CrossingEvent event) {}

    /** Where a crossing stands after all of the events. */
    public static Crossing evolve(Crossing state, List<CrossingEvent> events) {
        Crossing now = state;
        for (CrossingEvent event : events) {
            now = evolve(now, event);
        }
        return now;
    }

    /**
     * Where a crossing stands after the event.
     *
     * @throws ImpossibleHistory when the event cannot have happened to it
     */
    public static Crossing evolve(Crossing state, CrossingEvent event) {
        return switch (new Step(state, event)) {
            // An answer to one sender, not a fact of the crossing.
            case Step(Crossing s, AnswerOnly _) -> s;

            case Step(NotAnnounced _, VehicleAnnounced e) -> announced(e);
            case Step(NotAnnounced _, CrossingEvent e) -> throw unfit(state, e);

            case Step(Announced s, VehicleAmended e) ->
                    s.with(s.standing().amended(e.generation(), e.vehicle()));
            case Step(InYard s, VehicleAmended e) ->
                    s.at(
                            s.standing().amended(e.generation(), e.vehicle()),
                            e.placeKept()
                                    ? s.place()
                                    : s.place().assessed(s.place().lacking(), null));
            case Step(Announced s, Admitted e) ->
                    new InYard(
                            s.standing().with(s.standing().marks().but().refusedBy(null).marks()),
                            new Place(e.ticket(), e.yard(), e.at(), List.of(), null, 0));
            case Step(Placed s, ReadinessChanged e) ->
                    s.at(
                            s.standing().carrying(e.cargo()),
                            s.place().assessed(e.lacking(), e.readyAt()));
            case Step(InYard s, LaneCalled e) ->
                    new Called(s.standing().next(), s.place(), e.call());
            case Step(UnderWay s, CallRevoked e) ->
                    new InYard(s.standing().next(), e.missed() ? s.place().missed() : s.place());
            case Step(UnderWay s, BarrierReached e) ->
                    new AtBarrier(
                            s.standing().next(), s.place(), s.call(), e.barrier(), false, e.at());
            case Step(UnderWay s, BarrierPassed e) ->
                    new AtBarrier(
                            s.standing().next(), s.place(), s.call(), e.barrier(), true, e.at());
            case Step(Live s, VehicleCrossed e) ->
                    new Crossed(s.standing().next(), place(s), lane(s), e.at());
            case Step(InYard s, GoodsMoved e) ->
                    s.with(
                            s.standing()
                                    .loaded(
                                            Load.EMPTY,
                                            s.standing().marks().but().goodsTo(e.to()).marks()));
            case Step(InYard s, GoodsTaken e) ->
                    s.with(
                            s.standing()
                                    .loaded(
                                            e.load(),
                                            s.standing()
                                                    .marks()
                                                    .but()
                                                    .goodsFrom(e.from())
                                                    .marks()));

            case Step(Placed s, VehicleReturned e) -> ended(s, Ending.RETURNED, null, e);
            case Step(Crossed s, VehicleReturned e) -> ended(s, Ending.RETURNED, null, e);
            case Step(Crossed s, CrossingClosed e) -> ended(s, Ending.CLOSED, null, e);
            case Step(Live s, TurnedBack e) -> ended(s, Ending.TURNED_BACK, e.code(), e);
            case Step(Called s, DidNotCome e) -> ended(s, Ending.NO_SHOW, null, e);
            case Step(Live s, VehicleWithdrawn e) -> ended(s, Ending.WITHDRAWN, null, e);

            case Step(Known s, ChangeDeclined e) -> s.with(s.standing().declined(e.generation()));
            case Step(Known s, AttentionDrawn e) ->
                    marked(s, s.standing().marks().but().attention(e.attention()));
            case Step(Known s, AttentionGiven _) -> marked(s, s.standing().marks().but().seen());
            case Step(Live s, CrossingEvent e) -> laid(s, e);
            case Step(Crossed s, DriverChanged e) -> drivenBy(s, e);
            case Step(Crossed _, CrossingEvent e) -> throw unfit(state, e);
            case Step(Ended _, CrossingEvent e) -> throw unfit(state, e);
        };
    }

    /** What is laid upon a vehicle that is still at the gate, wherever it stands. */
    private static Known laid(Live s, CrossingEvent event) {
        MarksBuilder marks = s.standing().marks().but();
        return switch (event) {
            case CameIn e -> marked(s, marks.cameInAt(e.at()));
            case AdmissionRefused e -> marked(s, marks.refusedBy(e.yard() + ":" + e.code()));
            case VehicleWeighed e -> marked(s, marks.weighing(e.weighing()));
            case PassedUnallowed e -> marked(s, marks.alarm(e.alarm()));
            case PassageConfirmed _ -> marked(s, marks.alarm(null));
            case FetchedBack e -> marked(s, marks.fetchedBack(e.at()));
            case HoldPlaced e -> marked(s, marks.hold(e.hold()));
            case HoldReleased _ -> marked(s, marks.hold(null));
            case Proposed e -> marked(s, marks.proposal(e.proposal()));
            case ProposalDropped _ -> marked(s, marks.proposal(null));
            case DriverChanged e -> drivenBy(s, e);
            case CrossingEvent e -> throw unfit(s, e);
        };
    }

    private static Known drivenBy(Known s, DriverChanged e) {
        return marked(s, s.standing().marks().but().driver(e.driver(), e.handedOver()));
    }

    private static Announced announced(VehicleAnnounced e) {
        return new Announced(
                new Standing(
                        1,
                        e.generation(),
                        e.vehicle(),
                        Load.of(e.vehicle()),
                        Cargo.NONE,
                        e.at(),
                        0,
                        Marks.NONE));
    }

    private static Known marked(Known s, MarksBuilder marks) {
        return s.with(s.standing().with(marks.marks()));
    }

    private static Ended ended(Known s, Ending ending, @Nullable String code, CrossingEvent e) {
        return new Ended(s.standing().next(), ending, code, e.at());
    }

    private static @Nullable Place place(Live s) {
        return s instanceof Placed placed ? placed.place() : null;
    }

    private static @Nullable String lane(Live s) {
        return s instanceof UnderWay way ? way.call().lane() : null;
    }

    private static ImpossibleHistory unfit(Crossing state, CrossingEvent event) {
        return new ImpossibleHistory(
                ImpossibleHistory.Kind.UNFIT_EVENT,
                event.getClass().getSimpleName()
                        + " cannot follow "
                        + state.getClass().getSimpleName());
    }
}
