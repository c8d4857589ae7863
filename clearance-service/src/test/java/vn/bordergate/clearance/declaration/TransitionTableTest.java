package vn.bordergate.clearance.declaration;

import static vn.bordergate.clearance.declaration.DeclarationFixture.AT;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_LAN;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_LAN_AS_LEAD;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_MINH;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_PROGRAM;
import static vn.bordergate.clearance.declaration.DeclarationFixture.GOODS;
import static vn.bordergate.clearance.declaration.DeclarationFixture.PLANTS_NGA;
import static vn.bordergate.clearance.declaration.DeclarationFixture.after;
import static vn.bordergate.clearance.declaration.DeclarationFixture.awaitingCustoms;
import static vn.bordergate.clearance.declaration.DeclarationFixture.examined;
import static vn.bordergate.clearance.declaration.DeclarationFixture.examinedPlants;
import static vn.bordergate.clearance.declaration.DeclarationFixture.hours;
import static vn.bordergate.clearance.declaration.DeclarationFixture.ruled;
import static vn.bordergate.events.Authority.CUSTOMS;
import static vn.bordergate.events.Authority.PLANT_QUARANTINE;
import static vn.bordergate.events.CheckKind.DOCUMENT_CHECK;
import static vn.bordergate.events.CheckKind.PHYSICAL_INSPECTION;
import static vn.bordergate.events.CheckKind.QUARANTINE_CERTIFICATE;
import static vn.bordergate.events.CheckOutcome.FAILED;
import static vn.bordergate.events.CheckOutcome.PASSED;
import static vn.bordergate.events.CustomsChannel.GREEN;
import static vn.bordergate.events.CustomsChannel.RED;
import static vn.bordergate.events.CustomsChannel.YELLOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.TransitionTable;
import vn.bordergate.clearance.declaration.CustomsNotice.ChannelNamed;
import vn.bordergate.clearance.declaration.CustomsNotice.HoldLifted;
import vn.bordergate.clearance.declaration.CustomsNotice.HoldOrdered;
import vn.bordergate.clearance.declaration.CustomsNotice.PassageConfirmed;
import vn.bordergate.clearance.declaration.DeclarationCommand.Acknowledge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.ApplyRates;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.ExtendCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.HearCustoms;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Overdue;
import vn.bordergate.clearance.declaration.DeclarationCommand.Pass;
import vn.bordergate.clearance.declaration.DeclarationCommand.PlaceHold;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeLowering;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeRelease;
import vn.bordergate.clearance.declaration.DeclarationCommand.RaiseChannel;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.DeclarationCommand.Reopen;
import vn.bordergate.clearance.declaration.DeclarationCommand.RequestSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.Withdraw;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceGranted;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.Lodged;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;

/** The whole table, state by state and command by command, as an approved text. */
class TransitionTableTest {

    private static final Instant A_WEEK_ON = AT.plusSeconds(7 * 86_400);
    private static final Instant SIXTEEN_DAYS_ON = AT.plusSeconds(16 * 86_400);

    private record Asked(DeclarationCommand command, Findings findings) {}

    @Test
    void everyStateAnswersEveryCommandAsApproved() throws Exception {
        new TransitionTable<>(TransitionTableTest::commands, TransitionTableTest::answer, 51)
                .requireApproved("declaration-transitions", new Declaration.NotLodged(), states());
    }

    private static String answer(Declaration state, Asked asked) {
        try {
            List<DeclarationEvent> events =
                    Declarations.decide(state, asked.command(), asked.findings());
            Declaration after = DeclarationHistory.evolve(state, events);
            String told =
                    events.stream()
                            .map(TransitionTableTest::told)
                            .collect(Collectors.joining(", "));
            boolean moved = !after.equals(state);
            return (events.isEmpty() ? "nothing" : told) + (moved ? " => " + name(after) : "");
        } catch (ImpossibleHistory e) {
            return "impossible: " + e.kind();
        }
    }

