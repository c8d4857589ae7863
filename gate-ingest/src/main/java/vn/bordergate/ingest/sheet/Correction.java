package vn.bordergate.ingest.sheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.Language;

/** A file of just the rows to correct, each with what is wrong with it, to be sent again. */
final class Correction {

    private static final int WORDS_CHARS_MAX = 2000;

    private final Judged judged;
    private final ColumnTexts columns;
    private final FaultTexts faults;
    private final Language language;

    Correction(Judged judged, ColumnTexts columns, FaultTexts faults, Language language) {
        this.judged = judged;
        this.columns = columns;
        this.faults = faults;
        this.language = language;
    }

    /** In the order of the columns of the file that was sent. */
    byte[] xlsx(List<CellFault> wrong) {
        return new SheetPaper(columns, language).correction(known(), lines(wrong));
    }

    byte[] csv(List<CellFault> wrong) {
        StringBuilder csv = new StringBuilder(CsvPaper.MARK);
        List<String> heads = new ArrayList<>();
        known().forEach(column -> heads.add(columns.heading(column, language)));
        heads.add(columns.text(ColumnTexts.FAULT, language));
        csv.append(CsvPaper.line(heads));
        for (SheetPaper.Line line : lines(wrong)) {
            List<String> cells = new ArrayList<>();
            for (CsvColumn column : known()) {
                Cell cell = line.cells().get(column);
                cells.add(cell == null ? "" : cell.text());
            }
            cells.add(line.words());
            csv.append(CsvPaper.line(cells));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<CsvColumn> known() {
        return List.copyOf(judged.header().columns().values());
    }

    private List<SheetPaper.Line> lines(List<CellFault> wrong) {
        Map<Integer, List<CellFault>> byRow = new HashMap<>();
        wrong.forEach(f -> byRow.computeIfAbsent(f.row(), _ -> new ArrayList<>()).add(f));
        Set<Integer> numbers = judged.rowsToCorrect(wrong);
        List<SheetPaper.Line> lines = new ArrayList<>(numbers.size());
        for (SheetRow row : judged.rows()) {
            if (numbers.contains(row.number())) {
                lines.add(line(row, byRow.getOrDefault(row.number(), List.of())));
            }
        }
        return lines;
    }

    private SheetPaper.Line line(SheetRow row, List<CellFault> wrong) {
        Map<CsvColumn, Cell> cells = new EnumMap<>(CsvColumn.class);
        judged.header()
                .columns()
                .forEach(
                        (place, column) -> {
                            Cell cell = row.cells().get(place);
                            if (cell != null) {
                                cells.put(column, cell);
                            }
                        });
        List<CsvColumn> faulty =
                wrong.stream()
                        .map(CellFault::title)
                        .flatMap(
                                title ->
                                        title == null
                                                ? java.util.stream.Stream.empty()
                                                : CsvColumn.titled(title).stream())
                        .toList();
        return new SheetPaper.Line(cells, faulty, words(wrong));
    }

    private String words(List<CellFault> wrong) {
        if (wrong.isEmpty()) {
            // Its declaration goes in whole or not at all.
            return columns.text("sheet.same", language);
        }
        StringBuilder words = new StringBuilder();
        for (CellFault fault : wrong) {
            if (words.length() < WORDS_CHARS_MAX) {
                words.append(words.isEmpty() ? "" : " | ");
                FaultWords said = FaultWords.of(fault, columns, faults, language);
                words.append(said.heading() == null ? "" : said.heading() + ": ");
                words.append(said.message());
            }
        }
        return words.toString();
    }
}
