package vn.bordergate.clearance.desk;

import java.util.Comparator;
import java.util.List;
import vn.bordergate.clearance.rulebook.ChannelTable;
import vn.bordergate.clearance.rulebook.RuleRow;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.web.Language;

/** A rule table as it is shown. */
record RulesView(String table, String version, List<Row> rows) {

    /** One row, its reason in the reader's language. */
    record Row(
            String id,
            RuleRow.Mode mode,
            CustomsChannel channel,
            List<RuleRow.Condition> conditions,
            String reason) {

        static Row of(RuleRow row, Language language) {
            return new Row(
                    row.id(),
                    row.mode(),
                    row.channel(),
                    row.conditions(),
                    row.reason().in(language.tag()));
        }
    }

    static RulesView of(ChannelTable table, Language language) {
        return new RulesView(
                ChannelTable.NAME,
                table.version(),
                table.rows().values().stream()
                        .sorted(Comparator.comparing(RuleRow::id))
                        .map(row -> Row.of(row, language))
                        .toList());
    }
}
