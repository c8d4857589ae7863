package vn.bordergate.clearance.crossing;

import static vn.bordergate.clearance.crossing.CrossingFixture.AT;
import static vn.bordergate.clearance.crossing.CrossingFixture.CUSTOMS_LAN;
import static vn.bordergate.clearance.crossing.CrossingFixture.EARLIER;
import static vn.bordergate.clearance.crossing.CrossingFixture.FIRST;
import static vn.bordergate.clearance.crossing.CrossingFixture.GUARD_AN;
import static vn.bordergate.clearance.crossing.CrossingFixture.GUARD_AN_AS_LEAD;
import static vn.bordergate.clearance.crossing.CrossingFixture.GUARD_BINH;
import static vn.bordergate.clearance.crossing.CrossingFixture.LATER;
import static vn.bordergate.clearance.crossing.CrossingFixture.OTHER;
import static vn.bordergate.clearance.crossing.CrossingFixture.PLANTS_NGA;
import static vn.bordergate.clearance.crossing.CrossingFixture.PROGRAM;
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
import static vn.bordergate.clearance.crossing.CrossingFixture.inYard;
import static vn.bordergate.clearance.crossing.CrossingFixture.lorry;
import static vn.bordergate.clearance.crossing.CrossingFixture.noPlace;
import static vn.bordergate.clearance.crossing.CrossingFixture.none;
import static vn.bordergate.clearance.crossing.CrossingFixture.place;
import static vn.bordergate.clearance.crossing.CrossingFixture.unpaid;
import static vn.bordergate.events.Direction.EXPORT;
import static vn.bordergate.events.Direction.IMPORT;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.TransitionTable;
import vn.bordergate.clearance.crossing.CrossingCommand.Acknowledge;
import vn.bordergate.clearance.crossing.CrossingCommand.Admit;
import vn.bordergate.clearance.crossing.CrossingCommand.Amend;
import vn.bordergate.clearance.crossing.CrossingCommand.Announce;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.Call;
import vn.bordergate.clearance.crossing.CrossingCommand.ConfirmReturn;
import vn.bordergate.clearance.crossing.CrossingCommand.EnterYard;
import vn.bordergate.clearance.crossing.CrossingCommand.Flag;
import vn.bordergate.clearance.crossing.CrossingCommand.HandOver;
import vn.bordergate.clearance.crossing.CrossingCommand.LeaveYard;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.Overdue;
import vn.bordergate.clearance.crossing.CrossingCommand.PassBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.PlaceHold;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeFetchedBack;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposePassage;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeRelease;
import vn.bordergate.clearance.crossing.CrossingCommand.ReachBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.crossing.CrossingCommand.RevokeCall;
import vn.bordergate.clearance.crossing.CrossingCommand.SwapDriver;
import vn.bordergate.clearance.crossing.CrossingCommand.TakeGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.TurnBack;
import vn.bordergate.clearance.crossing.CrossingCommand.Weigh;
import vn.bordergate.clearance.crossing.CrossingCommand.Withdraw;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.GateCode;

/** The whole table, state by state and command by command, as an approved text. */
class CrossingTableTest {

    private static final Instant A_WEEK_ON = AT.plus(Deadlines.RETURN_MAX);

    private record Asked(CrossingCommand command, Findings findings) {}

    @Test
    void everyStateAnswersEveryCommandAsApproved() throws Exception {
        new TransitionTable<>(CrossingTableTest::commands, CrossingTableTest::answer, 55)
                .requireApproved("crossing-transitions", none(), states());
    }

    private static String answer(Crossing state, Asked asked) {
        try {
            List<CrossingEvent> events = Crossings.decide(state, asked.command(), asked.findings());
            Crossing after = CrossingHistory.evolve(state, events);
            String told =
                    events.stream().map(CrossingTableTest::told).collect(Collectors.joining(", "));
            boolean moved = !after.equals(state);
            return (events.isEmpty() ? "nothing" : told) + (moved ? " => " + name(after) : "");
        } catch (ImpossibleHistory e) {
            return "impossible: " + e.kind();
        }
    }

