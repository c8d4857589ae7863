package vn.bordergate.stats.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A report in one language, before it becomes a page, a spreadsheet or a print: numbers are still
 * numbers, so that a spreadsheet can go on calculating.
 *
 * @param language its tag, such as {@code vi}
 * @param title what it is and of which time
 * @param facts what stands below the title: gates, moment, who
 * @param paragraphs what it says
 */
public record Paper(
        String language,
        String title,
        List<String> facts,
        List<String> paragraphs,
        List<Table> tables) {

    public Paper {
        facts = List.copyOf(facts);
        paragraphs = List.copyOf(paragraphs);
        tables = List.copyOf(tables);
    }

    /** The same with more said, and more tables behind. */
    Paper with(List<String> moreParagraphs, List<Table> moreTables) {
        return new Paper(
                language,
                title,
                facts,
                Stream.concat(paragraphs.stream(), moreParagraphs.stream()).toList(),
                Stream.concat(tables.stream(), moreTables.stream()).toList());
    }

    /** Rows under headings; every row has as many cells as there are headings. */
    public record Table(String caption, List<String> headings, List<Row> rows) {

        public Table {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.cells().size() != headings.size()) {
                    throw new IllegalArgumentException(caption + ": " + row);
                }
            }
        }
    }

    /**
     * One line of a table.
     *
     * @param sum whether it adds up others
     */
    public record Row(boolean sum, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** What stands in one place of a table. */
    public sealed interface Cell {

        /** Words, also those that say why there is no number. */
        record Words(String text) implements Cell {}

        /**
         * A number, exact.
         *
         * @param decimals with which it is written
         */
        record Number(BigDecimal value, int decimals) implements Cell {}
    }
}
