package vn.bordergate.ingest.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.Language;

/**
 * What is wrong in a cell, in words.
 *
 * @param row as the spreadsheet numbers it; none where it is the whole file
 * @param column letters of the column, none where the file has no such column
 * @param columnTitle what the API calls it
 * @param heading what the spreadsheet calls it, in the reader's language
 * @param value what the cell holds
 * @param right what would be right there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultWords(
        @Nullable Integer row,
        @Nullable String column,
        @Nullable String columnTitle,
        @Nullable String heading,
        @Nullable String value,
        String code,
        String message,
        @Nullable String right) {

    static FaultWords of(
            CellFault fault, ColumnTexts columns, FaultTexts texts, Language language) {
        String title = fault.title();
        Optional<CsvColumn> column = title == null ? Optional.empty() : CsvColumn.titled(title);
        String heading = column.map(known -> columns.heading(known, language)).orElse(title);
        return new FaultWords(
                fault.row() == 0 ? null : fault.row(),
                fault.place() == 0 ? null : CellRange.letters(fault.place()),
                title,
                heading,
                fault.value(),
                fault.code(),
                texts.message(fault.under(heading), language),
                column.map(known -> columns.hint(known, language)).orElse(null));
    }
}
