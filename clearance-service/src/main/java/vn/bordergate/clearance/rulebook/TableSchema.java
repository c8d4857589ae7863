package vn.bordergate.clearance.rulebook;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.dispatch.PriorityClass;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.TradeType;

/**
 * What a table of a kind may ask and must answer.
 *
 * @param inputs columns that may be asked, in the order in which they are shown
 * @param outcomes columns that must be answered, beside row, mode and the reason in each language
 */
record TableSchema(String name, Map<String, Input> inputs, Map<String, Pattern> outcomes) {

    static final List<String> LANGUAGES = List.of("vi", "en", "zh");

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern CHAPTER = Pattern.compile("[0-9]{2}");
    private static final Pattern HEADING = Pattern.compile("[0-9]{4}");
    private static final Pattern WORKING_TIME = Pattern.compile("0|[1-9][0-9]?");

    /** What an input holds. */
    enum Type {
        STRING,
        NUMBER,
        BOOLEAN;

        String typeRef() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * An input.
     *
     * @param value what a text that it is compared with must look like
     */
    record Input(Type type, @Nullable Pattern value) {
        static Input text(Pattern value) {
            return new Input(Type.STRING, value);
        }

        static Input of(Type type) {
            return new Input(type, null);
        }
    }

    private static final TableSchema CHANNEL =
            new TableSchema(
                    ChannelTable.NAME,
                    inputs(
                            Map.of(
                                    "valueUsd", Input.of(Type.NUMBER),
                                    "usdPerKg", Input.of(Type.NUMBER),
                                    "codeNotInEdition", Input.of(Type.BOOLEAN),
                                    "zeroPrice", Input.of(Type.BOOLEAN))),
                    Map.of("channel", anyOf(CustomsChannel.values())));

    private static final TableSchema CHECKS =
            new TableSchema(
                    CheckTable.NAME,
                    inputs(Map.of("channel", Input.text(anyOf(CustomsChannel.values())))),
                    Map.of(
                            "authority",
                            orNone(Authority.values()),
                            "kind",
                            orNone(CheckKind.values()),
                            "hours",
                            WORKING_TIME,
                            "days",
                            WORKING_TIME));

    private static final TableSchema LANES =
            new TableSchema(
                    LaneTable.NAME,
                    vehicleInputs(),
                    Map.of(
                            "group",
                            anyOf(LaneGroup.values()),
                            "priority",
                            anyOf(PriorityClass.values())));

    static TableSchema of(String table) {
        return switch (table) {
            case ChannelTable.NAME -> CHANNEL;
            case CheckTable.NAME -> CHECKS;
            case LaneTable.NAME -> LANES;
            default -> throw new IllegalArgumentException("no table " + table);
        };
    }

    /** Every output that a row must have. */
    Set<String> outputs() {
        Set<String> outputs = new LinkedHashSet<>(List.of("row", "mode"));
        outputs.addAll(outcomes.keySet());
        outputs.addAll(LANGUAGES);
        return outputs;
    }

    /** Whether an outcome may have that value. */
    boolean fits(String output, String value) {
        if (output.equals("mode")) {
            return anyOf(Mode.values()).matcher(value).matches();
        }
        Pattern pattern = outcomes.get(output);
        return pattern == null || pattern.matcher(value).matches();
    }

    private static Map<String, Input> inputs(Map<String, Input> own) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        inputs.put("direction", Input.text(anyOf(Direction.values())));
        inputs.put("tradeType", Input.text(anyOf(TradeType.values())));
        inputs.put("chapter", Input.text(CHAPTER));
        inputs.put("heading", Input.text(HEADING));
        inputs.put("origin", Input.text(COUNTRY));
        inputs.put("partner", Input.text(COUNTRY));
        inputs.putAll(own);
        return inputs;
    }

    private static Map<String, Input> vehicleInputs() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        inputs.put("direction", Input.text(anyOf(Direction.values())));
        inputs.put("laden", Input.of(Type.BOOLEAN));
        inputs.put("goods", Input.text(anyOf(GoodsClass.values())));
        inputs.put("channel", Input.text(anyOf(CustomsChannel.values())));
        inputs.put("priorityEnterprise", Input.of(Type.BOOLEAN));
        inputs.put("held", Input.of(Type.BOOLEAN));
        return inputs;
    }

    private static Pattern anyOf(Enum<?>[] values) {
        return Pattern.compile(
                Arrays.stream(values).map(Enum::name).collect(Collectors.joining("|")));
    }

    private static Pattern orNone(Enum<?>[] values) {
        return Pattern.compile(anyOf(values).pattern() + '|' + CheckRow.NONE);
    }
}
