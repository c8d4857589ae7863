package vn.bordergate.clearance.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.internal.io.ResourceFactory;
import vn.bordergate.clearance.rulebook.Distinctions.Tested;
import vn.bordergate.clearance.rulebook.RuleRow.Condition;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.clearance.rulebook.RuleRow.Reason;
import vn.bordergate.events.CustomsChannel;

/**
 * The channel table, compiled. Safe for use by several threads: the compiled model is only read and
 * each evaluation has a context of its own.
 */
public final class ChannelTable {

    /** Name by which rulings refer to the table. */
    public static final String NAME = "channel";

    private static final String DECISION = "rows";
    private static final int HASH_BYTES = 4;

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final String version;
    private final List<String> inputs;
    private final Map<String, RuleRow> rows;
    private final Distinctions distinctions;

    private ChannelTable(byte[] dmn) {
        runtime =
                DMNRuntimeBuilder.fromDefaults()
                        .buildConfiguration()
                        .fromResources(List.of(ResourceFactory.newByteArrayResource(dmn)))
                        .getOrElseThrow(e -> new IllegalArgumentException("no DMN table", e));
        model = runtime.getModels().getFirst();
        if (model.hasErrors()) {
            throw new IllegalArgumentException("faulty DMN table: " + model.getMessages());
        }
        String namespace = model.getNamespace();
        version = namespace.substring(namespace.lastIndexOf('/') + 1) + "-" + hash(dmn);
        var table = (DecisionTable) model.getDecisionByName(DECISION).getDecision().getExpression();
        inputs = table.getInput().stream().map(i -> i.getInputExpression().getText()).toList();
        List<RuleRow> read = table.getRule().stream().map(rule -> readRow(rule, inputs)).toList();
        rows = read.stream().collect(Collectors.toUnmodifiableMap(RuleRow::id, row -> row));
        distinctions = Distinctions.of(columns(table, read));
    }

    /** The table that is shipped. */
    public static ChannelTable shipped() {
        try (InputStream in = ChannelTable.class.getResourceAsStream("/rules/channel.dmn")) {
            if (in == null) {
                throw new IllegalStateException("rules/channel.dmn is not on the classpath");
            }
            return new ChannelTable(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("rules/channel.dmn cannot be read", e);
        }
    }

    /**
     * Edition by the table's author, and a hash of the content, which nobody can forget to change.
     */
    public String version() {
        return version;
    }

    /** Every row by its id. */
    public Map<String, RuleRow> rows() {
        return rows;
    }

    /** What the table tells apart, and what it does not. */
    Distinctions distinctions() {
        return distinctions;
    }

    /** Rows that hit, on trial or in force, in the order of the table. */
    List<RuleRow> hits(ItemFacts item) {
        DMNContext context = runtime.newContext();
        for (String input : inputs) {
            context.set(input, item.input(input));
        }
        DMNResult result = runtime.evaluateDecisionByName(model, DECISION, context);
        if (result.hasErrors()) {
            throw new IllegalStateException("channel table failed: " + result.getMessages());
        }
        List<RuleRow> hits = new ArrayList<>(2);
        if (result.getDecisionResultByName(DECISION).getResult() instanceof List<?> found) {
            for (Object hit : found) {
                if (hit instanceof Map<?, ?> output
                        && rows.get(output.get("row")) instanceof RuleRow row) {
                    hits.add(row);
                }
            }
        }
        return hits;
    }

    private List<Tested> columns(DecisionTable table, List<RuleRow> read) {
        List<Tested> columns = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String input = inputs.get(i);
            Set<String> tests = new LinkedHashSet<>();
            for (RuleRow row : read) {
                for (Condition condition : row.conditions()) {
                    if (condition.input().equals(input)) {
                        tests.add(condition.test());
                    }
                }
            }
            boolean restricted = table.getInput().get(i).getInputValues() != null;
            columns.add(new Tested(input, tests, restricted));
        }
        return columns;
    }

    private static RuleRow readRow(DecisionRule rule, List<String> inputs) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String test = rule.getInputEntry().get(i).getText().strip();
            if (!test.equals("-")) {
                conditions.add(new Condition(inputs.get(i), test));
            }
        }
        List<String> outputs =
                rule.getOutputEntry().stream().map(o -> unquoted(o.getText())).toList();
        return new RuleRow(
                outputs.get(0),
                Mode.valueOf(outputs.get(1)),
                CustomsChannel.valueOf(outputs.get(2)),
                conditions,
                new Reason(outputs.get(3), outputs.get(4), outputs.get(5)));
    }

    private static String unquoted(String literal) {
        String text = literal.strip();
        if (!text.startsWith("\"") || !text.endsWith("\"")) {
            throw new IllegalArgumentException("an outcome must be a plain text: " + text);
        }
        return text.substring(1, text.length() - 1);
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
