package vn.bordergate.ingest.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** Files to tables: what is read, and what is refused with which word. */
class SheetReadingTest {

    private static final ColumnTexts COLUMNS = new ColumnTexts();
    private static final SheetProperties LIMITS = limits(Map.of());
    private static final String HEADER_LINE = String.join(";", Sheets.HEADER) + "\n";

    @Test
    void rowsAreReadWithTheirOwnNumbers() {
        Table table = read(Sheets.table().skipTo(4).texts(Sheets.sound("R-1")).bytes());
        assertThat(table.header().row()).isEqualTo(1);
        assertThat(table.rows()).extracting(SheetRow::number).containsExactly(4);
        assertThat(table.declarations()).hasSize(1);
    }

    @Test
    void titlesMayStandAboveTheHeaderUpToTheTwentiethRow() {
        Sheets file = new Sheets();
        for (int i = 1; i < 20; i++) {
            file.texts(List.of("Công ty TNHH Nông sản", "Mã HS"));
        }
        byte[] bytes = file.texts(Sheets.HEADER).texts(Sheets.sound("R-1")).bytes();
        assertThat(read(bytes).header().row()).isEqualTo(20);

        Sheets later = new Sheets();
        for (int i = 1; i < 21; i++) {
            later.texts(List.of("Công ty TNHH Nông sản", "Mã HS"));
        }
        refused(later.texts(Sheets.HEADER).bytes(), "SHEET_HEADER_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hsCode", "MÃ HS", "ma hs", "Ma  HS ", "HS code", "HS 编码", "商品编码"})
    void aColumnIsKnownByItsNameInThreeLanguages(String heading) {
        assertThat(COLUMNS.named(heading)).contains(CsvColumn.HS_CODE);
    }

    @Test
    void everyColumnHasAHeadingAndAHintInEachLanguage() {
        for (Language language : Language.values()) {
            for (CsvColumn column : CsvColumn.values()) {
                assertThat(COLUMNS.heading(column, language)).as(column.name()).isNotBlank();
                assertThat(COLUMNS.hint(column, language)).as(column.name()).isNotBlank();
                assertThat(COLUMNS.named(COLUMNS.heading(column, language))).contains(column);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "22/11/2026 14:30, 2026-11-22T14:30:00+07:00",
        "2026-11-22 14:30, 2026-11-22T14:30:00+07:00",
        "2026-11-22T14:30:00+08:00, 2026-11-22T14:30:00+08:00",
        "31/02/2026 14:30, 31/02/2026 14:30",
        "11/22/2026 14:30, 11/22/2026 14:30",
        "22/11/2026, 22/11/2026",
        "tomorrow, tomorrow"
    })
    void aDateInATextIsDayFirstOrLeftAsItIs(String text, String read) {
        assertThat(CellText.of(CsvColumn.PLANNED_ARRIVAL, Cell.text(text), COLUMNS))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "HS_CODE, 81060, 081060",
        "HS_CODE, 810601000, 0810601000",
        "HS_CODE, 810600, 810600",
        "HS_CODE, 8106, 8106",
        "DECLARANT_NUMBER, 100109106, 0100109106",
        "DECLARANT_NUMBER, 34567890123, 034567890123",
        "NET_MASS, 81060, 81060"
    })
    void aNumberGetsItsNoughtsBackOnlyWhereItsLengthLeavesNoChoice(
            CsvColumn column, String number, String code) {
        assertThat(CellText.of(column, new Cell(Cell.Kind.NUMBER, number), COLUMNS))
                .isEqualTo(code);
    }

    @Test
    void aDateCellIsTheGatesOwnTime() {
        Table table =
                read(
                        Sheets.table()
                                .soundWith(
                                        "R-1",
                                        7,
                                        "<c r=\"@\" s=\"1\"><v>46348.604166666664</v></c>")
                                .bytes());
        Cell cell = table.rows().getFirst().cells().get(8);
        assertThat(cell).isEqualTo(new Cell(Cell.Kind.MOMENT, "2026-11-22T14:30"));
    }