    private static String name(Crossing state) {
        String kind =
                switch (state) {
                    case Crossing.AtBarrier s ->
                            (s.through() ? "Through" : "AtBarrier") + " " + s.barrier();
                    case Crossing.Ended s -> "Ended " + s.ending();
                    case Crossing s -> s.getClass().getSimpleName();
                };
        return kind + (state instanceof Crossing.Known s && s.standing().held() ? ", held" : "");
    }

    private static String told(CrossingEvent event) {
        String name = event.getClass().getSimpleName();
        return switch (event) {
            case CrossingEvent.Declined e -> name + "(" + e.reason() + ")";
            case CrossingEvent.ChangeDeclined e -> name + "(" + e.code() + ")";
            case CrossingEvent.AdmissionRefused e -> name + "(" + e.code() + ")";
            case CrossingEvent.ReadinessChanged e ->
                    name + (e.lacking().isEmpty() ? "(ready)" : e.lacking().toString());
            case CrossingEvent.CallRevoked e -> name + "(" + e.code() + ")";
            case CrossingEvent.PassedUnallowed e -> name + e.alarm().codes();
            case CrossingEvent.AttentionDrawn e -> name + "(" + e.attention() + ")";
            case CrossingEvent.BarrierReached e -> name + "(" + e.barrier() + ")";
            case CrossingEvent.BarrierPassed e -> name + "(" + e.barrier() + ")";
            case CrossingEvent.Proposed e -> name + "(" + e.proposal().subject() + ")";
            default -> name;
        };
    }

    private static Map<String, Crossing> states() {
        Crossing.InYard ready = inYard(EXPORT, cleared(FIRST));
        Crossing.AtBarrier atB2 = atBarrier(EXPORT);
        Crossing through =
                after(
                        atB2,
                        new PassBarrier(Barrier.B2, "X1", "KT-B2", EARLIER.plusSeconds(320)),
                        cleared(FIRST));
        Map<String, Crossing> states = new LinkedHashMap<>();
        states.put("NotAnnounced", none());
        states.put("Announced, an export", announced(EXPORT, FIRST));
        states.put("Announced, an import", announced(IMPORT, FIRST));
        states.put(
                "InYard, lacking clearance", inYard(EXPORT, found(CarriedState.UNCLEARED, FIRST)));
        states.put("InYard, ready", ready);
        states.put("InYard, ready, an import", inYard(IMPORT, cleared(FIRST)));
        states.put("InYard, empty", inYard(announced(EXPORT), cleared()));
        states.put("InYard, held", after(ready, hold(ready)));
        states.put(
                "InYard, held, release proposed by an",
                after(
                        after(ready, hold(ready)),
                        new ProposeRelease("seen", GUARD_AN, ready.version() + 2, EARLIER)));
        states.put("Called", called(EXPORT));
        states.put("AtBarrier B2", atB2);
        states.put("AtBarrier B2, an import", atBarrier(IMPORT));
        states.put("Through B2", through);
        states.put(
                "AtBarrier B1",
                after(
                        through,
                        new ReachBarrier(Barrier.B1, "X1", "KT-B1", EARLIER.plusSeconds(400))));
        Crossing alarmed = alarmed(atB2);
        states.put("AtBarrier B2, went through while its declaration was held", alarmed);
        states.put(
                "The same, passage proposed by an",
                after(alarmed, new ProposePassage("seen", GUARD_AN, alarmed.version(), AT)));
        states.put(
                "The same, fetching back proposed by an",
                after(alarmed, new ProposeFetchedBack("seen", GUARD_AN, alarmed.version(), AT)));
        states.put(
                "The same, fetched back",
                after(
                        after(
                                alarmed,
                                new ProposeFetchedBack("seen", GUARD_AN, alarmed.version(), AT)),
                        new AnswerProposal(true, GUARD_BINH, alarmed.version() + 1, AT),
                        cleared(FIRST)));
        states.put(
                "Crossed, an export",
                after(
                        through,
                        new PassBarrier(Barrier.B1, "X1", "KT-B1", EARLIER.plusSeconds(500)),
                        cleared(FIRST)));
        states.put(
                "Crossed, an import",
                after(
                        atBarrier(IMPORT),
                        new PassBarrier(Barrier.B2, "N1", "KT-B2", EARLIER.plusSeconds(500)),
                        cleared(FIRST)));
        states.put("Ended, withdrawn", after(ready, new Withdraw(1, AT)));
        states.put(
                "Ended, turned back, with something to see",
                after(
                        after(ready, new Flag(Attention.PLATE_AT_OTHER_GATE, EARLIER)),
                        new TurnBack("GOODS_REFUSED", null, GUARD_AN, ready.version() + 1, AT)));
        return states;
    }

