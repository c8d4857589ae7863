package vn.bordergate.ingest.documents;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;

/** Small true files of every type, and bytes that look like them. */
final class SampleFiles {

    private SampleFiles() {}

    /** A PDF of exactly this size, another one for each seed. */
    static byte[] pdf(int bytes, long seed) {
        byte[] file = new byte[bytes];
        new Random(seed).nextBytes(file);
        byte[] start = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, file, 0, start.length);
        return file;
    }

    static byte[] png(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(header.array());
        ByteBuffer file = ByteBuffer.allocate(8 + 4 + 17 + 4);
        file.putLong(0x89504E470D0A1A0AL).putInt(13).put(header.array());
        return file.putInt((int) sum.getValue()).array();
    }

    /** Start, one application segment, frame header. */
    static byte[] jpeg(int width, int height) {
        return hex("FFD8 FFE0 0004 0000 FFC0 000B 08 %04X %04X 01 011100 FFD9", height, width);
    }

    static byte[] tiff(ByteOrder order, int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4).order(order);
        file.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        file.putShort((short) 42).putInt(8).putShort((short) 2);
        file.putShort((short) 256).putShort((short) 4).putInt(1).putInt(width);
        file.putShort((short) 257).putShort((short) 3).putInt(1);
        file.putShort((short) height).putShort((short) 0);
        return file.array();
    }

    static byte[] hex(String format, Object... numbers) {
        return HexFormat.of().parseHex(format.formatted(numbers).replace(" ", ""));
    }
}