    @Test
    void aNumberKeepsWhatASpreadsheetKeepsOfIt() {
        Table table =
                read(
                        Sheets.table()
                                .soundWith("R-1", 12, "<c r=\"@\"><v>17400.100000000002</v></c>")
                                .bytes());
        assertThat(table.rows().getFirst().cells().get(13))
                .isEqualTo(new Cell(Cell.Kind.NUMBER, "17400.1"));
    }

    @Test
    void aFormulaCountsWithItsResultAndIsAFaultWithoutOne() {
        Table table =
                read(
                        Sheets.table()
                                .soundWith("R-1", 12, "<c r=\"@\"><f>A1*2</f><v>20</v></c>")
                                .soundWith("R-2", 12, "<c r=\"@\"><f>A1*2</f></c>")
                                .soundWith("R-3", 12, "<c r=\"@\" t=\"e\"><f>X</f><v>#REF!</v></c>")
                                .bytes());
        assertThat(table.rows())
                .extracting(row -> row.cells().get(13))
                .containsExactly(
                        new Cell(Cell.Kind.NUMBER, "20"),
                        new Cell(Cell.Kind.NO_RESULT, ""),
                        new Cell(Cell.Kind.ERROR, "#REF!"));
    }

    @Test
    void sharedTextsAreReadWithoutTheirPronunciation() {
        Table table =
                read(
                        Sheets.table()
                                .soundWith("R-1", 10, "<c r=\"@\" t=\"s\"><v>1</v></c>")
                                .part(
                                        "xl/sharedStrings.xml",
                                        "<sst><si><t>a</t></si><si><r><t>榴</t></r><r><t>莲</t></r>"
                                                + "<rPh><t>liu</t></rPh></si></sst>")
                                .bytes());
        assertThat(table.rows().getFirst().cells().get(11)).isEqualTo(Cell.text("榴莲"));
    }

    @Test
    void aHiddenSheetIsPassedOverAndTheTableMayBeInALaterOne() {
        String book =
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"H\" state=\"hidden\" r:id=\"rId1\"/>"
                        + "<sheet name=\"T\" r:id=\"rId2\"/><sheet name=\"B\" r:id=\"rId3\"/>"
                        + "</sheets></workbook>";
        String relations =
                Stream.of("1", "2", "3")
                        .map(
                                n ->
                                        "<Relationship Id=\"rId%s\" Target=\"/xl/worksheets/sheet%s.xml\"/>"
                                                .formatted(n, n))
                        .collect(Collectors.joining("", "<Relationships>", "</Relationships>"));
        Sheets file = Sheets.table().texts(Sheets.sound("HIDDEN"));
        String seen = "<worksheet><sheetData>%s</sheetData></worksheet>";
        byte[] bytes =
                file.part("xl/workbook.xml", book)
                        .part("xl/_rels/workbook.xml.rels", relations)
                        .part("xl/worksheets/sheet2.xml", seen.formatted(row(1, List.of("x"))))
                        .part(
                                "xl/worksheets/sheet3.xml",
                                seen.formatted(
                                        row(1, Sheets.HEADER) + row(2, Sheets.sound("SEEN"))))
                        .bytes();
        assertThat(read(bytes).declarations())
                .extracting(one -> one.reference().orElseThrow())
                .containsExactly("SEEN");
    }