    /** The kind of the state, and what it bears that another of its kind does not. */
    private static String name(Declaration state) {
        String kind = state.getClass().getSimpleName();
        if (!(state instanceof Declaration.Lodged file)) {
            return kind;
        }
        Marks marks = file.standing().marks();
        return kind
                + (marks.held() && !(file instanceof Declaration.Held) ? ", held" : "")
                + (marks.attention() == null ? "" : ", to be looked at");
    }

    private static String told(DeclarationEvent event) {
        String name = event.getClass().getSimpleName();
        return switch (event) {
            case DeclarationEvent.DecisionDeclined e -> name + "(" + e.reason() + ")";
            case DeclarationEvent.ChangeDeclined e -> name + "(" + e.reasonCode() + ")";
            case ClearanceRefused e -> name + "(" + e.reasonCode() + ")";
            case DeclarationEvent.NoticeSetAside e -> name + "(" + e.reason() + ")";
            case DeclarationEvent.CustomsContradicted e -> name + "(" + e.code() + ")";
            case DeclarationEvent.ChannelChanged e -> name + "(" + e.channel().channel() + ")";
            case ClearanceGranted e -> name + "(by " + e.by().kind() + ")";
            case Lodged e -> name + "(" + e.channel().channel() + ")";
            case DeclarationEvent.Amended e -> name + "(" + e.channel().channel() + ")";
            default -> name;
        };
    }

    private static Map<String, Declaration> states() {
        Declaration none = new Declaration.NotLodged();
        Declaration yellow = after(none, new Lodge(1, AT), examined(YELLOW));
        Declaration plants = after(none, new Lodge(1, AT), examinedPlants());
        Declaration red = after(none, new Lodge(1, AT), examined(RED));
        Declaration cleared = after(none, new Lodge(1, AT), examined(GREEN));
        Declaration held =
                after(cleared, new PlaceHold("doubt", null, CUSTOMS_LAN, 2, AT), nothing());
        Map<String, Declaration> states = new LinkedHashMap<>();
        states.put("NotLodged", none);
        states.put("ChecksOutstanding, yellow", yellow);
        states.put("ChecksOutstanding, yellow with plant quarantine", plants);
        states.put(
                "ChecksOutstanding, red and inspected by minh",
                after(red, check(PHYSICAL_INSPECTION, PASSED, CUSTOMS_MINH, 1), nothing()));
        states.put(
                "ChecksOutstanding, red, lowering to green proposed by lan",
                after(red, new ProposeLowering(GREEN, "known", CUSTOMS_LAN, 1, AT), nothing()));
        states.put(
                "ChecksOutstanding, green that awaits Customs",
                after(none, new Lodge(1, AT), awaitingCustoms(GREEN)));
        states.put(
                "SupplementAwaited, yellow",
                after(
                        yellow,
                        new RequestSupplement(
                                CUSTOMS, List.of("INVOICE"), null, CUSTOMS_LAN, 1, AT),
                        hours()));
        Declaration asked =
                after(
                        plants,
                        new RequestSupplement(
                                CUSTOMS, List.of("INVOICE"), null, CUSTOMS_LAN, 1, AT),
                        hours());
        states.put("SupplementAwaited, yellow with plant quarantine", asked);
        states.put(
                "SupplementAwaited, of Customs and plant quarantine",
                after(
                        asked,
                        new RequestSupplement(
                                PLANT_QUARANTINE, List.of("LICENCE"), null, PLANTS_NGA, 2, AT),
                        hours()));
        states.put(
                "ChecksOutstanding, yellow and held by an officer",
                after(yellow, new PlaceHold("doubt", null, CUSTOMS_LAN, 1, AT), nothing()));
        states.put("ChecksOutstanding, held by an officer, documents failed", failed(yellow));
        states.put(
                "ChecksOutstanding, held by an officer, documents failed, release proposed by lan",
                after(failed(yellow), new ProposeRelease("seen", CUSTOMS_LAN, 3, AT), nothing()));
        states.put("Cleared, green", cleared);
        states.put(
                "Cleared, green, Customs said what cannot be",
                afterAll(
                        cleared,
                        List.of(
                                new HearCustoms(new HoldOrdered(3, "STOP", null), AT),
                                new HearCustoms(new PassageConfirmed(4, true), AT),
                                new HearCustoms(new HoldLifted(4, null), AT))));
        states.put("Held by an officer", held);
        states.put(
                "Held by an officer, release proposed by lan",
                after(held, new ProposeRelease("seen", CUSTOMS_LAN, 3, AT), nothing()));
        states.put(
                "Held by Customs",
                after(cleared, new HearCustoms(new HoldOrdered(3, "STOP", null), AT), nothing()));
        states.put("Passed", after(cleared, new Pass(true, CUSTOMS_LAN, 2, AT), carried(false)));
        states.put(
                "Refused",
                after(
                        yellow,
                        new Refuse("PROHIBITED_GOODS", null, CUSTOMS_MINH, 1, AT),
                        nothing()));
        states.put(
                "Refused, Customs says it passed",
                after(
                        after(
                                yellow,
                                new Refuse("PROHIBITED_GOODS", null, CUSTOMS_MINH, 1, AT),
                                nothing()),
                        new HearCustoms(new PassageConfirmed(5, true), AT),
                        nothing()));
        states.put("Withdrawn", after(yellow, new Withdraw(1, AT), nothing()));
        states.put("Expired", after(yellow, new Overdue(SIXTEEN_DAYS_ON), hours()));
        return states;
    }

