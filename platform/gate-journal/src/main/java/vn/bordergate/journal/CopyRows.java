package vn.bordergate.journal;

import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * New rows for one table, as COPY takes them in its binary form: the server has nothing to parse,
 * and writes a page of rows at a time where an INSERT writes each by itself. The cells of a row
 * follow {@link #row} in the order of the columns.
 */
public final class CopyRows {

    private static final byte[] BEGIN = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final short END = -1;
    private static final int FIRST_BYTES = 8 * 1024;
    private static final int BUFFER_BYTES_MAX = 128 * 1024;
    private static final int NOTHING = -1;
    private static final int TYPE_OF_TEXT = 25;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final String sql;
    private final short columns;

    /** Buffers that are full. One that grew would be copied again and again for a large batch. */
    private final List<ByteBuffer> full = new ArrayList<>();

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_BYTES);
    private int rows;

    /**
     * @param table and its columns, such as {@code journal (topic, key)}
     */
    public CopyRows(String table) {
        this.sql = "copy " + table + " from stdin (format binary)";
        this.columns = (short) table.split(",", -1).length;
        bytes.put(BEGIN);
    }

    public boolean isEmpty() {
        return rows == 0;
    }

    /** Begins the next row. */
    public CopyRows row() {
        rows++;
        room(Short.BYTES).putShort(columns);
        return this;
    }

    public CopyRows text(String cell) {
        return utf8(cell.getBytes(StandardCharsets.UTF_8));
    }

    /** A text that may be missing. */
    public CopyRows textOrNull(@Nullable String cell) {
        return cell == null ? nothing() : text(cell);
    }

    /** A text that is there in UTF-8, such as JSON. */
    public CopyRows utf8(byte[] utf8) {
        return bytes(utf8);
    }

    public CopyRows bytes(byte[] cell) {
        room(Integer.BYTES + cell.length).putInt(cell.length).put(cell);
        return this;
    }

    public CopyRows uuid(UUID cell) {
        room(Integer.BYTES + 16)
                .putInt(16)
                .putLong(cell.getMostSignificantBits())
                .putLong(cell.getLeastSignificantBits());
        return this;
    }

    public CopyRows smallint(int cell) {
        room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) cell);
        return this;
    }

    public CopyRows integer(int cell) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(cell);
        return this;
    }

    public CopyRows bigint(long cell) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(cell);
        return this;
    }

    public CopyRows bool(boolean cell) {
        room(Integer.BYTES + 1).putInt(1).put((byte) (cell ? 1 : 0));
        return this;
    }

    /** A time, to the microsecond. */
    public CopyRows time(Instant cell) {
        long seconds = cell.getEpochSecond() - EPOCH.getEpochSecond();
        return bigint(
                Math.addExact(Math.multiplyExact(seconds, 1_000_000L), cell.getNano() / 1_000));
    }

    public CopyRows timeOrNull(@Nullable Instant cell) {
        return cell == null ? nothing() : time(cell);
    }

    public CopyRows texts(Collection<String> cells) {
        List<byte[]> texts =
                cells.stream().map(cell -> cell.getBytes(StandardCharsets.UTF_8)).toList();
        int size = 3 * Integer.BYTES;
        if (!texts.isEmpty()) {
            size += 2 * Integer.BYTES;
            for (byte[] text : texts) {
                size += Integer.BYTES + text.length;
            }
        }
        room(Integer.BYTES + size)
                .putInt(size)
                .putInt(texts.isEmpty() ? 0 : 1)
                .putInt(0)
                .putInt(TYPE_OF_TEXT);
        if (!texts.isEmpty()) {
            bytes.putInt(texts.size()).putInt(1);
            texts.forEach(this::bytes);
        }
        return this;
    }

    public CopyRows nothing() {
        room(Integer.BYTES).putInt(NOTHING);
        return this;
    }

    /** Writes the rows, in the caller's transaction where there is one. May be written again. */
    public Mono<Void> write(DatabaseClient database) {
        return rows == 0 ? Mono.empty() : database.inConnection(this::copy).then();
    }

    Mono<Long> copy(Connection connection) {
        return bare(connection).copyIn(sql, Mono.fromSupplier(this::all));
    }

    private io.netty.buffer.ByteBuf all() {
        List<ByteBuffer> all = new ArrayList<>(full.size() + 2);
        full.forEach(buffer -> all.add(buffer.duplicate().flip()));
        all.add(bytes.duplicate().flip());
        all.add(ByteBuffer.allocate(Short.BYTES).putShort(END).flip());
        return Unpooled.wrappedBuffer(all.size(), all.toArray(ByteBuffer[]::new));
    }

    private static PostgresqlConnection bare(Connection connection) {
        Object bare = connection;
        while (!(bare instanceof PostgresqlConnection)
                && bare instanceof Wrapped<?> wrapped
                && wrapped.unwrap() instanceof Connection inner) {
            bare = inner;
        }
        return (PostgresqlConnection) bare;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            full.add(bytes);
            int next = Math.min(2 * bytes.capacity(), BUFFER_BYTES_MAX);
            bytes = ByteBuffer.allocate(Math.max(next, more));
        }
        return bytes;
    }
}
