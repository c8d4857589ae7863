package vn.bordergate.ingest.documents;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How much of one body is in memory, and until when it is listened to. The multipart reader asks
 * for hundreds of buffers ahead, which is a whole document; here the next one is let in when enough
 * of those before it are on the disk.
 *
 * <p>It lets in copies. Spring's reader gives a pooled buffer back twice when it is refused or
 * cancelled while it hands one on, and what is given back twice may be another sender's already.
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
        // None is asked for ahead: what waits here would stay the pool's when the sender goes.
        return body.concatMap(this::enter, 0)
                .takeUntilOther(Mono.delay(most).then(Mono.error(late)));
    }

    /** Lets nothing more in. */
    synchronized void refuse(RuntimeException cause) {
        refusal = cause;
    }

    synchronized @Nullable RuntimeException refusal() {
        return refusal;
    }

    private synchronized Mono<DataBuffer> enter(DataBuffer pooled) {
        DataBuffer buffer = copied(pooled);
        if (refusal != null) {
            return Mono.error(refusal);
        }
        held += buffer.readableByteCount();
        if (held <= bytesMax) {
            return Mono.just(buffer);
        }
        Sinks.Empty<Void> wait = Sinks.empty();
        turn = wait;
        return wait.asMono().thenReturn(buffer);
    }

    /** Out of the pool at once, into memory that nobody has to give back. */
    private static DataBuffer copied(DataBuffer pooled) {
        byte[] bytes = new byte[pooled.readableByteCount()];
        pooled.read(bytes);
        DataBufferUtils.release(pooled);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
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
