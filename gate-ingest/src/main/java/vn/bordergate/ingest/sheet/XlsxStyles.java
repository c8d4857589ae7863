package vn.bordergate.ingest.sheet;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which styles show a number as a date: nothing else tells a date from a number. */
final class XlsxStyles {

    private static final int STYLES_MAX = 65_536;

    private final BitSet moments = new BitSet();
    private final Set<Integer> ownFormats = new HashSet<>();

    void read(XMLStreamReader reader) throws XMLStreamException {
        boolean ofCells = false;
        int style = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "numFmt" -> readFormat(reader);
                    case "cellXfs" -> ofCells = true;
                    case "xf" -> {
                        if (ofCells && style < STYLES_MAX) {
                            moments.set(style++, showsMoment(number(reader, "numFmtId")));
                        }
                    }
                    default -> {
                        // Fonts and colours say nothing.
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("cellXfs")) {
                return;
            }
        }
    }

    boolean isMoment(@Nullable String style) {
        try {
            return style != null && moments.get(Integer.parseInt(style));
        } catch (NumberFormatException | IndexOutOfBoundsException none) {
            return false;
        }
    }

    /** As ECMA-376 has it. */
    private static final int FORMAT_CHARS_MAX = 255;

    private void readFormat(XMLStreamReader reader) {
        String code = XlsxParts.attribute(reader, "formatCode");
        if (code != null
                && code.length() <= FORMAT_CHARS_MAX
                && ownFormats.size() < STYLES_MAX
                && isMomentFormat(code)) {
            ownFormats.add(number(reader, "numFmtId"));
        }
    }

    /** The built-in ones of ECMA-376 18.8.30, those of East Asian editions among them. */
    private boolean showsMoment(int format) {
        return (format >= 14 && format <= 22)
                || (format >= 27 && format <= 36)
                || (format >= 45 && format <= 47)
                || (format >= 50 && format <= 58)
                || ownFormats.contains(format);
    }

    /** Whether years, months, days, hours or seconds are in it, outside of quoted words. */
    static boolean isMomentFormat(String code) {
        String bare =
                code.replaceAll("\"[^\"]*\"", "")
                        .replaceAll("\\\\.", "")
                        .replaceAll("\\[(?![hms]+])[^]]*]", "")
                        .replaceAll("(?i)general", "")
                        .replaceAll("[eE][+-]", "");
        return bare.matches("(?is).*[ymdhs].*");
    }

    private static int number(XMLStreamReader reader, String attribute) {
        String text = XlsxParts.attribute(reader, attribute);
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
