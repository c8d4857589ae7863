package vn.bordergate.clearance.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.clearance.rulebook.TableSchema.Input;
import vn.bordergate.clearance.rulebook.XmlTree.Element;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Everything that is wrong with a table, each at its row and cell. Tests and outcomes are literals
 * of an allow-list, so that no cell can run for long, and none means what a reader does not see.
 */
final class TableProof {

    static final int ROWS_MAX = 500;
    static final int CELL_CHARS_MAX = 2_000;
    static final int FAULTS_MAX = 100;

    private static final String HIT_POLICY = "COLLECT";
    private static final Pattern ROW_ID = Pattern.compile("[A-Z]{2,4}-[0-9]{3,5}");
    private static final Pattern LITERAL =
            Pattern.compile("\"[^\"\\\\\\p{Cntrl}]*\"|0|[1-9][0-9]{0,8}");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final TableSheet sheet;
    private final List<Fault> faults = new ArrayList<>();

    TableProof(TableSheet sheet) {
        this.sheet = sheet;
    }

    void requireSound() {
        List<Element> rules = sheet.table().children("rule");
        if (rules.size() > ROWS_MAX) {
            add(sheet.table(), "", "RULES_TOO_MANY_ROWS", Map.of("max", ROWS_MAX));
        } else {
            columns();
            if (faults.isEmpty()) {
                rows(sheet.rows());
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
    }

    private void columns() {
        Element table = sheet.table();
        String policy = table.attribute("hitPolicy");
        if (!policy.equals(HIT_POLICY) || !table.attribute("aggregation").isEmpty()) {
            add(table, "", "RULES_HIT_POLICY", Map.of("policy", policy.isEmpty() ? "-" : policy));
        }
        Set<String> seen = new HashSet<>();
        List<Element> columns = table.children("input");
        for (int i = 0; i < columns.size(); i++) {
            String input = sheet.inputs().get(i);
            Input known = sheet.schema().inputs().get(input);
            if (known == null || !hasType(columns.get(i), known)) {
                add(columns.get(i), "", "RULES_INPUT_UNKNOWN", Map.of("input", input));
            } else if (!seen.add(input)) {
                add(columns.get(i), "", "RULES_COLUMN_TWICE", Map.of("column", input));
            }
        }
        for (Element column : table.children("output")) {
            String output = column.attribute("name");
            if (!sheet.schema().outputs().contains(output)) {
                add(column, "", "RULES_OUTPUT_UNKNOWN", Map.of("output", output));
            } else if (!seen.add("=" + output)) {
                add(column, "", "RULES_COLUMN_TWICE", Map.of("column", output));
            }
        }
        for (String output : sheet.schema().outputs()) {
            if (!sheet.outputs().contains(output)) {
                add(table, "", "RULES_OUTPUT_MISSING", Map.of("output", output));
            }
        }
    }

    private static boolean hasType(Element column, Input known) {
        List<Element> expressions = column.children("inputExpression");
        if (expressions.size() != 1) {
            return false;
        }
        String typeRef = expressions.getFirst().attribute("typeRef");
        return typeRef.isEmpty() || typeRef.equals(known.type().typeRef());
    }

    private void rows(List<TableSheet.Row> rows) {
        Set<String> ids = new HashSet<>();
        boolean fallback = false;
        for (TableSheet.Row row : rows) {
            if (row.tests().size() != sheet.inputs().size()
                    || row.answers().size() != sheet.outputs().size()) {
                add(row.at(), row.pointer(), "RULES_CELLS_MISMATCH", Map.of());
                continue;
            }
            String id = row.value("row");
            if (!ROW_ID.matcher(id).matches()) {
                add(row.at(), row.pointer(), "RULES_ROW_ID_FORM", Map.of("row", id));
            } else if (!ids.add(id)) {
                add(row.at(), row.pointer(), "RULES_ROW_ID_TWICE", Map.of("row", id));
            }
            boolean always = tests(row);
            outcomes(row);
            fallback |= always && row.value("mode").equals(Mode.LIVE.name());
        }
        if (!fallback) {
            add(sheet.table(), "", "RULES_FALLBACK_MISSING", Map.of());
        }
    }

    /** Returns whether the row always hits. */
    private boolean tests(TableSheet.Row row) {
        boolean always = true;
        for (int i = 0; i < row.tests().size(); i++) {
            String input = sheet.inputs().get(i);
            Element cell = row.tests().get(i);
            String test = cell.textOf("text");
            if (test.equals("-")) {
                continue;
            }
            always = false;
            Input known = sheet.schema().inputs().get(input);
            if (known == null || !isAllowed(test, known)) {
                add(
                        cell,
                        row.pointer() + "/" + input,
                        "RULES_TEST_NOT_ALLOWED",
                        Map.of("test", test));
            }
        }
        return always;
    }

    private static boolean isAllowed(String test, Input input) {
        if (test.length() > CELL_CHARS_MAX) {
            return false;
        }
        return switch (input.type()) {
            case NUMBER -> Distinctions.isOfNumbers(test);
            case BOOLEAN -> BOOLEAN.matcher(test).matches();
            case STRING -> Distinctions.isOfNames(test) && areValues(test, input);
        };
    }

    private static boolean areValues(String test, Input input) {
        Matcher names = QUOTED.matcher(test);
        while (names.find()) {
            if (input.value() != null && !input.value().matcher(names.group(1)).matches()) {
                return false;
            }
        }
        return true;
    }

    private void outcomes(TableSheet.Row row) {
        for (int i = 0; i < row.answers().size(); i++) {
            String output = sheet.outputs().get(i);
            Element cell = row.answers().get(i);
            String literal = cell.textOf("text");
            String value = row.value(output);
            String pointer = row.pointer() + "/" + output;
            if (TableSchema.LANGUAGES.contains(output) && value.isBlank()) {
                add(cell, pointer, "RULES_REASON_MISSING", Map.of("language", output));
            } else if (literal.length() > CELL_CHARS_MAX
                    || !LITERAL.matcher(literal).matches()
                    || !sheet.schema().fits(output, value)) {
                add(cell, pointer, "RULES_OUTCOME_NOT_ALLOWED", Map.of("value", literal));
            }
        }
        if (sheet.schema().name().equals(CheckTable.NAME) && !isOneCheck(row)) {
            add(row.at(), row.pointer(), "RULES_CHECK_INCOMPLETE", Map.of());
        }
    }

    /** Authority, kind and one limit, or none of them. */
    private static boolean isOneCheck(TableSheet.Row row) {
        boolean nobody = row.value("authority").equals(CheckRow.NONE);
        boolean nothing = row.value("kind").equals(CheckRow.NONE);
        int limits =
                (row.value("hours").equals("0") ? 0 : 1) + (row.value("days").equals("0") ? 0 : 1);
        return nobody == nothing && limits == (nobody ? 0 : 1);
    }

    private void add(Element at, String pointer, String code, Map<String, Object> args) {
        if (faults.size() < FAULTS_MAX) {
            faults.add(at.fault(pointer, code, args));
        }
    }
}
