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
 * @param outcomes columns that must be answered, beside row, mode and the reason in each language,
 *     in the order in which they are shown
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

    static final TableSchema CHANNEL =
            new TableSchema(
                    ChannelTable.NAME,
                    inputs(
                            Map.of(
                                    "valueUsd", Input.of(Type.NUMBER),
                                    "usdPerKg", Input.of(Type.NUMBER),
                                    "codeNotInEdition", Input.of(Type.BOOLEAN),
                                    "zeroPrice", Input.of(Type.BOOLEAN))),
                    Map.of("channel", anyOf(CustomsChannel.values())));

    static final TableSchema CHECKS =
            new TableSchema(
                    CheckTable.NAME,
                    inputs(Map.of("channel", Input.text(anyOf(CustomsChannel.values())))),
                    outcomes(
                            Map.entry("authority", orNone(Authority.values())),
                            Map.entry("kind", orNone(CheckKind.values())),
                            Map.entry("hours", WORKING_TIME),
                            Map.entry("days", WORKING_TIME)));

    static final TableSchema LANES =
            new TableSchema(
                    LaneTable.NAME,
                    vehicleInputs(),
                    outcomes(
                            Map.entry("group", anyOf(LaneGroup.values())),
                            Map.entry("priority", anyOf(PriorityClass.values()))));

    /** An amount in dong; exact, as nothing is ever multiplied by it. */
    private static final Pattern VND = Pattern.compile("0|[1-9][0-9]{0,8}");

    static final TableSchema FEES =
            new TableSchema(
                    FeeTable.NAME,
                    feeInputs(),
                    outcomes(
                            Map.entry("basis", anyOf(FeeRow.Basis.values())),
                            Map.entry("vnd", VND)));

    static TableSchema of(String table) {
        return TableKinds.named(table).schema();
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

    /** Columns in the order in which they are shown. */
    @SafeVarargs
    private static Map<String, Pattern> outcomes(Map.Entry<String, Pattern>... columns) {
        Map<String, Pattern> outcomes = new LinkedHashMap<>();
        for (Map.Entry<String, Pattern> column : columns) {
            outcomes.put(column.getKey(), column.getValue());
        }
        return outcomes;
    }

    private static Map<String, Input> feeInputs() {
        Map<String, Input> inputs =
                inputs(
                        Map.of(
                                "laden", Input.of(Type.BOOLEAN),
                                "capacityKg", Input.of(Type.NUMBER),
                                "containerFeet", Input.of(Type.NUMBER)));
        inputs.remove("partner");
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
