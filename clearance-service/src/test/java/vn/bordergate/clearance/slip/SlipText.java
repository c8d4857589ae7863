package vn.bordergate.clearance.slip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** What a reader of a PDF finds in it. */
public final class SlipText {

    private SlipText() {}

    /** Every page's text, white space made one. */
    public static List<String> pages(byte[] pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf)) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                pages.add(extractor.getTextFromPage(page).replaceAll("\\s+", " ").strip());
            }
            return pages;
        }
    }

    /** The text of all pages together. */
    public static String of(byte[] pdf) throws IOException {
        return String.join(" ", pages(pdf));
    }
}
