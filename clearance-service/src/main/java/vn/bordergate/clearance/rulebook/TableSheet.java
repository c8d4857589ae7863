package vn.bordergate.clearance.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.bordergate.clearance.rulebook.XmlTree.Element;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * The one decision table of a DMN document, taken apart. Of all that DMN can say, only what such a
 * table needs may be there: nothing else could be shown to an officer as a table, and nothing else
 * could run for ever.
 */
final class TableSheet {

    private static final Pattern DMN = Pattern.compile("https?://www\\.omg\\.org/spec/DMN/.*");
    private static final Pattern NAMESPACE =
            Pattern.compile("https://bordergate\\.vn/rules/([a-z-]+)/([A-Za-z0-9.-]{1,32})");

    private static final Set<String> TEXT = Set.of("text");
    private static final Map<String, Set<String>> CHILDREN =
            Map.ofEntries(
                    Map.entry("definitions", Set.of("description", "inputData", "decision")),
                    Map.entry("inputData", Set.of("description", "variable")),
                    Map.entry(
                            "decision",
                            Set.of(
                                    "description",
                                    "question",
                                    "allowedAnswers",
                                    "variable",
                                    "informationRequirement",
                                    "decisionTable")),
                    Map.entry("informationRequirement", Set.of("requiredInput")),
                    Map.entry(
                            "decisionTable",
                            Set.of("description", "input", "output", "annotation", "rule")),
                    Map.entry("input", Set.of("description", "inputExpression")),
                    Map.entry("inputExpression", TEXT),
                    Map.entry("output", Set.of("description")),
                    Map.entry(
                            "rule",
                            Set.of("description", "inputEntry", "outputEntry", "annotationEntry")),
                    Map.entry("inputEntry", TEXT),
                    Map.entry("outputEntry", TEXT),
                    Map.entry("annotationEntry", TEXT));

    private final TableSchema schema;
    private final Element table;
    private final String edition;
    private final List<String> inputs;
    private final List<String> outputs;

    /** A row as written; outcomes are without their quotes. */
    record Row(
            Element at, List<Element> tests, List<Element> answers, Map<String, String> outcome) {
        String value(String output) {
            return outcome.getOrDefault(output, "");
        }

        /** Where the row is, by its id. */
        String pointer() {
            return "/" + value("row");
        }
    }

    TableSheet(TableSchema schema, Element root) {
        this.schema = schema;
        if (!root.name().equals("definitions") || !DMN.matcher(root.namespace()).matches()) {
            throw refusal(root, "RULES_NOT_DMN", Map.of());
        }
        requireKnown(root);
        Matcher named = NAMESPACE.matcher(root.attribute("namespace"));
        if (!named.matches() || !named.group(1).equals(schema.name())) {
            throw refusal(root, "RULES_NAMESPACE", Map.of("table", schema.name()));
        }
        edition = named.group(2);
        List<Element> decisions = root.children("decision");
        if (decisions.size() != 1
                || !decisions.getFirst().attribute("name").equals(CompiledTable.DECISION)
                || decisions.getFirst().children("decisionTable").size() != 1) {
            throw refusal(root, "RULES_TABLE_MISSING", Map.of("decision", CompiledTable.DECISION));
        }
        table = decisions.getFirst().children("decisionTable").getFirst();
        inputs =
                table.children("input").stream()
                        .map(
                                in ->
                                        in.children("inputExpression").stream()
                                                .findFirst()
                                                .map(e -> e.textOf("text"))
                                                .orElse(""))
                        .toList();
        outputs = table.children("output").stream().map(out -> out.attribute("name")).toList();
    }

    TableSchema schema() {
        return schema;
    }

    Element table() {
        return table;
    }

    String edition() {
        return edition;
    }

    List<String> inputs() {
        return inputs;
    }

    List<String> outputs() {
        return outputs;
    }

    List<Row> rows() {
        return table.children("rule").stream().map(this::row).toList();
    }

    private Row row(Element rule) {
        List<Element> answers = rule.children("outputEntry");
        Map<String, String> outcome = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(outputs.size(), answers.size()); i++) {
            outcome.put(outputs.get(i), unquoted(answers.get(i).textOf("text")));
        }
        return new Row(rule, rule.children("inputEntry"), answers, outcome);
    }

    static String unquoted(String literal) {
        return literal.length() > 1 && literal.startsWith("\"") && literal.endsWith("\"")
                ? literal.substring(1, literal.length() - 1)
                : literal;
    }

    private static void requireKnown(Element parent) {
        List<Fault> faults = new ArrayList<>();
        collectUnknown(parent, faults);
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
    }

    private static void collectUnknown(Element parent, List<Fault> faults) {
        Set<String> allowed = CHILDREN.getOrDefault(parent.name(), Set.of());
        for (Element child : parent.children()) {
            // How a diagram is drawn says nothing about the rules.
            if (child.name().equals("DMNDI") && parent.name().equals("definitions")) {
                continue;
            }
            if (!allowed.contains(child.name()) || !DMN.matcher(child.namespace()).matches()) {
                if (faults.size() < TableProof.FAULTS_MAX) {
                    faults.add(
                            child.fault(
                                    "",
                                    "RULES_ELEMENT_NOT_ALLOWED",
                                    Map.of("element", child.name(), "in", parent.name())));
                }
            } else {
                collectUnknown(child, faults);
            }
        }
    }

    private static FaultsException refusal(Element at, String code, Map<String, Object> args) {
        return FaultsException.of(422, at.fault("", code, args));
    }
}
