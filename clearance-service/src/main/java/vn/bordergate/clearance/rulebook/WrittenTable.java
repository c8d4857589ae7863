package vn.bordergate.clearance.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.bordergate.clearance.rulebook.RuleRow.Condition;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.clearance.rulebook.RuleRow.Reason;
import vn.bordergate.web.FaultsException;

/**
 * A table as it is written, without being compiled.
 *
 * @param edition as its author names it
 * @param inputs what it asks, column by column
 */
public record WrittenTable(
        String name, String edition, String version, List<String> inputs, List<RuleLine> lines) {

    public WrittenTable {
        inputs = List.copyOf(inputs);
        lines = List.copyOf(lines);
    }

    /**
     * Reads and checks the text of a table.
     *
     * @throws FaultsException with everything that is wrong with it, each at its row and cell
     */
    public static WrittenTable read(String name, byte[] dmn) {
        var sheet = new TableSheet(TableSchema.of(name), XmlTree.read(dmn));
        var proof = new TableProof(sheet);
        proof.requireSound();
        List<RuleLine> lines = sheet.rows().stream().map(row -> line(row, sheet.inputs())).toList();
        return new WrittenTable(
                name,
                sheet.edition(),
                CompiledTable.version(sheet.edition(), dmn),
                sheet.inputs(),
                lines);
    }

    /** Reads what was found sound when it was kept. */
    static WrittenTable stored(String name, String xml) {
        return read(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static RuleLine line(TableSheet.Row row, List<String> inputs) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String test = row.tests().get(i).textOf("text");
            if (!test.equals("-")) {
                conditions.add(new Condition(inputs.get(i), test));
            }
        }
        Map<String, String> outcome = new HashMap<>(row.outcome());
        Reason reason = new Reason(row.value("vi"), row.value("en"), row.value("zh"));
        List.of("row", "mode", "vi", "en", "zh").forEach(outcome::remove);
        return new RuleLine(
                row.value("row"), Mode.valueOf(row.value("mode")), conditions, outcome, reason);
    }
}
