package vn.bordergate.clearance.slip;

import java.io.ByteArrayOutputStream;
import java.util.List;
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
import vn.bordergate.web.paper.Typefaces;

/** One slip on paper of size A4. */
final class SlipSheet {

    /** Margins of Decree 30/2020/NĐ-CP: 30 mm on the left for filing, 20 mm elsewhere. */
    private static final float LEFT_POINTS = 85;

    private static final float OTHER_POINTS = 57;
    private static final float GAP_POINTS = 8;
    private static final float CELL_POINTS = 4;
    private static final float LEADING = 1.25f;
    private static final float ROOM_TO_SIGN_POINTS = 60;
    private static final float FACT_NAMES_SHARE = 0.3f;

    private final Typefaces fonts;
    private final Document paper =
            new Document(PageSize.A4, LEFT_POINTS, OTHER_POINTS, OTHER_POINTS, OTHER_POINTS);

    private SlipSheet(Typefaces fonts) {
        this.fonts = fonts;
    }

    static byte[] draw(Slip slip, Typefaces fonts) {
        return new SlipSheet(fonts).drawn(slip);
    }

    private byte[] drawn(Slip slip) {
        var bytes = new ByteArrayOutputStream();
        PdfWriter writer = PdfWriter.getInstance(paper, bytes);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(slip.language()));
        paper.addTitle(slip.title() + " " + slip.number());
        paper.open();
        head(slip);
        paper.add(centred(fonts.title(slip.title()), 2 * GAP_POINTS));
        paper.add(centred(fonts.text(slip.number()), GAP_POINTS));
        facts(slip.facts());
        slip.text().forEach(line -> paper.add(paragraph(fonts.text(line))));
        slip.points().forEach(point -> paper.add(paragraph(fonts.text("– " + point))));
        table(slip.table());
        slip.closing().forEach(line -> paper.add(paragraph(fonts.text(line))));
        signatures(slip.signatures());
        paper.close();
        return bytes.toByteArray();
    }

    private void head(Slip slip) {
        PdfPTable head = new PdfPTable(new float[] {0.42f, 0.58f});
        head.setWidthPercentage(100);
        head.addCell(centredCell(slip.authority()));
        head.addCell(centredCell(slip.motto()));
        head.addCell(centredCell(List.of()));
        PdfPCell date = plain(fonts.text(slip.placeAndDate()));
        date.setHorizontalAlignment(Element.ALIGN_CENTER);
        head.addCell(date);
        paper.add(head);
    }

    private PdfPCell centredCell(List<String> lines) {
        PdfPCell cell = new PdfPCell();
        cell.setBorder(PdfPCell.NO_BORDER);
        lines.forEach(line -> cell.addElement(centred(fonts.strong(line), 0)));
        return cell;
    }

    private void facts(List<Slip.Fact> facts) {
        PdfPTable table = new PdfPTable(new float[] {FACT_NAMES_SHARE, 1 - FACT_NAMES_SHARE});
        table.setWidthPercentage(100);
        table.setSpacingBefore(GAP_POINTS);
        for (Slip.Fact fact : facts) {
            table.addCell(plain(fonts.text(fact.name())));
            table.addCell(plain(fonts.text(fact.value())));
        }
        paper.add(table);
    }

    private void table(Slip.Table rows) {
        if (rows.rows().isEmpty()) {
            return;
        }
        PdfPTable table = new PdfPTable(rows.headings().size());
        table.setWidthPercentage(100);
        table.setSpacingBefore(GAP_POINTS);
        table.setHeaderRows(1);
        rows.headings().forEach(heading -> table.addCell(ruled(fonts.strong(heading))));
        rows.rows().forEach(row -> row.forEach(cell -> table.addCell(ruled(fonts.text(cell)))));
        paper.add(table);
    }

    private void signatures(List<Slip.Signature> signatures) {
        PdfPTable table = new PdfPTable(signatures.size());
        table.setWidthPercentage(100);
        table.setSpacingBefore(2 * GAP_POINTS);
        // A place to sign on a page of its own could be put below anything.
        table.setKeepTogether(true);
        for (Slip.Signature signature : signatures) {
            PdfPCell cell = new PdfPCell();
            cell.setBorder(PdfPCell.NO_BORDER);
            cell.addElement(centred(fonts.strong(signature.role()), 0));
            cell.addElement(centred(fonts.small(signature.hint()), 0));
            if (!signature.name().isEmpty()) {
                cell.addElement(centred(fonts.text(signature.name()), ROOM_TO_SIGN_POINTS));
            }
            table.addCell(cell);
        }
        paper.add(table);
    }

    private static Paragraph paragraph(Phrase phrase) {
        Paragraph paragraph = new Paragraph(phrase);
        paragraph.setMultipliedLeading(LEADING);
        paragraph.setSpacingBefore(GAP_POINTS);
        return paragraph;
    }

    private static Paragraph centred(Phrase phrase, float before) {
        Paragraph paragraph = new Paragraph(phrase);
        paragraph.setMultipliedLeading(LEADING);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        paragraph.setSpacingBefore(before);
        return paragraph;
    }

    private static PdfPCell plain(Phrase phrase) {
        PdfPCell cell = ruled(phrase);
        cell.setBorder(PdfPCell.NO_BORDER);
        cell.setPaddingLeft(0);
        return cell;
    }

    private static PdfPCell ruled(Phrase phrase) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setLeading(0, LEADING);
        cell.setPadding(CELL_POINTS);
        return cell;
    }
}
