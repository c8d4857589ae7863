package vn.bordergate.ingest.documents;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/** Reads a multipart body into the spool: a little of it in memory, all of it within its time. */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    /** Three parts are asked for; the others are named as unknown. */
    static final int PARTS_MAX = 8;

    /** Fields are a kind and an identity. */
    static final int FIELD_BYTES_MAX = 1024;

    static final int PART_HEADERS_BYTES_MAX = 8 * 1024;

    private static final Duration LINGER_MAX = Duration.ofSeconds(2);

    /** What stands around the file in an honest body. */
    private static final long WRAPPING_BYTES_MAX = 1 << 17;

    /** A line that breaks after its upload was refused is no error of the gate. */
    private static final String ON_DROPPED = "reactor.onErrorDropped.local";

    private static final Consumer<Throwable> QUIETLY =
            e -> LOG.debug("after the end of an upload: {}", e.toString());

    private static final ResolvableType EVENT = ResolvableType.forClass(PartEvent.class);

    private final PartEventHttpMessageReader reader = new PartEventHttpMessageReader();
    private final DocumentProperties limits;
    private final Scheduler disk;

    Reception(DocumentProperties limits, Scheduler disk) {
        this.limits = limits;
        this.disk = disk;
        reader.setMaxParts(PARTS_MAX);
        reader.setMaxInMemorySize(FIELD_BYTES_MAX);
        reader.setMaxHeadersSize(PART_HEADERS_BYTES_MAX);
    }

    /**
     * Listens for a short while to somebody who is refused before they have said all: a line that
     * is closed upon a sender in full flow breaks, and they never hear why.
     */
    <T> Mono<T> refused(ServerHttpRequest request, Throwable refusal) {
        return request.getBody()
                .doOnNext(DataBufferUtils::release)
                .then()
                .timeout(LINGER_MAX)
                .onErrorComplete()
                .then(Mono.error(refusal));
    }

    /** All of the body, in the file; the draft when its last byte is there. */
    Mono<Draft> receive(ServerHttpRequest request, SpooledFile file) {
        long most = limits.fileBytesMax().toBytes();
        if (request.getHeaders().getContentLength() > most + WRAPPING_BYTES_MAX) {
            return refused(request, DocumentRefusals.tooLarge(most));
        }
        Ration ration = new Ration(limits.heldBytesMax().toBytes());
        Draft draft = new Draft(file, most);
        return events(request, ration)
                .publishOn(disk, 1)
                .doOnNext(event -> take(event, draft, ration))
                .then(Mono.fromCallable(() -> complete(draft, ration)))
                // The body keeps its own time; this is for a disk that does not move.
                .timeout(limits.uploadMax().plus(limits.storeMax()))
                .contextWrite(Context.of(ON_DROPPED, QUIETLY));
    }

    private static void take(PartEvent event, Draft draft, Ration ration) {
        int bytes = event.content().readableByteCount();
        if (ration.refusal() == null) {
            try {
                draft.take(event);
            } catch (RuntimeException cause) {
                ration.refuse(cause);
            }
        }
        ration.giveBack(bytes);
    }

    private static Draft complete(Draft draft, Ration ration) {
        RuntimeException refusal = ration.refusal();
        if (refusal != null) {
            throw refusal;
        }
        return draft;
    }

    /** What the reader cannot make sense of is the sender's fault; what breaks the line is not. */
    private Flux<PartEvent> events(ServerHttpRequest request, Ration ration) {
        ServerHttpRequest rationed =
                new ServerHttpRequestDecorator(request) {
                    @Override
                    public Flux<DataBuffer> getBody() {
                        return ration.of(
                                super.getBody(),
                                limits.uploadMax(),
                                () -> DocumentRefusals.tooSlow(limits.uploadMax()));
                    }
                };
        return reader.read(EVENT, rationed, Map.of())
                .onErrorMap(DecodingException.class, _ -> DocumentRefusals.malformed())
                .onErrorMap(IllegalArgumentException.class, _ -> DocumentRefusals.malformed());
    }
}
