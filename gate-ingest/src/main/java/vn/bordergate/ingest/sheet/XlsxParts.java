package vn.bordergate.ingest.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a spreadsheet file. What is unpacked is counted as it comes, for what a file says of
 * its own sizes may be a lie; entities and document types of XML are not followed.
 */
final class XlsxParts implements AutoCloseable {

    private static final int PARTS_MAX = 2000;

    /** Characters that a cell can hold in any spreadsheet. */
    static final int TEXT_MAX = 32_767;

    /** What one tag or piece of text may take; the reader of XML holds it whole. */
    private static final int EVENT_BYTES_MAX = 1 << 20;

    /** Below it a part may be as well packed as it likes: an empty sheet is. */
    private static final long RATIO_FREE_BYTES = 8L << 20;

    private final ZipFile zip;
    private final SheetProperties limits;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    private long unpacked;

    XlsxParts(Path file, SheetProperties limits) throws IOException {
        this.zip = new ZipFile(file.toFile());
        this.limits = limits;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        if (zip.size() > PARTS_MAX) {
            close();
            throw SheetRefusals.unreadable("SHEET_UNPACKED_TOO_LARGE");
        }
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** Reads the part, or nothing where there is none. */
    void read(String part, Reading reading) throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (Counted bytes = new Counted(zip.getInputStream(entry), entry)) {
            XMLStreamReader reader = new Stepping(xml.createXMLStreamReader(bytes), bytes);
            try {
                reading.read(reader);
            } finally {
                reader.close();
            }
        }
    }

    /** What is done with the XML of a part. */
    @FunctionalInterface
    interface Reading {
        void read(XMLStreamReader reader) throws IOException, XMLStreamException;
    }

    /**
     * The text of the element that begins here; the reader is then at its end. It is counted while
     * it comes: a text of many megabytes must not stand in memory before it is found too long.
     */
    static String textOf(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int event = reader.next();
                event != XMLStreamConstants.END_ELEMENT;
                event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw SheetRefusals.unreadable("SHEET_DAMAGED");
            }
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                if (text.length() + reader.getTextLength() > TEXT_MAX) {
                    throw SheetRefusals.unreadable("SHEET_TEXTS_TOO_LONG");
                }
                text.append(
                        reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
        return text.toString();
    }

    static @Nullable String attribute(XMLStreamReader reader, String localName) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(localName)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Tells the count where one event ends and the next begins. */
    private static final class Stepping extends StreamReaderDelegate {

        private final Counted bytes;

        Stepping(XMLStreamReader reader, Counted bytes) {
            super(reader);
            this.bytes = bytes;
        }

        @Override
        public int next() throws XMLStreamException {
            bytes.sinceEvent = 0;
            return super.next();
        }
    }

    private final class Counted extends FilterInputStream {

        private final long packed;
        private long own;
        private long sinceEvent;

        Counted(InputStream in, ZipEntry entry) {
            super(in);
            this.packed = Math.max(1, entry.getCompressedSize());
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            own += bytes;
            unpacked += bytes;
            sinceEvent += bytes;
            boolean swollen = own > RATIO_FREE_BYTES && own / packed > limits.unpackedRatioMax();
            if (swollen
                    || sinceEvent > EVENT_BYTES_MAX
                    || unpacked > limits.unpackedBytesMax().toBytes()) {
                throw SheetRefusals.unreadable("SHEET_UNPACKED_TOO_LARGE");
            }
        }
    }
}
