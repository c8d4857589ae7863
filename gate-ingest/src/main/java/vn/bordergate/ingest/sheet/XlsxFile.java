package vn.bordergate.ingest.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;

/** A spreadsheet of the kind that all of today's programs write (ECMA-376), read as it streams. */
final class XlsxFile {

    private static final String MACROS = "xl/vbaProject.bin";
    private static final String BOOK = "xl/workbook.xml";
    private static final String BINARY_BOOK = "xl/workbook.bin";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

    private XlsxFile() {}

    /** All of it blocks. The first visible sheet that the sink takes for the table is the one. */
    static void read(byte[] file, SheetProperties limits, RowSink sink) throws IOException {
        Path unpackable = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(unpackable, file);
            try (XlsxParts parts = new XlsxParts(unpackable, limits)) {
                read(parts, limits, sink);
            }
        } catch (ZipException | XMLStreamException damaged) {
            throw SheetRefusals.unreadable("SHEET_DAMAGED");
        } finally {
            Files.deleteIfExists(unpackable);
        }
    }

    private static void read(XlsxParts parts, SheetProperties limits, RowSink sink)
            throws IOException, XMLStreamException {
        if (parts.has(MACROS)) {
            throw SheetRefusals.unreadable("SHEET_MACROS");
        }
        if (parts.has(BINARY_BOOK)) {
            throw SheetRefusals.unreadable("SHEET_OLD_FORMAT");
        }
        if (!parts.has(BOOK)) {
            throw SheetRefusals.unreadable("SHEET_TYPE_UNKNOWN");
        }
        XlsxContents contents = new XlsxContents();
        parts.read(BOOK, contents::readBook);
        parts.read(RELATIONS, contents::readRelations);
        XlsxStyles styles = new XlsxStyles();
        parts.read("xl/styles.xml", styles::read);
        XlsxTexts texts = new XlsxTexts(limits.textCharsMax());
        parts.read("xl/sharedStrings.xml", texts::read);
        for (String sheet : contents.sheets()) {
            XlsxSheet one = new XlsxSheet(texts, styles, contents.isSince1904(), sink);
            parts.read(sheet, one::read);
            if (sink.sheetEnds()) {
                return;
            }
        }
    }
}
