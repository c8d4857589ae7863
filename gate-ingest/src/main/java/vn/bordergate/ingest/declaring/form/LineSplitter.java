package vn.bordergate.ingest.declaring.form;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a body into lines as it arrives. It holds no more than the line it is in, and of a line over
 * the limit not even that: its bytes are passed over up to the next line end.
 */
public final class LineSplitter {

    private static final byte[] NO_BYTES = {};

    private final int lineBytesMax;
    private final boolean quotesHoldLines;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream(1024);
    private long lineNumber = 1;
    private long openSince = 1;
    private boolean quoted;
    private boolean tooLong;

    private LineSplitter(int lineBytesMax, boolean quotesHoldLines) {
        this.lineBytesMax = lineBytesMax;
        this.quotesHoldLines = quotesHoldLines;
    }

    /** Every line feed ends a line. */
    public static LineSplitter ofLines(int lineBytesMax) {
        return new LineSplitter(lineBytesMax, false);
    }

    /** A line feed between quotation marks belongs to the text, RFC 4180. */
    public static LineSplitter ofCsvRows(int lineBytesMax) {
        return new LineSplitter(lineBytesMax, true);
    }

    /** The lines that these bytes complete; blank ones are left out. */
    public List<Line> feed(byte[] chunk) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < chunk.length; i++) {
            byte b = chunk[i];
            if (b == '\n') {
                lineNumber++;
                if (!quoted || tooLong) {
                    keep(chunk, from, i);
                    complete(lines);
                    from = i + 1;
                }
            } else if (b == '"' && quotesHoldLines) {
                quoted = !quoted;
            }
        }
        keep(chunk, from, chunk.length);
        return lines;
    }

    /** The last line, where the body does not end with a line end. */
    public List<Line> finish() {
        List<Line> lines = new ArrayList<>(1);
        if (open.size() > 0 || tooLong) {
            complete(lines);
        }
        return lines;
    }

    private void keep(byte[] chunk, int from, int to) {
        if (!tooLong && open.size() + (to - from) > lineBytesMax) {
            tooLong = true;
            open.reset();
        }
        if (!tooLong) {
            open.write(chunk, from, to - from);
        }
    }

    private void complete(List<Line> lines) {
        Line line = new Line(openSince, tooLong ? NO_BYTES : withoutReturn(), tooLong);
        if (!line.isBlank()) {
            lines.add(line);
        }
        open.reset();
        tooLong = false;
        quoted = false;
        openSince = lineNumber;
    }

    private byte[] withoutReturn() {
        byte[] bytes = open.toByteArray();
        boolean returned = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return returned ? java.util.Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }
}
