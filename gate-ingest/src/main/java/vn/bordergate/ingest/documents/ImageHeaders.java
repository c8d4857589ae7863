package vn.bordergate.ingest.documents;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Reads of an image what says how wide and high it is, and no more: a whole decoder would allocate
 * what a hostile header tells it to. A file whose header makes no sense is no image.
 */
final class ImageHeaders {

    /** Segments before the frame of a JPEG, entries of a TIFF's directory; cameras write dozens. */
    static final int PARTS_MAX = 1000;

    private static final String PNG_START = "\u0089PNG\r\n\u001A\n";
    private static final int TIFF_WIDTH = 256;
    private static final int TIFF_HEIGHT = 257;
    private static final int TIFF_SHORT = 3;

    private ImageHeaders() {}

    /** The header chunk comes first, has 13 bytes and a sum that fits. */
    static boolean isPng(Bytes bytes) throws IOException {
        if (!bytes.hasAt(0, PNG_START) || bytes.u32(8, BIG_ENDIAN) != 13) {
            return false;
        }
        ByteBuffer header = bytes.at(12, 17);
        CRC32 sum = new CRC32();
        sum.update(header.duplicate());
        return header.remaining() == 17
                && bytes.hasAt(12, "IHDR")
                && header.getInt(4) > 0
                && header.getInt(8) > 0
                && bytes.u32(29, BIG_ENDIAN) == sum.getValue();
    }

    /** Segment by segment to the frame's header. */
    static boolean isJpeg(Bytes bytes) throws IOException {
        if (!bytes.hasAt(0, "\u00FF\u00D8\u00FF")) {
            return false;
        }
        long place = 2;
        for (int i = 0; i < PARTS_MAX; i++) {
            if (bytes.u8(place) != 0xFF) {
                return false;
            }
            int marker = bytes.u8(place + 1);
            if (marker == 0xFF) {
                place++;
                continue;
            }
            int length = bytes.u16(place + 2, BIG_ENDIAN);
            if (length < 2 || isBare(marker)) {
                return false;
            }
            if (isFrame(marker)) {
                return length >= 8
                        && bytes.u16(place + 5, BIG_ENDIAN) > 0
                        && bytes.u16(place + 7, BIG_ENDIAN) > 0;
            }
            place += 2 + length;
        }
        return false;
    }

    /** SOF0 to SOF15 without the three of its numbers that are something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /** Markers without a segment, and the scan, none of which may come before the frame. */
    private static boolean isBare(int marker) {
        return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xDA);
    }

    /** Both byte orders; the first directory must name width and height. */
    static boolean isTiff(Bytes bytes) throws IOException {
        ByteOrder order;
        if (bytes.hasAt(0, "II*\0")) {
            order = LITTLE_ENDIAN;
        } else if (bytes.hasAt(0, "MM\0*")) {
            order = BIG_ENDIAN;
        } else {
            return false;
        }
        long directory = bytes.u32(4, order);
        int entries = directory < 8 ? -1 : bytes.u16(directory, order);
        boolean wide = false;
        boolean high = false;
        for (int i = 0; i < Math.min(entries, PARTS_MAX); i++) {
            long entry = directory + 2 + 12L * i;
            int tag = bytes.u16(entry, order);
            if (tag == TIFF_WIDTH || tag == TIFF_HEIGHT) {
                long value =
                        bytes.u16(entry + 2, order) == TIFF_SHORT
                                ? bytes.u16(entry + 8, order)
                                : bytes.u32(entry + 8, order);
                wide |= tag == TIFF_WIDTH && value > 0;
                high |= tag == TIFF_HEIGHT && value > 0;
            }
        }
        return wide && high;
    }
}
