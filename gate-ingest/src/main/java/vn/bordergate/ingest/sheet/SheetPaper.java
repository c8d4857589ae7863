package vn.bordergate.ingest.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.web.Language;

/** Spreadsheets that the gate hands out, made from the column list that it reads them with. */
final class SheetPaper {

    private static final String APPLICATION = "gate-ingest";
    private static final String MOMENT_FORMAT = "dd/mm/yyyy hh:mm";
    private static final String DAY_FORMAT = "dd/mm/yyyy";
    private static final String TEXT_FORMAT = "@";
    private static final String HEAD_COLOUR = "E9ECEA";
    private static final String NEEDED_COLOUR = "FDF0C4";
    private static final String FAULT_COLOUR = "FBE3E2";
    private static final int COLUMN_CHARS = 20;
    private static final int WORDS_CHARS = 60;

    /** Rows of the template in which a word is chosen from a list. */
    private static final int CHOICE_ROWS = 5000;

    /** What a spreadsheet takes as a list of choices. */
    private static final int CHOICE_CHARS_MAX = 250;

    private final ColumnTexts texts;
    private final Language language;

    SheetPaper(ColumnTexts texts, Language language) {
        this.texts = texts;
        this.language = language;
    }

    /** One row of a file to correct: its cells by column, and what is wrong with it. */
    record Line(Map<CsvColumn, Cell> cells, List<CsvColumn> faulty, String words) {}

    /** An empty table with its header, and a second sheet that says what is right where. */
    byte[] template() {
        return written(
                book -> {
                    Worksheet sheet = book.newWorksheet(texts.text("sheet.table", language));
                    CsvColumn[] columns = CsvColumn.values();
                    for (int i = 0; i < columns.length; i++) {
                        head(sheet, i, columns[i]);
                        sheet.style(i).format(format(columns[i])).set();
                        offerChoices(sheet, i, columns[i]);
                    }
                    sheet.freezePane(0, 1);
                    explain(book.newWorksheet(texts.text("sheet.explained", language)));
                });
    }

    /** The rows to correct, with what is wrong behind each. */
    byte[] correction(List<CsvColumn> columns, List<Line> lines) {
        return written(
                book -> {
                    Worksheet sheet = book.newWorksheet(texts.text("sheet.table", language));
                    for (int i = 0; i < columns.size(); i++) {
                        head(sheet, i, columns.get(i));
                    }
                    int last = columns.size();
                    sheet.value(0, last, texts.text(ColumnTexts.FAULT, language));
                    sheet.style(0, last).bold().fillColor(FAULT_COLOUR).set();
                    sheet.width(last, WORDS_CHARS);
                    sheet.freezePane(0, 1);
                    int row = 1;
                    for (Line line : lines) {
                        for (int i = 0; i < columns.size(); i++) {
                            CsvColumn column = columns.get(i);
                            fill(sheet, row, i, column, line.cells().get(column), line);
                        }
                        sheet.value(row, last, line.words());
                        sheet.style(row, last).wrapText(true).set();
                        row++;
                    }
                });
    }

    private void head(Worksheet sheet, int place, CsvColumn column) {
        sheet.value(0, place, texts.heading(column, language));
        sheet.style(0, place)
                .bold()
                .wrapText(true)
                .fillColor(column.required() ? NEEDED_COLOUR : HEAD_COLOUR)
                .borderStyle("thin")
                .set();
        sheet.width(place, COLUMN_CHARS);
    }

    private void offerChoices(Worksheet sheet, int place, CsvColumn column) {
        String choices = String.join(",", texts.choices(column, language));
        if (!choices.isEmpty() && choices.length() <= CHOICE_CHARS_MAX) {
            sheet.range(1, place, CHOICE_ROWS, place)
                    .validateWithListByFormula("\"" + choices + "\"");
        }
    }

    private void explain(Worksheet sheet) {
        String[] heads = {"column", "needed", "right", "example"};
        for (int i = 0; i < heads.length; i++) {
            sheet.value(0, i, texts.text("sheet." + heads[i], language));
            sheet.style(0, i).bold().fillColor(HEAD_COLOUR).set();
            sheet.width(i, i == 2 ? WORDS_CHARS : COLUMN_CHARS);
        }
        int row = 1;
        for (CsvColumn column : CsvColumn.values()) {
            sheet.value(row, 0, texts.heading(column, language));
            String needed = column.required() ? "sheet.yes" : "sheet.no";
            sheet.value(row, 1, texts.text(needed, language));
            sheet.value(row, 2, texts.hint(column, language));
            sheet.style(row, 2).wrapText(true).set();
            sheet.value(row, 3, texts.example(column));
            row++;
        }
        sheet.value(row + 1, 0, texts.text("sheet.items", language));
    }

    private static void fill(
            Worksheet sheet, int row, int place, CsvColumn column, @Nullable Cell cell, Line line) {
        switch (cell == null ? Cell.Kind.NO_RESULT : cell.kind()) {
            case TEXT, ERROR -> sheet.value(row, place, textOf(cell));
            case NUMBER -> sheet.value(row, place, new BigDecimal(textOf(cell)));
            case MOMENT -> sheet.value(row, place, LocalDateTime.parse(textOf(cell)));
            case NO_RESULT -> sheet.value(row, place, "");
        }
        var style = sheet.style(row, place);
        if (cell != null && cell.kind() == Cell.Kind.MOMENT) {
            style.format(column == CsvColumn.CUSTOMS_DAY ? DAY_FORMAT : MOMENT_FORMAT);
        }
        if (line.faulty().contains(column)) {
            style.fillColor(FAULT_COLOUR);
        }
        style.set();
    }

    private static String textOf(@Nullable Cell cell) {
        return cell == null ? "" : cell.text();
    }

    /** Codes are texts: as a number a code would lose the noughts before it. */
    private static String format(CsvColumn column) {
        return switch (column) {
            case PLANNED_ARRIVAL -> MOMENT_FORMAT;
            case CUSTOMS_DAY -> DAY_FORMAT;
            case ITEM_NO, PACKAGES_COUNT, NET_MASS, GROSS_MASS, VALUE_AMOUNT -> "General";
            default -> TEXT_FORMAT;
        };
    }

    /** The header alone, with the mark by which spreadsheets know UTF-8. */
    String csvTemplate() {
        return CsvPaper.MARK
                + CsvPaper.line(
                        Arrays.stream(CsvColumn.values())
                                .map(column -> texts.heading(column, language))
                                .toList());
    }

    /** What is written into a workbook. */
    @FunctionalInterface
    private interface Writing {
        void write(Workbook book) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, APPLICATION, "1.0")) {
            writing.write(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