    private static Declaration afterAll(Declaration state, List<DeclarationCommand> commands) {
        Declaration now = state;
        for (DeclarationCommand command : commands) {
            now = after(now, command, nothing());
        }
        return now;
    }

    /** Found wanting while somebody held the goods: refused when two have released them. */
    private static Declaration failed(Declaration yellow) {
        return afterAll(
                yellow,
                List.of(
                        new PlaceHold("doubt", null, CUSTOMS_LAN, 1, AT),
                        check(DOCUMENT_CHECK, FAILED, CUSTOMS_MINH, 2)));
    }

    private static Map<String, Asked> commands(Declaration state) {
        int version = state.version();
        Map<String, Asked> commands = new LinkedHashMap<>();
        declarants(state, commands);
        customs(state, commands);
        checks(version, commands);
        ofCustomsOfficers(state, version, commands);
        return commands;
    }

    private static void declarants(Declaration state, Map<String, Asked> commands) {
        commands.put("Lodge 1, ruled GREEN", new Asked(new Lodge(1, AT), examined(GREEN)));
        commands.put("Lodge 2", new Asked(new Lodge(2, AT), examined(GREEN)));
        commands.put("Amend 1", new Asked(new Amend(1, AT), examined(GREEN)));
        commands.put("Amend 2, ruled GREEN", new Asked(new Amend(2, AT), amended(state, GREEN)));
        commands.put("Amend 2, ruled RED", new Asked(new Amend(2, AT), amended(state, RED)));
        commands.put("Amend 2, at another gate", new Asked(new Amend(2, AT), elsewhere(state)));
        commands.put("Amend 2, to an import", new Asked(new Amend(2, AT), imported(state)));
        commands.put("Withdraw", new Asked(new Withdraw(1, AT), nothing()));
        commands.put("AnswerSupplement 2", new Asked(new AnswerSupplement(2, "here", AT), hours()));
        commands.put(
                "AnswerSupplement, all", new Asked(new AnswerSupplement(0, "here", AT), hours()));
        commands.put("ApplyRates", new Asked(new ApplyRates(AT), new Findings.Revalued(GOODS)));
        commands.put("Arrive", new Asked(new DeclarationCommand.Arrive(AT), nothing()));
        commands.put("CarryAcross", new Asked(new DeclarationCommand.CarryAcross(AT), nothing()));
        commands.put("Overdue, before anything is", new Asked(new Overdue(AT), hours()));
        commands.put("Overdue, a week on", new Asked(new Overdue(A_WEEK_ON), hours()));
        commands.put("Overdue, 16 days on", new Asked(new Overdue(SIXTEEN_DAYS_ON), hours()));
    }

