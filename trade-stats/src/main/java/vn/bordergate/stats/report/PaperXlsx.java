package vn.bordergate.stats.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A paper as a spreadsheet: numbers are numbers, and their format leaves it to the reader's
 * spreadsheet whether a comma or a point parts the decimals.
 */
final class PaperXlsx {

    private static final String APPLICATION = "trade-stats";
    private static final int SHEET_NAME_CHARS_MAX = 31;
    private static final int FIRST_COLUMN_CHARS = 26;
    private static final int OTHER_COLUMN_CHARS = 18;

    private final Worksheet sheet;
    private int row;

    private PaperXlsx(Worksheet sheet) {
        this.sheet = sheet;
    }

    static byte[] write(Paper paper) {
        var bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, APPLICATION, "1.0")) {
            new PaperXlsx(book.newWorksheet(sheetName(paper.title()))).fill(paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void fill(Paper paper) {
        sheet.value(row, 0, paper.title());
        sheet.style(row, 0).bold().fontSize(14).set();
        row++;
        for (String fact : paper.facts()) {
            sheet.value(row++, 0, fact);
        }
        row++;
        for (String paragraph : paper.paragraphs()) {
            sheet.value(row++, 0, paragraph);
        }
        for (Paper.Table table : paper.tables()) {
            row++;
            fill(table);
        }
    }

    private void fill(Paper.Table table) {
        sheet.value(row, 0, table.caption());
        sheet.style(row, 0).bold().set();
        row++;
        for (int column = 0; column < table.headings().size(); column++) {
            sheet.value(row, column, table.headings().get(column));
            sheet.style(row, column).bold().wrapText(true).borderStyle("thin").set();
            sheet.width(column, column == 0 ? FIRST_COLUMN_CHARS : OTHER_COLUMN_CHARS);
        }
        row++;
        for (Paper.Row line : table.rows()) {
            for (int column = 0; column < line.cells().size(); column++) {
                fill(column, line.cells().get(column), line.sum());
            }
            row++;
        }
    }

    private void fill(int column, Paper.Cell cell, boolean sum) {
        var style = sheet.style(row, column).borderStyle("thin");
        switch (cell) {
            case Paper.Cell.Words(String words) -> sheet.value(row, column, words);
            case Paper.Cell.Number(var value, int decimals) -> {
                sheet.value(row, column, value);
                style.format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals));
            }
        }
        if (sum) {
            style.bold();
        }
        style.set();
    }

    /** What a spreadsheet takes as the name of a sheet. */
    private static String sheetName(String title) {
        String plain = title.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
        return plain.length() <= SHEET_NAME_CHARS_MAX
                ? plain
                : plain.substring(0, SHEET_NAME_CHARS_MAX);
    }
}
