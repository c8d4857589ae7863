package vn.bordergate.clearance.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.revision.RowHits.Hits;
import vn.bordergate.clearance.rulebook.RuleLine;
import vn.bordergate.clearance.rulebook.RuleRow.Condition;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.clearance.rulebook.RuleVersions.Version;
import vn.bordergate.clearance.rulebook.WrittenTable;
import vn.bordergate.web.Language;

/**
 * One version of a table as it is shown, its reasons in the reader's language.
 *
 * @param uploadedByKnownPerson whether it is known which person uploaded it, or that nobody did;
 *     else two people beside the account have to put it in force
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleView(
        String table,
        String version,
        @Nullable String uploadedBy,
        Instant uploadedAt,
        boolean uploadedByKnownPerson,
        List<Validity> activations,
        List<String> inputs,
        List<Row> rows) {

    /** From when on it holds, by whose word. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Validity(Instant validFrom, @Nullable String by, Instant at) {}

    /** One row, and what became of the files that it hit. */
    record Row(
            String id,
            Mode mode,
            List<Condition> conditions,
            Map<String, String> outcome,
            String reason,
            long hits,
            long confirmed) {

        static Row of(RuleLine line, Hits hits, Language language) {
            return new Row(
                    line.id(),
                    line.mode(),
                    line.conditions(),
                    line.outcome(),
                    line.reason().in(language.tag()),
                    hits.hits(),
                    hits.confirmed());
        }
    }

    static RuleView of(
            WrittenTable table, Version version, Map<String, Hits> hits, Language language) {
        return new RuleView(
                table.name(),
                table.version(),
                version.uploadedBy(),
                version.uploadedAt(),
                version.isOfKnownPerson(),
                version.activations().stream()
                        .map(a -> new Validity(a.validFrom(), a.by(), a.at()))
                        .toList(),
                table.inputs(),
                table.lines().stream()
                        .map(
                                line ->
                                        Row.of(
                                                line,
                                                hits.getOrDefault(line.id(), Hits.NONE),
                                                language))
                        .toList());
    }
}