    private static PlaceHold hold(Crossing state) {
        return new PlaceHold("doubt", null, GUARD_AN, state.version(), EARLIER);
    }

    private static Crossing alarmed(Crossing state) {
        return after(
                state,
                new PassBarrier(Barrier.B2, "X1", "KT-B2", EARLIER.plusSeconds(320)),
                found(CarriedState.HELD, FIRST));
    }

    /** Whatever it carries, as these commands find it. */
    private static DeclarationId[] carried(Crossing state) {
        return state instanceof Crossing.Known s
                ? s.standing().load().declarations().toArray(DeclarationId[]::new)
                : new DeclarationId[0];
    }

    private static Map<String, Asked> commands(Crossing state) {
        Map<String, Asked> commands = new LinkedHashMap<>();
        announcers(state, commands);
        readings(state, commands);
        system(state, commands);
        officers(state, commands);
        ofTwo(state, commands);
        return commands;
    }

    private static void announcers(Crossing state, Map<String, Asked> commands) {
        var direction =
                state instanceof Crossing.Known s ? s.standing().vehicle().direction() : EXPORT;
        var same = lorry(direction, carried(state));
        var more = lorry(direction, FIRST, SECOND);
        Findings found = cleared(carried(state));
        commands.put("Announce 1", new Asked(new Announce(1, same, AT), nothing()));
        commands.put("Announce 2", new Asked(new Announce(2, same, AT), nothing()));
        commands.put("Amend 1", new Asked(new Amend(1, same, AT), found));
        commands.put("Amend 2", new Asked(new Amend(2, same, AT), found));
        commands.put(
                "Amend 2, carrying another declaration, not cleared",
                new Asked(new Amend(2, more, AT), found(CarriedState.UNCLEARED, FIRST, SECOND)));
        commands.put(
                "Amend 2, another plate",
                new Asked(new Amend(2, lorry("24C-999.99", direction, carried(state)), AT), found));
        commands.put(
                "Amend 2, the other direction",
                new Asked(
                        new Amend(2, lorry(direction == EXPORT ? IMPORT : EXPORT, FIRST), AT),
                        cleared(FIRST)));
        commands.put("Amend 2, another gate", new Asked(new Amend(2, elsewhere(same), AT), found));
        commands.put("Withdraw", new Asked(new Withdraw(1, AT), nothing()));
    }

    private static vn.bordergate.events.AnnouncedVehicle elsewhere(
            vn.bordergate.events.AnnouncedVehicle v) {
        return new vn.bordergate.events.AnnouncedVehicle(
                v.announcer(),
                v.reference(),
                new GateCode("BAN-VUOC"),
                v.direction(),
                v.laden(),
                v.plate(),
                v.trailerPlate(),
                v.driver(),
                v.transferDriver(),
                v.containers(),
                v.seal(),
                v.declarations(),
                v.capacityKg(),
                v.transitPermit(),
                v.plannedArrival());
    }