    private static void customs(Declaration state, Map<String, Asked> commands) {
        for (CustomsChannel channel : List.of(GREEN, RED)) {
            commands.put(
                    "HearCustoms 3, channel " + channel,
                    new Asked(
                            new HearCustoms(new ChannelNamed(3, channel, null), AT),
                            rechecked(state, channel)));
        }
        commands.put(
                "HearCustoms 2, hold",
                new Asked(new HearCustoms(new HoldOrdered(2, "STOP", null), AT), nothing()));
        commands.put(
                "HearCustoms 3, hold for the same",
                new Asked(new HearCustoms(new HoldOrdered(3, "STOP", null), AT), nothing()));
        commands.put(
                "HearCustoms 3, release",
                new Asked(new HearCustoms(new HoldLifted(3, null), AT), nothing()));
        commands.put(
                "HearCustoms 4, release",
                new Asked(new HearCustoms(new HoldLifted(4, null), AT), nothing()));
        commands.put(
                "HearCustoms 5, passed",
                new Asked(new HearCustoms(new PassageConfirmed(5, true), AT), carried(false)));
        commands.put(
                "HearCustoms 5, passed, a vehicle still to cross",
                new Asked(new HearCustoms(new PassageConfirmed(5, true), AT), carried(true)));
    }

    private static void checks(int version, Map<String, Asked> commands) {
        commands.put(
                "DecideCheck documents PASSED",
                new Asked(check(DOCUMENT_CHECK, PASSED, CUSTOMS_LAN, version), nothing()));
        commands.put(
                "DecideCheck documents FAILED",
                new Asked(check(DOCUMENT_CHECK, FAILED, CUSTOMS_LAN, version), nothing()));
        commands.put(
                "DecideCheck documents PASSED, by plant quarantine",
                new Asked(check(DOCUMENT_CHECK, PASSED, PLANTS_NGA, version), nothing()));
        commands.put(
                "DecideCheck documents PASSED, other version",
                new Asked(check(DOCUMENT_CHECK, PASSED, CUSTOMS_LAN, version + 7), nothing()));
        commands.put(
                "DecideCheck inspection PASSED",
                new Asked(check(PHYSICAL_INSPECTION, PASSED, CUSTOMS_LAN, version), nothing()));
        commands.put(
                "DecideCheck inspection PASSED, as minh did before",
                new Asked(check(PHYSICAL_INSPECTION, PASSED, CUSTOMS_MINH, 1), nothing()));
        commands.put(
                "DecideCheck certificate FAILED, by plant quarantine",
                new Asked(
                        new DecideCheck(
                                PLANT_QUARANTINE,
                                QUARANTINE_CERTIFICATE,
                                FAILED,
                                "EXPIRED",
                                "old",
                                PLANTS_NGA,
                                version,
                                AT),
                        nothing()));
        commands.put(
                "ExtendCheck documents",
                new Asked(
                        new ExtendCheck(CUSTOMS, DOCUMENT_CHECK, "many", CUSTOMS_LAN, version, AT),
                        hours()));
        commands.put(
                "RequestSupplement, by plant quarantine",
                new Asked(
                        new RequestSupplement(
                                PLANT_QUARANTINE,
                                List.of("LICENCE"),
                                null,
                                PLANTS_NGA,
                                version,
                                AT),
                        hours()));
        commands.put(
                "RequestSupplement",
                new Asked(
                        new RequestSupplement(
                                CUSTOMS, List.of("INVOICE"), null, CUSTOMS_LAN, version, AT),
                        hours()));
    }

