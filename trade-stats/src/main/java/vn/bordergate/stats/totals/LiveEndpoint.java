package vn.bordergate.stats.totals;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.web.LiveShare;

/**
 * {@code GET /api/totals/live}: public, and so many at a time for each client; see {@link
 * LiveTotals} for what each event holds.
 */
@RestController
final class LiveEndpoint {

    private final LiveStream stream;
    private final LiveShare share;

    LiveEndpoint(LiveStream stream, LiveShare share) {
        this.stream = stream;
        this.share = share;
    }

    @GetMapping(path = "/api/totals/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<Void> live(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        DataBufferFactory buffers = response.bufferFactory();
        // Each connection sends the very bytes of all others; nothing is written down twice.
        return response.writeAndFlushWith(
                share.of(exchange, begun(response))
                        .map(event -> Mono.just(buffers.wrap(event.wire()))));
    }

    /** What says that it is a stream is only said where it becomes one. */
    private Flux<LiveEvent> begun(ServerHttpResponse response) {
        return Flux.defer(
                () -> {
                    HttpHeaders headers = response.getHeaders();
                    headers.setContentType(MediaType.TEXT_EVENT_STREAM);
                    headers.setCacheControl(CacheControl.noCache().noTransform());
                    // A proxy that collects the answer would collect for ever.
                    headers.set("X-Accel-Buffering", "no");
                    return stream.events();
                });
    }
}
