package vn.bordergate.web.paper;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontSelector;

/**
 * The typefaces of papers, of which a paper carries the letters that it uses. Each text is set in
 * the first, and in the second what the first has no letter for. They are not shared between
 * threads, see {@link Press}.
 */
public final class Typefaces {

    /** As Decree 30/2020/NĐ-CP has administrative papers set. */
    public static final float TEXT_POINTS = 12;

    public static final float TITLE_POINTS = 15;
    public static final float SMALL_POINTS = 10;

    private final BaseFont regular = read("Tinos-Regular.ttf");
    private final BaseFont bold = read("Tinos-Bold.ttf");
    private @Nullable BaseFont chinese;

    public Phrase text(String text) {
        return set(text, regular, TEXT_POINTS);
    }

    public Phrase strong(String text) {
        return set(text, bold, TEXT_POINTS);
    }

    public Phrase title(String text) {
        return set(text, bold, TITLE_POINTS);
    }

    public Phrase small(String text) {
        return set(text, regular, SMALL_POINTS);
    }

    /** Some keyboards write a letter and its marks apart, and no typeface sets those well. */
    private Phrase set(String text, BaseFont face, float points) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        FontSelector selector = new FontSelector();
        selector.addFont(font(face, points));
        if (composed.codePoints().anyMatch(letter -> !face.charExists(letter))) {
            selector.addFont(font(chinese(), points));
        }
        return selector.process(composed);
    }

    private static Font font(BaseFont face, float points) {
        return new Font(face, points, Font.NORMAL, Color.BLACK);
    }

    /** Read when it is first needed: it is large, and most papers are in Vietnamese. */
    private BaseFont chinese() {
        BaseFont read = chinese;
        if (read == null) {
            read = read("DroidSansFallback.ttf");
            chinese = read;
        }
        return read;
    }

    private static BaseFont read(String file) {
        try (InputStream in = Typefaces.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no font " + file);
            }
            return BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
