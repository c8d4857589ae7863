package vn.bordergate.clearance.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.declaration.DeclarationFixture.AT;
import static vn.bordergate.clearance.declaration.DeclarationFixture.GOODS;
import static vn.bordergate.clearance.declaration.DeclarationFixture.LAN;
import static vn.bordergate.clearance.declaration.DeclarationFixture.MINH;
import static vn.bordergate.clearance.declaration.DeclarationFixture.TABLE;
import static vn.bordergate.clearance.declaration.DeclarationFixture.examined;
import static vn.bordergate.clearance.declaration.DeclarationFixture.given;
import static vn.bordergate.clearance.declaration.DeclarationFixture.ruled;
import static vn.bordergate.events.CheckKind.DOCUMENT_CHECK;
import static vn.bordergate.events.CheckKind.PHYSICAL_INSPECTION;
import static vn.bordergate.events.CheckOutcome.FAILED;
import static vn.bordergate.events.CheckOutcome.PASSED;
import static vn.bordergate.events.CustomsChannel.GREEN;
import static vn.bordergate.events.CustomsChannel.RED;
import static vn.bordergate.events.CustomsChannel.YELLOW;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.ApplyRates;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.DeclarationCommand.Withdraw;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckAnswered;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceGranted;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.Lodged;
import vn.bordergate.clearance.declaration.DeclarationEvent.WithdrawalAccepted;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;

/** The whole table, state by state and command by command, as an approved text. */
class TransitionTableTest {

    private static final Path APPROVED =
            Path.of("src/test/resources/declaration-transitions.approved.txt");

    private static final Consignment UNVALUED =
            new Consignment(
                    GOODS.gate(),
                    GOODS.direction(),
                    GOODS.tradeType(),
                    GOODS.lodgedOn(),
                    List.of(
                            new Consignment.Line(
                                    "0810",
                                    GOODS.lines().getFirst().partner(),
                                    GOODS.lines().getFirst().currency(),
                                    BigDecimal.ONE,
                                    null,
                                    0,
                                    null,
                                    1)));

    private record Asked(DeclarationCommand command, Findings findings) {}

    @Test
    void everyStateAnswersEveryCommandAsApproved() throws Exception {
        var text = new StringBuilder();
        states().forEach((name, state) -> describe(text, name, state));
        Path actual = Path.of("target/declaration-transitions.actual.txt");
        Files.createDirectories(actual.getParent());
        Files.writeString(actual, text);

        assertThat(text.toString())
                .as("when the change is meant, copy %s over the approved table", actual)
                .isEqualTo(Files.readString(APPROVED));
    }

