package vn.bordergate.clearance.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * One table of any kind, compiled. Safe for use by several threads: the compiled model is only read
 * and each evaluation has a context of its own.
 */
public final class CompiledTable {

    static final String DECISION = "rows";

    private static final int HASH_BYTES = 4;

    private final String name;
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final String version;
    private final List<String> inputs;
    private final List<RuleLine> lines;
    private final Distinctions distinctions;

    CompiledTable(String name, byte[] dmn) {
        this.name = name;
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
        version = version(namespace.substring(namespace.lastIndexOf('/') + 1), dmn);
        var table = (DecisionTable) model.getDecisionByName(DECISION).getDecision().getExpression();
        inputs = table.getInput().stream().map(i -> i.getInputExpression().getText()).toList();
        List<String> outputs = table.getOutput().stream().map(o -> o.getName()).toList();
        lines = table.getRule().stream().map(rule -> line(rule, inputs, outputs)).toList();
        distinctions = Distinctions.of(columns(table));
    }

    /**
     * Compiles a table that was read and found sound.
     *
     * @throws FaultsException when it cannot be compiled, or would not run as it reads
     */
    public static CompiledTable of(WrittenTable written, byte[] dmn) {
        CompiledTable compiled;
        try {
            compiled = new CompiledTable(written.name(), dmn);
        } catch (RuntimeException e) {
            throw FaultsException.of(422, Fault.at("", "RULES_NOT_COMPILED"));
        }
        if (!compiled.version.equals(written.version())
                || !compiled.inputs.equals(written.inputs())
                || !compiled.lines.equals(written.lines())) {
            throw FaultsException.of(422, Fault.at("", "RULES_NOT_COMPILED"));
        }
        return compiled;
    }

    /** What is shipped under the name. */
    static byte[] shipped(String name) {
        String path = "/rules/" + name + ".dmn";
        try (InputStream in = CompiledTable.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the classpath");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(path + " cannot be read", e);
        }
    }

    /**
     * Edition by the table's author, and a hash of the content, which nobody can forget to change.
     */
    static String version(String edition, byte[] dmn) {
        return edition + "-" + sha256(dmn).substring(0, 2 * HASH_BYTES);
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Which of the tables it is a version of. */
    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    public List<String> inputs() {
        return inputs;
    }

    /** Every row in the order of the table. */
    public List<RuleLine> lines() {
        return lines;
    }

    /** What the table tells apart, and what it does not. */
    Distinctions distinctions() {
        return distinctions;
    }

    /** Ids of the rows that hit, on trial or in force, in the order of the table. */
    List<String> hits(Facts facts) {
        DMNContext context = runtime.newContext();
        for (String input : inputs) {
            context.set(input, facts.input(input));
        }
        DMNResult result = runtime.evaluateDecisionByName(model, DECISION, context);
        if (result.hasErrors()) {
            throw new IllegalStateException("table failed: " + result.getMessages());
        }
        List<String> hits = new ArrayList<>(2);
        if (result.getDecisionResultByName(DECISION).getResult() instanceof List<?> found) {
            for (Object hit : found) {
                if (hit instanceof Map<?, ?> output && output.get("row") instanceof String id) {
                    hits.add(id);
                }
            }
        }
        return hits;
    }

    private List<Tested> columns(DecisionTable table) {
        List<Tested> columns = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String input = inputs.get(i);
            Set<String> tests = new LinkedHashSet<>();
            for (RuleLine line : lines) {
                for (Condition condition : line.conditions()) {
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

    private static RuleLine line(DecisionRule rule, List<String> inputs, List<String> outputs) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String test = rule.getInputEntry().get(i).getText().strip();
            if (!test.equals("-")) {
                conditions.add(new Condition(inputs.get(i), test));
            }
        }
        Map<String, String> outcome = new HashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            outcome.put(outputs.get(i), plain(rule.getOutputEntry().get(i).getText()));
        }
        return new RuleLine(
                taken(outcome, "row"),
                Mode.valueOf(taken(outcome, "mode")),
                conditions,
                outcome,
                new Reason(taken(outcome, "vi"), taken(outcome, "en"), taken(outcome, "zh")));
    }

    private static String taken(Map<String, String> outcome, String output) {
        if (outcome.remove(output) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the table has no output " + output);
    }

    /** A text without its quotes, or a whole number. */
    private static String plain(String literal) {
        String text = literal.strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return text.substring(1, text.length() - 1);
        }
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text;
        }
        throw new IllegalArgumentException("an outcome must be a plain text or number: " + text);
    }
}