    private static void readings(Crossing state, Map<String, Asked> commands) {
        Findings.Assessed ok = cleared(carried(state));
        Instant early = EARLIER.minusSeconds(3_600);
        commands.put("EnterYard", new Asked(new EnterYard("KB2", "KT-CAM-1", AT), place(ok)));
        commands.put(
                "EnterYard, of long before",
                new Asked(new EnterYard("KB2", "KT-CAM-1", early), place(ok)));
        commands.put(
                "EnterYard, not cleared",
                new Asked(
                        new EnterYard("KB2", "KT-CAM-1", AT),
                        place(found(CarriedState.UNCLEARED, carried(state)))));
        commands.put(
                "EnterYard, full", new Asked(new EnterYard("KB2", "KT-CAM-1", AT), noPlace(ok)));
        commands.put("Weigh, as declared", new Asked(new Weigh(38_000, "KT-WB-1", AT), declared()));
        commands.put("Weigh, too much", new Asked(new Weigh(52_000, "KT-WB-1", AT), declared()));
        commands.put("LeaveYard", new Asked(new LeaveYard("KB2", "KT-CAM-2", AT), nothing()));
        for (Barrier barrier : List.of(Barrier.B2, Barrier.B1)) {
            commands.put(
                    "ReachBarrier " + barrier,
                    new Asked(new ReachBarrier(barrier, "X1", "KT-" + barrier, AT), nothing()));
        }
        commands.put(
                "ReachBarrier B2, another lane",
                new Asked(new ReachBarrier(Barrier.B2, "X2", "KT-B2", AT), nothing()));
        commands.put(
                "ReachBarrier B2, of long before",
                new Asked(new ReachBarrier(Barrier.B2, "X1", "KT-B2", early), nothing()));
        for (Barrier barrier : List.of(Barrier.B2, Barrier.B1)) {
            commands.put("PassBarrier " + barrier, passed(barrier, AT, ok));
            commands.put(
                    "PassBarrier " + barrier + ", declaration held",
                    passed(barrier, AT, found(CarriedState.HELD, carried(state))));
        }
        commands.put("PassBarrier B2, fee due", passed(Barrier.B2, AT, unpaid(carried(state))));
        commands.put("PassBarrier B2, of long before", passed(Barrier.B2, early, ok));
        commands.put("PassBarrier B1, of long before", passed(Barrier.B1, early, ok));
    }

    private static Asked passed(Barrier barrier, Instant at, Findings findings) {
        return new Asked(new PassBarrier(barrier, "X1", "KT-" + barrier, at), findings);
    }

    private static void system(Crossing state, Map<String, Asked> commands) {
        DeclarationId[] all = carried(state);
        commands.put("Reassess, all well", new Asked(new Reassess(AT), cleared(all)));
        commands.put(
                "Reassess, declaration not cleared",
                new Asked(new Reassess(AT), found(CarriedState.UNCLEARED, all)));
        commands.put(
                "Reassess, declaration held",
                new Asked(new Reassess(AT), found(CarriedState.HELD, all)));
        commands.put("Reassess, fee due", new Asked(new Reassess(AT), unpaid(all)));
        commands.put("Call", new Asked(new Call(call(AT)), cleared(all)));
        commands.put(
                "Call, declaration held since",
                new Asked(new Call(call(AT)), found(CarriedState.HELD, all)));
        commands.put(
                "RevokeCall, lane closed", new Asked(new RevokeCall("LANE_CLOSED", AT), nothing()));
        commands.put(
                "Overdue, in time", new Asked(new Overdue(2, EARLIER.plusSeconds(60)), nothing()));
        commands.put("Overdue, one call of two", new Asked(new Overdue(2, LATER), nothing()));
        commands.put("Overdue, one call of one", new Asked(new Overdue(1, LATER), nothing()));
        commands.put("Overdue, a week on", new Asked(new Overdue(2, A_WEEK_ON), nothing()));
        commands.put("Flag", new Asked(new Flag(Attention.PLATE_AT_OTHER_GATE, AT), nothing()));
    }

