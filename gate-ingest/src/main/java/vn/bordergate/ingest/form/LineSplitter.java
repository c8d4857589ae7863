package vn.bordergate.ingest.form;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a body into lines as it arrives. It holds no more than the line it is in, and of a line over
 * the limit not even that: its bytes are passed over up to the next line end.
 */
public final class LineSplitter {

    private static final byte[] NO_BYTES = {};

    /** A byte order mark may stand before the first cell. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int lineBytesMax;
    private final boolean quotesHoldLines;
    private final char separator;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream(1024);
    private long lineNumber = 1;
    private long openSince = 1;
    private Cell cell = Cell.START;
    private boolean tooLong;

    /** Where in a cell of a CSV row the reading is. */
    private enum Cell {
        START,
        PLAIN,
        QUOTED,
        /** Behind a quotation mark that ends the text unless another one follows. */
        CLOSED
    }

    private LineSplitter(int lineBytesMax, boolean quotesHoldLines, char separator) {
        this.separator = separator;
        this.lineBytesMax = lineBytesMax;
        this.quotesHoldLines = quotesHoldLines;
    }

    /** Every line feed ends a line. */
    public static LineSplitter ofLines(int lineBytesMax) {
        return new LineSplitter(lineBytesMax, false, ',');
    }

    /** A line feed between quotation marks belongs to the text, RFC 4180. */
    public static LineSplitter ofCsvRows(int lineBytesMax) {
        return ofCsvRows(lineBytesMax, ',');
    }

    /** The same where another character, of ASCII, stands between two cells. */
    public static LineSplitter ofCsvRows(int lineBytesMax, char separator) {
        return new LineSplitter(lineBytesMax, true, separator);
    }

    /** The lines that these bytes complete; blank ones are left out. */
    public List<Line> feed(byte[] chunk) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < chunk.length; i++) {
            byte b = chunk[i];
            if (b == '\n') {
                lineNumber++;
                if (cell != Cell.QUOTED || tooLong) {
                    keep(chunk, from, i);
                    complete(lines);
                    from = i + 1;
                }
            } else if (quotesHoldLines) {
                cell = after(b, open.size() + i - from);
            }
        }
        keep(chunk, from, chunk.length);
        return lines;
    }

    /**
     * A quotation mark opens a text only where a cell begins. Anywhere else it is a mistake of that
     * row, and must not take the rows behind it along.
     */
    private Cell after(byte b, int offset) {
        return switch (cell) {
            case QUOTED -> b == '"' ? Cell.CLOSED : Cell.QUOTED;
            case CLOSED -> b == '"' ? Cell.QUOTED : b == separator ? Cell.START : Cell.PLAIN;
            case PLAIN -> b == separator ? Cell.START : Cell.PLAIN;
            case START -> {
                boolean mark = offset < MARK.length && b == MARK[offset];
                yield b == '"' ? Cell.QUOTED : b == separator || mark ? Cell.START : Cell.PLAIN;
            }
        };
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
        cell = Cell.START;
        openSince = lineNumber;
    }

    private byte[] withoutReturn() {
        byte[] bytes = open.toByteArray();
        boolean returned = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return returned ? java.util.Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }
}
