package vn.bordergate.ingest.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which sheets a spreadsheet has and where they are kept. */
final class XlsxContents {

    private static final String ROOT = "xl/";
    private static final int SHEETS_MAX = 1000;

    private final List<String> relations = new ArrayList<>();
    private final Map<String, String> targets = new HashMap<>();
    private boolean since1904;

    /** The workbook part. */
    void readBook(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                if (reader.getLocalName().equals("workbookPr")) {
                    String flag = String.valueOf(XlsxParts.attribute(reader, "date1904"));
                    since1904 = flag.equals("1") || flag.equals("true");
                } else if (reader.getLocalName().equals("sheet")) {
                    readSheet(reader);
                }
            }
        }
    }

    /** What a sender does not see in front of them they do not mean to declare. */
    private void readSheet(XMLStreamReader reader) {
        String state = XlsxParts.attribute(reader, "state");
        boolean visible = state == null || state.equals("visible");
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            boolean relation =
                    reader.getAttributeLocalName(i).equals("id")
                            && reader.getAttributeNamespace(i) != null
                            && !reader.getAttributeNamespace(i).isEmpty();
            if (relation && visible && relations.size() < SHEETS_MAX) {
                relations.add(reader.getAttributeValue(i));
            }
        }
    }

    /** The part that says where the sheets are. */
    void readRelations(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("Relationship")) {
                String id = XlsxParts.attribute(reader, "Id");
                String target = XlsxParts.attribute(reader, "Target");
                if (id != null && target != null && targets.size() < SHEETS_MAX * 2) {
                    targets.put(id, target.startsWith("/") ? target.substring(1) : ROOT + target);
                }
            }
        }
    }

    /** Parts of the visible sheets, in the order of their tabs. */
    List<String> sheets() {
        return relations.stream().filter(targets::containsKey).map(targets::get).toList();
    }

    boolean isSince1904() {
        return since1904;
    }
}
