package vn.bordergate.ingest.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a spreadsheet file. What is unpacked is counted as it comes, for what a file says of
 * its own sizes may be a lie; entities and document types of XML are not followed.
 */
final class XlsxParts implements AutoCloseable {

    private static final int PARTS_MAX = 2000;

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
        try (InputStream bytes = new Counted(zip.getInputStream(entry), entry)) {
            XMLStreamReader reader = xml.createXMLStreamReader(bytes);
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

    /** The text of the element that begins here; the reader is then at its end. */
    static String textOf(XMLStreamReader reader) throws XMLStreamException {
        return reader.getElementText();
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

    private final class Counted extends FilterInputStream {

        private final long packed;
        private long own;

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
            boolean swollen = own > RATIO_FREE_BYTES && own / packed > limits.unpackedRatioMax();
            if (swollen || unpacked > limits.unpackedBytesMax().toBytes()) {
                throw SheetRefusals.unreadable("SHEET_UNPACKED_TOO_LARGE");
            }
        }
    }
}
