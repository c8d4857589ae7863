package vn.bordergate.ingest.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.form.Line;
import vn.bordergate.ingest.form.LineSplitter;

/**
 * The lines of a long body in groups that are limited in number and in bytes. Some senders put each
 * line into a piece of its own: a piece is no measure of a group. So lines are gathered for a
 * moment that no sender notices.
 */
public final class LineGroups {

    private static final Duration GATHERED_FOR = Duration.ofMillis(2);

    private LineGroups() {}

    /** Groups may be empty. */
    public static Flux<List<Line>> of(
            Flux<DataBuffer> body, LineSplitter splitter, DoorProperties limits) {
        int linesMax = limits.groupLinesMax();
        long share = Math.max(1, limits.groupBytesMax().toBytes() / linesMax);
        return body.map(LineGroups::bytes)
                .map(splitter::feed)
                .concatWith(Mono.fromSupplier(splitter::finish))
                .concatMapIterable(lines -> lines, 8)
                .concatMapIterable(line -> places(line, share), 8)
                .bufferTimeout(linesMax, GATHERED_FOR, true)
                .map(places -> places.stream().flatMap(Optional::stream).toList());
    }

    /**
     * A group has so many places, each with its share of the bytes. A line over the share takes
     * several of them, all empty but the last.
     */
    private static List<Optional<Line>> places(Line line, long share) {
        int taken = (int) Math.ceilDiv(Math.max(1, line.bytes().length), share);
        if (taken == 1) {
            return List.of(Optional.of(line));
        }
        List<Optional<Line>> places = new ArrayList<>(Collections.nCopies(taken, Optional.empty()));
        places.set(taken - 1, Optional.of(line));
        return places;
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