    private static void ofCustomsOfficers(
            Declaration state, int version, Map<String, Asked> commands) {
        commands.put(
                "Refuse",
                new Asked(new Refuse("NO_LICENCE", null, CUSTOMS_LAN, version, AT), nothing()));
        commands.put(
                "Refuse, by plant quarantine",
                new Asked(new Refuse("NO_LICENCE", null, PLANTS_NGA, version, AT), nothing()));
        commands.put(
                "Refuse, as minh did before",
                new Asked(
                        new Refuse("PROHIBITED_GOODS", null, CUSTOMS_MINH, version - 1, AT),
                        nothing()));
        commands.put(
                "RaiseChannel to RED",
                new Asked(
                        new RaiseChannel(RED, "doubt", CUSTOMS_LAN, version, AT),
                        rechecked(state, RED)));
        commands.put(
                "RaiseChannel to GREEN",
                new Asked(
                        new RaiseChannel(GREEN, "kind", CUSTOMS_LAN, version, AT),
                        rechecked(state, GREEN)));
        commands.put(
                "ProposeLowering to GREEN",
                new Asked(
                        new ProposeLowering(GREEN, "known", CUSTOMS_LAN, version, AT), nothing()));
        commands.put(
                "ProposeRelease",
                new Asked(new ProposeRelease("seen", CUSTOMS_LAN, version, AT), nothing()));
        commands.put(
                "ProposeRelease, by a program",
                new Asked(new ProposeRelease("seen", CUSTOMS_PROGRAM, version, AT), nothing()));
        for (Officer officer :
                List.of(CUSTOMS_LAN, CUSTOMS_LAN_AS_LEAD, CUSTOMS_PROGRAM, CUSTOMS_MINH)) {
            commands.put(
                    "AnswerProposal, agreed by " + officer.actor().id(),
                    new Asked(
                            new AnswerProposal(true, officer, version, AT),
                            rechecked(state, GREEN)));
        }
        commands.put(
                "AnswerProposal, not agreed",
                new Asked(new AnswerProposal(false, CUSTOMS_MINH, version, AT), nothing()));
        commands.put(
                "PlaceHold",
                new Asked(new PlaceHold("doubt", null, CUSTOMS_LAN, version, AT), nothing()));
        commands.put(
                "Reopen to inspect",
                new Asked(
                        new Reopen(PHYSICAL_INSPECTION, "doubt", CUSTOMS_LAN, version, AT),
                        hours()));
        commands.put(
                "Pass, crossed",
                new Asked(new Pass(true, CUSTOMS_LAN, version, AT), carried(false)));
        commands.put(
                "Pass, crossed, a vehicle still to cross",
                new Asked(new Pass(true, CUSTOMS_LAN, version, AT), carried(true)));
        commands.put(
                "Pass, an export not crossed",
                new Asked(new Pass(false, CUSTOMS_LAN, version, AT), nothing()));
        commands.put(
                "Acknowledge", new Asked(new Acknowledge(CUSTOMS_LAN, version, AT), nothing()));
    }

    private static DecideCheck check(
            CheckKind kind, CheckOutcome outcome, Officer officer, int version) {
        return new DecideCheck(CUSTOMS, kind, outcome, null, null, officer, version, AT);
    }

    private static Findings amended(Declaration state, CustomsChannel channel) {
        return amended(state, channel, GOODS);
    }

    private static Findings elsewhere(Declaration state) {
        return amended(state, GREEN, goods(new GateCode("BAN-VUOC"), GOODS.direction()));
    }

    private static Findings imported(Declaration state) {
        return amended(state, GREEN, goods(GOODS.gate(), Direction.IMPORT));
    }

    private static Consignment goods(GateCode gate, Direction direction) {
        return new Consignment(gate, direction, GOODS.tradeType(), GOODS.lodgedOn(), GOODS.lines());
    }

    private static Findings amended(Declaration state, CustomsChannel channel, Consignment goods) {
        ChannelRuling inForce = Channels.inForce(state, ruled(channel));
        return new Findings.Examined(
                inForce,
                checks(state, inForce.channel()),
                goods,
                DeclarationFixture.HOURS,
                null,
                false);
    }

    private static Findings rechecked(Declaration state, CustomsChannel channel) {
        return new Findings.Rechecked(checks(state, channel), DeclarationFixture.HOURS);
    }

    /** What is required of the goods: plants need their certificate in whichever channel. */
    private static CheckRuling checks(Declaration state, CustomsChannel channel) {
        List<RequiredCheck> required = new ArrayList<>(DeclarationFixture.checks(channel).checks());
        if (state instanceof Declaration.Checking s
                && s.open().stream().anyMatch(c -> c.authority() == PLANT_QUARANTINE)) {
            required.add(DeclarationFixture.PLANTS);
        }
        return DeclarationFixture.checks(required);
    }

    private static Findings carried(boolean still) {
        return new Findings.Carriage(still);
    }

    private static Findings nothing() {
        return new Findings.Nothing();
    }
}
