package vn.bordergate.stats.report;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import vn.bordergate.web.Figures;
import vn.bordergate.web.paper.Typefaces;

/** A paper as PDF, on A4 laid crosswise, for its table is wide. */
final class PaperPdf {

    private static final float MARGIN_POINTS = 40;
    private static final float GAP_POINTS = 8;
    private static final float CELL_POINTS = 3;
    private static final float LEADING = 1.2f;

    private final Typefaces typefaces;
    private final Figures figures;
    private final Locale locale;
    private final Document document =
            new Document(
                    PageSize.A4.rotate(),
                    MARGIN_POINTS,
                    MARGIN_POINTS,
                    MARGIN_POINTS,
                    MARGIN_POINTS);

    private PaperPdf(Typefaces typefaces, Figures figures, Locale locale) {
        this.typefaces = typefaces;
        this.figures = figures;
        this.locale = locale;
    }

    static byte[] write(Paper paper, Typefaces typefaces, Figures figures) {
        return new PaperPdf(typefaces, figures, Locale.of(paper.language())).drawn(paper);
    }

    private byte[] drawn(Paper paper) {
        var bytes = new ByteArrayOutputStream();
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(paper.language()));
        document.addTitle(paper.title());
        document.open();
        Paragraph title = new Paragraph(typefaces.title(paper.title()));
        title.setAlignment(Element.ALIGN_CENTER);
        document.add(title);
        paper.facts().forEach(fact -> document.add(paragraph(typefaces.small(fact))));
        paper.paragraphs().forEach(words -> document.add(paragraph(typefaces.text(words))));
        paper.tables().forEach(this::add);
        document.close();
        return bytes.toByteArray();
    }

    private void add(Paper.Table table) {
        document.add(paragraph(typefaces.strong(table.caption())));
        PdfPTable drawn = new PdfPTable(table.headings().size());
        drawn.setWidthPercentage(100);
        drawn.setSpacingBefore(GAP_POINTS);
        drawn.setHeaderRows(1);
        table.headings().forEach(heading -> drawn.addCell(cell(heading, false)));
        for (Paper.Row row : table.rows()) {
            for (Paper.Cell cell : row.cells()) {
                boolean number = cell instanceof Paper.Cell.Number;
                PdfPCell place = cell(CellText.of(cell, figures, locale), number);
                if (row.sum()) {
                    place.setGrayFill(0.92f);
                }
                drawn.addCell(place);
            }
        }
        document.add(drawn);
    }

    private PdfPCell cell(String words, boolean number) {
        PdfPCell cell = new PdfPCell(typefaces.small(words));
        cell.setLeading(0, LEADING);
        cell.setPadding(CELL_POINTS);
        if (number) {
            cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
        }
        return cell;
    }

    private static Paragraph paragraph(Phrase phrase) {
        Paragraph paragraph = new Paragraph(phrase);
        paragraph.setMultipliedLeading(LEADING);
        paragraph.setSpacingBefore(GAP_POINTS / 2);
        return paragraph;
    }
}