    private static void officers(Crossing state, Map<String, Asked> commands) {
        int seen = state.version();
        Findings.Assessed ok = cleared(carried(state));
        commands.put("Admit", new Asked(new Admit(YARD_DUNG, seen, AT), place(ok)));
        commands.put("Admit, full", new Asked(new Admit(YARD_DUNG, seen, AT), noPlace(ok)));
        commands.put("Admit, by plant quarantine", new Asked(new Admit(PLANTS_NGA, seen, AT), ok));
        commands.put(
                "PlaceHold",
                new Asked(new PlaceHold("doubt", null, GUARD_AN, seen, AT), nothing()));
        commands.put(
                "PlaceHold, by the yard",
                new Asked(new PlaceHold("doubt", null, YARD_DUNG, seen, AT), nothing()));
        commands.put(
                "PlaceHold, other version",
                new Asked(new PlaceHold("doubt", null, GUARD_AN, seen + 1, AT), nothing()));
        commands.put(
                "TurnBack",
                new Asked(new TurnBack("GOODS_REFUSED", null, GUARD_AN, seen, AT), nothing()));
        commands.put("SwapDriver", new Asked(new SwapDriver(SIN, YARD_DUNG, seen, AT), nothing()));
        commands.put("HandOver", new Asked(new HandOver(YARD_DUNG, seen, AT), nothing()));
        commands.put(
                "MoveGoods, to an empty vehicle",
                new Asked(
                        new MoveGoods(OTHER, CUSTOMS_LAN, seen, AT),
                        new Findings.Other(inYard(announced(EXPORT), cleared()), cleared())));
        commands.put(
                "MoveGoods, to a laden vehicle",
                new Asked(
                        new MoveGoods(OTHER, CUSTOMS_LAN, seen, AT),
                        new Findings.Other(inYard(EXPORT, cleared(FIRST)), cleared())));
        commands.put(
                "TakeGoods, of a laden vehicle",
                new Asked(
                        new TakeGoods(OTHER, CUSTOMS_LAN, seen, AT),
                        new Findings.Other(inYard(EXPORT, cleared(FIRST)), cleared(FIRST))));
        commands.put("ConfirmReturn", new Asked(new ConfirmReturn(GUARD_AN, seen, AT), nothing()));
        commands.put("Acknowledge", new Asked(new Acknowledge(YARD_DUNG, seen, AT), nothing()));
    }

    private static void ofTwo(Crossing state, Map<String, Asked> commands) {
        int seen = state.version();
        Findings ok = cleared(carried(state));
        commands.put(
                "ProposeRelease", new Asked(new ProposeRelease("seen", GUARD_AN, seen, AT), ok));
        commands.put(
                "ProposeRelease, by a program",
                new Asked(new ProposeRelease("seen", PROGRAM, seen, AT), ok));
        commands.put(
                "ProposePassage", new Asked(new ProposePassage("seen", GUARD_AN, seen, AT), ok));
        commands.put(
                "ProposeFetchedBack",
                new Asked(new ProposeFetchedBack("seen", GUARD_AN, seen, AT), ok));
        commands.put(
                "ProposePassage, by Customs",
                new Asked(new ProposePassage("seen", CUSTOMS_LAN, seen, AT), ok));
        commands.put(
                "AnswerProposal, agreed by an-lead",
                new Asked(new AnswerProposal(true, GUARD_AN_AS_LEAD, seen, AT), ok));
        commands.put(
                "AnswerProposal, agreed by a program",
                new Asked(new AnswerProposal(true, PROGRAM, seen, AT), ok));
        commands.put(
                "AnswerProposal, agreed by lan of Customs",
                new Asked(new AnswerProposal(true, CUSTOMS_LAN, seen, AT), ok));
        commands.put(
                "AnswerProposal, agreed by binh",
                new Asked(new AnswerProposal(true, GUARD_BINH, seen, AT), ok));
        commands.put(
                "AnswerProposal, agreed, declaration still held",
                new Asked(
                        new AnswerProposal(true, GUARD_BINH, seen, AT),
                        found(CarriedState.HELD, carried(state))));
        commands.put(
                "AnswerProposal, not agreed",
                new Asked(new AnswerProposal(false, GUARD_AN, seen, AT), ok));
    }

    private static Findings declared() {
        return new Findings.Declared(22_000, 15_500, 3_500);
    }

    private static Findings nothing() {
        return new Findings.Nothing();
    }
}
