package vn.bordergate.ingest.door;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads a body whole, as long as it is no longer than allowed. */
public final class Bodies {

    private static final byte[] NO_BYTES = {};

    /**
     * So much of a body that is too long is read and thrown away before it is refused: who still
     * sends when the connection is closed would not see the answer.
     */
    private static final long THROWN_AWAY_MAX = 8L << 20;

    private Bodies() {}

    /** The bytes, none where there is no body. */
    public static Mono<byte[]> whole(ServerHttpRequest request, int bytesMax) {
        long announced = request.getHeaders().getContentLength();
        if (announced > bytesMax) {
            Mono<byte[]> refused =
                    Mono.error(new DataBufferLimitException("announced more than " + bytesMax));
            return announced > THROWN_AWAY_MAX
                    ? refused
                    : request.getBody().map(DataBufferUtils::release).then(refused);
        }
        return DataBufferUtils.join(request.getBody(), bytesMax)
                .map(Bodies::bytes)
                .defaultIfEmpty(NO_BYTES);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
