package vn.bordergate.ingest.documents;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** Single numbers out of a file, at any place; what lies behind its end is -1. */
final class Bytes {

    private final SeekableByteChannel file;

    Bytes(SeekableByteChannel file) {
        this.file = file;
    }

    boolean hasAt(long place, String latin1) throws IOException {
        byte[] wanted = latin1.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer found = at(place, wanted.length);
        return found.remaining() == wanted.length && found.equals(ByteBuffer.wrap(wanted));
    }

    int u8(long place) throws IOException {
        ByteBuffer found = at(place, 1);
        return found.hasRemaining() ? found.get() & 0xFF : -1;
    }

    int u16(long place, ByteOrder order) throws IOException {
        ByteBuffer found = at(place, 2);
        return found.remaining() == 2 ? found.order(order).getShort() & 0xFFFF : -1;
    }

    long u32(long place, ByteOrder order) throws IOException {
        ByteBuffer found = at(place, 4);
        return found.remaining() == 4 ? found.order(order).getInt() & 0xFFFF_FFFFL : -1;
    }

    /** As many of them as there are. */
    ByteBuffer at(long place, int count) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(count);
        file.position(place);
        int read = 0;
        while (found.hasRemaining() && read >= 0) {
            read = file.read(found);
        }
        return found.flip();
    }
}