    @Test
    void whatIsNoSpreadsheetIsNamed() {
        byte[] compound = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        refused(compound, "SHEET_OLD_FORMAT");
        refused(
                join(compound, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE)),
                "SHEET_ENCRYPTED");
        refused("%PDF-1.7 \u0001".getBytes(UTF_8), "SHEET_TYPE_UNKNOWN");
        refused(Sheets.zip(Map.of("word/document.xml", "<a/>")), "SHEET_TYPE_UNKNOWN");
        refused(Sheets.table().part("xl/vbaProject.bin", "x").bytes(), "SHEET_MACROS");
        refused(Sheets.zip(Map.of("xl/workbook.bin", "x")), "SHEET_OLD_FORMAT");
        refused("  \r\n".getBytes(UTF_8), "SHEET_EMPTY");
        refused(Sheets.table().bytes(), "SHEET_EMPTY");
        byte[] whole = Sheets.table().texts(Sheets.sound("R-1")).bytes();
        refused(java.util.Arrays.copyOf(whole, whole.length / 2), "SHEET_DAMAGED");
        refused(
                Sheets.table().part("xl/worksheets/sheet1.xml", "<worksheet><a>").bytes(),
                "SHEET_DAMAGED");
    }

    @Test
    void anEntityOfXmlIsNotFollowed() {
        String outside =
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>"
                        + "</sheetData></worksheet>";
        refused(Sheets.table().part("xl/worksheets/sheet1.xml", outside).bytes(), "SHEET_DAMAGED");
    }

    @Test
    void aBombIsNotUnpacked() {
        String swollen = "<sst>" + " ".repeat(12 << 20) + "</sst>";
        refused(
                Sheets.table().part("xl/sharedStrings.xml", swollen).bytes(),
                "SHEET_UNPACKED_TOO_LARGE");
    }

    @Test
    void aTextOfManyMegabytesIsFoundTooLongBeforeItStandsInMemory() {
        String longest = "<sst><si><t>" + "ờ".repeat(XlsxParts.TEXT_MAX) + "</t></si></sst>";
        // As long as a cell can be it is read, and only the rows are missing.
        refused(Sheets.table().part("xl/sharedStrings.xml", longest).bytes(), "SHEET_EMPTY");
        String longer = longest.replace("<t>", "<t>ờ");
        refused(
                Sheets.table().part("xl/sharedStrings.xml", longer).bytes(),
                "SHEET_TEXTS_TOO_LONG");
        String tag = "<sst note=\"" + "x".repeat(3 << 20) + "\"></sst>";
        refused(
                Sheets.table().part("xl/sharedStrings.xml", tag).bytes(),
                "SHEET_UNPACKED_TOO_LARGE");
    }

    @Test
    void rowsCellsAndTextsHaveTheirLimits() {
        SheetProperties few = limits(Map.of("rows-max", "2", "cells-max", "31"));
        Sheets two = Sheets.table().texts(Sheets.sound("R-1")).texts(Sheets.sound("R-2"));
        assertThat(read(two.bytes(), few).rows()).hasSize(2);
        refused(two.texts(List.of("x")).bytes(), few, "SHEET_ROWS_TOO_MANY");

        SheetProperties cells = limits(Map.of("rows-max", "3", "cells-max", "15"));
        Sheets sixteen = Sheets.table().texts(Sheets.sound("R-1"));
        assertThat(read(sixteen.bytes(), cells).rows()).hasSize(1);
        refused(sixteen.texts(List.of("x")).bytes(), cells, "SHEET_CELLS_TOO_MANY");

        SheetProperties short1 = limits(Map.of("text-chars-max", "1000"));
        refused(
                Sheets.table().texts(Sheets.sound("R-1", 10, "x".repeat(1000))).bytes(),
                short1,
                "SHEET_TEXTS_TOO_LONG");
    }

    @Test
    void aMillionRowsAreRefusedLongBeforeTheyAreRead() {
        Sheets million = Sheets.table();
        List<String> one = List.of("<c r=\"@\"><v>1</v></c>");
        for (int i = 0; i < 1_000_000; i++) {
            million.cells(one);
        }
        refused(million.bytes(), "SHEET_ROWS_TOO_MANY");
    }

    @Test
    void workThatTakesTooLongIsEnded() {
        byte[] file = Sheets.table().texts(Sheets.sound("R-1")).bytes();
        Table late = new Table(COLUMNS, LIMITS, new Pace(Duration.ofNanos(-1)));
        assertThatThrownBy(() -> XlsxFile.read(file, LIMITS, late))
                .isInstanceOf(FaultsException.class)
                .hasMessageContaining("SHEET_TOO_SLOW");
    }

    @Test
    void headingsThatAreWrongAreToldAtTheirCells() {
        List<String> wrong = new java.util.ArrayList<>(Sheets.HEADER);
        wrong.set(9, "Mã hàng hoá nào đó");
        wrong.add("Trị giá");
        assertThatThrownBy(() -> read(new Sheets().texts(wrong).bytes()))
                .isInstanceOfSatisfying(
                        FaultsException.class,
                        e ->
                                assertThat(e.faults())
                                        .extracting(Fault::code, Fault::line, Fault::column)
                                        .containsExactlyInAnyOrder(
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "CSV_COLUMN_UNKNOWN", 1, 10),
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "CSV_COLUMN_TWICE", 1, 16),
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "CSV_COLUMN_MISSING", 1, 17)));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void aCsvFileIsPartedByWhatTheCountryOfItsSpreadsheetUses(String separator) {
        String csv =
                "\uFEFF"
                        + String.join(separator, Sheets.HEADER)
                        + "\r\n"
                        + String.join(separator, Sheets.sound("R-1"))
                        + "\r\n";
        assertThat(read(csv.getBytes(UTF_8)).declarations()).hasSize(1);
    }

    @Test
    void anEncodingOtherThanUtf8IsToldWithItsPlace() {
        byte[] old =
                (HEADER_LINE + String.join(";", Sheets.sound("R-1")))
                        .replaceAll("[^\\x00-\\x7F]", "?")
                        .replace("N?ng", "N\u00f4ng")
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(old))
                .isInstanceOfSatisfying(
                        FaultsException.class,
                        e -> {
                            assertThat(e.faults().getFirst().code()).isEqualTo("SHEET_ENCODING");
                            assertThat(e.faults().getFirst().line()).isEqualTo(2);
                        });
        refused(("\uFEFF" + HEADER_LINE).getBytes(Charset.forName("UTF-16LE")), "SHEET_ENCODING");
    }

    @Test
    void anApostropheThatGuardsAFormulaIsTakenOffAgain() {
        String csv = HEADER_LINE + String.join(";", Sheets.sound("R-1", 10, "'=1+1")) + "\n";
        assertThat(read(csv.getBytes(UTF_8)).rows().getFirst().cells().get(11))
                .isEqualTo(Cell.text("=1+1"));
        assertThat(CsvPaper.line(List.of("=1+1", "a,b", "say \"x\"")))
                .isEqualTo("'=1+1,\"a,b\",\"say \"\"x\"\"\"\r\n");
    }

    @Test
    void theTemplateIsReadByTheReaderThatMadeIt() throws IOException {
        for (Language language : Language.values()) {
            SheetPaper paper = new SheetPaper(COLUMNS, language);
            refused(paper.template(), "SHEET_EMPTY");
            refused(paper.csvTemplate().getBytes(UTF_8), "SHEET_EMPTY");
        }
    }

    private static String row(int number, List<String> texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        texts.forEach(text -> row.append("<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"));
        return row.append("</row>").toString();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static SheetProperties limits(Map<String, String> settings) {
        Map<String, String> named =
                settings.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        e -> "gate.ingest.sheets." + e.getKey(),
                                        Map.Entry::getValue));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("gate.ingest.sheets", SheetProperties.class);
    }

    private static Table read(byte[] file) {
        return read(file, LIMITS);
    }

    private static Table read(byte[] file, SheetProperties limits) {
        Table table = new Table(COLUMNS, limits, new Pace(Duration.ofMinutes(1)));
        switch (FileKind.of(file)) {
            case XLSX -> {
                try {
                    XlsxFile.read(file, limits, table);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            case CSV -> CsvFile.read(file, COLUMNS, table);
        }
        table.header();
        return table;
    }

    private static void refused(byte[] file, String code) {
        refused(file, LIMITS, code);
    }

    private static void refused(byte[] file, SheetProperties limits, String code) {
        assertThatThrownBy(() -> read(file, limits))
                .isInstanceOfSatisfying(
                        FaultsException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly(code));
    }
}
