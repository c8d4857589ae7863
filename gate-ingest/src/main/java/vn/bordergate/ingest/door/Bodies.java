package vn.bordergate.ingest.door;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads a body whole, as long as it is no longer than allowed. */
public final class Bodies {

    private static final byte[] NO_BYTES = {};

    private Bodies() {}

    /** The bytes, none where there is no body. */
    public static Mono<byte[]> whole(ServerHttpRequest request, int bytesMax) {
        if (request.getHeaders().getContentLength() > bytesMax) {
            return Mono.error(new DataBufferLimitException("announced more than " + bytesMax));
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