    private static void describe(StringBuilder text, String name, Declaration state) {
        text.append(name).append('\n');
        commands(state.version())
                .forEach(
                        (asked, command) ->
                                text.append(
                                        "  %-58s -> %s%n"
                                                .formatted(asked, answer(state, command))));
        text.append('\n');
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
            return (events.isEmpty() ? "nothing" : told)
                    + (moved ? " => " + after.getClass().getSimpleName() : "");
        } catch (ImpossibleHistory e) {
            return "impossible: " + e.kind();
        }
    }

    private static String told(DeclarationEvent event) {
        String name = event.getClass().getSimpleName();
        return switch (event) {
            case DeclarationEvent.DecisionDeclined e -> name + "(" + e.reason() + ")";
            case DeclarationEvent.ChangeDeclined e -> name + "(" + e.reasonCode() + ")";
            case ClearanceRefused e -> name + "(" + e.reasonCode() + ")";
            case ClearanceGranted e -> name + "(by " + e.by().kind() + ")";
            case Lodged e -> name + "(" + e.channel().channel() + ")";
            case DeclarationEvent.Amended e -> name + "(" + e.channel().channel() + ")";
            default -> name;
        };
    }

    private static Map<String, Declaration> states() {
        Lodged yellow = lodged(YELLOW, GOODS, DOCUMENT_CHECK);
        Lodged red = lodged(RED, GOODS, DOCUMENT_CHECK, PHYSICAL_INSPECTION);
        Lodged green = lodged(GREEN, GOODS);
        var cleared = new ClearanceGranted(TABLE, ruled(GREEN).ruling(), AT);
        var inspected = new CheckAnswered(PHYSICAL_INSPECTION, PASSED, null, MINH, 1, AT);
        var refused = new ClearanceRefused("PROHIBITED_GOODS", null, MINH, AT);
        Map<String, Declaration> states = new LinkedHashMap<>();
        states.put("NotLodged", given().state());
        states.put("ChecksOutstanding, yellow", given(yellow).state());
        states.put("ChecksOutstanding, red", given(red).state());
        states.put("ChecksOutstanding, red and inspected", given(red, inspected).state());
        states.put(
                "ChecksOutstanding, yellow and awaiting a rate",
                given(lodged(YELLOW, UNVALUED, DOCUMENT_CHECK)).state());
        states.put("Cleared", given(green, cleared).state());
        states.put("Cleared, awaiting a rate", given(lodged(GREEN, UNVALUED), cleared).state());
        states.put("Refused", given(yellow, refused).state());
        states.put("Withdrawn", given(yellow, new WithdrawalAccepted(AT)).state());
        return states;
    }

    private static Map<String, Asked> commands(int version) {
        var nothing = new Findings.Nothing();
        Map<String, Asked> commands = new LinkedHashMap<>();
        for (CustomsChannel channel : CustomsChannel.values()) {
            commands.put(
                    "Lodge 1, ruled " + channel, new Asked(new Lodge(1, AT), examined(channel)));
        }
        commands.put("Lodge 2", new Asked(new Lodge(2, AT), examined(GREEN)));
        commands.put("Amend 1", new Asked(new Amend(1, AT), examined(GREEN)));
        for (CustomsChannel channel : CustomsChannel.values()) {
            commands.put(
                    "Amend 2, ruled " + channel, new Asked(new Amend(2, AT), examined(channel)));
        }
        commands.put("Withdraw", new Asked(new Withdraw(1, AT), nothing));
        for (CheckKind kind : CheckKind.values()) {
            commands.put(
                    "DecideCheck " + kind + " PASSED",
                    new Asked(new DecideCheck(kind, PASSED, null, LAN, version, AT), nothing));
            commands.put(
                    "DecideCheck " + kind + " FAILED",
                    new Asked(new DecideCheck(kind, FAILED, null, LAN, version, AT), nothing));
            commands.put(
                    "DecideCheck " + kind + " PASSED, other version",
                    new Asked(new DecideCheck(kind, PASSED, null, LAN, version + 7, AT), nothing));
            commands.put(
                    "DecideCheck " + kind + " PASSED, as decided before",
                    new Asked(new DecideCheck(kind, PASSED, null, MINH, 1, AT), nothing));
        }
        commands.put(
                "Refuse",
                new Asked(new Refuse("LICENCE_MISSING", null, LAN, version, AT), nothing));
        commands.put(
                "Refuse, other version",
                new Asked(new Refuse("LICENCE_MISSING", null, LAN, version + 7, AT), nothing));
        commands.put(
                "Refuse, as refused before",
                new Asked(new Refuse("PROHIBITED_GOODS", null, MINH, version - 1, AT), nothing));
        commands.put(
                "ApplyRates, found", new Asked(new ApplyRates(AT), new Findings.Revalued(GOODS)));
        commands.put(
                "ApplyRates, none yet",
                new Asked(new ApplyRates(AT), new Findings.Revalued(UNVALUED)));
        return commands;
    }

    private static Lodged lodged(CustomsChannel channel, Consignment goods, CheckKind... checks) {
        return new Lodged(1, goods, ruled(channel), List.of(checks), AT);
    }
}
