package vn.bordergate.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Texts that a spreadsheet keeps once for all of its cells. */
final class XlsxTexts {

    private final int charsMax;
    private final List<String> texts = new ArrayList<>();
    private long chars;

    XlsxTexts(int charsMax) {
        this.charsMax = charsMax;
    }

    void read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("si")) {
                texts.add(whole(reader, "si"));
            }
        }
    }

    /** The text of this number, or null. */
    @Nullable String at(String number) {
        try {
            int index = Integer.parseInt(number.strip());
            return index >= 0 && index < texts.size() ? texts.get(index) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** The text of a cell that keeps its own, under the same limit. */
    String whole(XMLStreamReader reader, String element) throws XMLStreamException {
        StringBuilder whole = new StringBuilder();
        int aside = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = reader.getLocalName();
                    if (name.equals("rPh")) {
                        // How a text is pronounced is not what it says.
                        aside++;
                    } else if (name.equals("t") && aside == 0) {
                        whole.append(counted(XlsxParts.textOf(reader)));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (reader.getLocalName().equals("rPh")) {
                        aside--;
                    } else if (reader.getLocalName().equals(element)) {
                        return whole.toString();
                    }
                }
                default -> {
                    // What stands between is layout.
                }
            }
        }
        return whole.toString();
    }

    String counted(String text) {
        // An entry takes memory also when it is empty.
        chars += text.length() + 8L;
        if (chars > charsMax) {
            throw SheetRefusals.unreadable("SHEET_TEXTS_TOO_LONG");
        }
        return text;
    }
}
