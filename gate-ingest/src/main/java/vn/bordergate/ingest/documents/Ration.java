package vn.bordergate.ingest.documents;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How much of one body is in memory, and until when it is listened to. The multipart reader asks
 * for hundreds of buffers ahead, which is a whole document; here the next one is let in when enough
 * of those before it are on the disk.
 *
 * <p>A refusal goes this way too: it meets the reader as the end of its input. Cancelled by another
 * thread amid its work, the reader would release a buffer twice.
 */
final class Ration {

    private final long bytesMax;
    private long held;
    private Sinks.@Nullable Empty<Void> turn;
    private @Nullable RuntimeException refusal;

    Ration(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** The body, as slowly as it is given back; ends with this error when its time is up. */
    Flux<DataBuffer> of(Flux<DataBuffer> body, Duration most, Supplier<RuntimeException> late) {
        return body.concatMap(this::enter, 1)
                .takeUntilOther(Mono.delay(most).then(Mono.error(late)));
    }

    /** Lets nothing more in. */
    synchronized void refuse(RuntimeException cause) {
        refusal = cause;
    }

    synchronized @Nullable RuntimeException refusal() {
        return refusal;
    }

    private synchronized Mono<DataBuffer> enter(DataBuffer buffer) {
        if (refusal != null) {
            DataBufferUtils.release(buffer);
            return Mono.error(refusal);
        }
        held += buffer.readableByteCount();
        if (held <= bytesMax) {
            return Mono.just(buffer);
        }
        Sinks.Empty<Void> wait = Sinks.empty();
        turn = wait;
        return wait.asMono().thenReturn(buffer).doOnCancel(() -> DataBufferUtils.release(buffer));
    }

    /** These bytes are on the disk. */
    void giveBack(int bytes) {
        Sinks.Empty<Void> next = null;
        synchronized (this) {
            held -= bytes;
            if (held <= bytesMax) {
                next = turn;
                turn = null;
            }
        }
        if (next != null) {
            next.tryEmitEmpty();
        }
    }

    synchronized long held() {
        return held;
    }
}
