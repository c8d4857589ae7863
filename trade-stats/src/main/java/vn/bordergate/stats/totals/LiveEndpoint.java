package vn.bordergate.stats.totals;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /api/totals/live}: public; see {@link LiveTotals} for what each event holds. */
@RestController
final class LiveEndpoint {

    private final LiveStream stream;

    LiveEndpoint(LiveStream stream) {
        this.stream = stream;
    }

    @GetMapping(path = "/api/totals/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<Void> live(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.setCacheControl(CacheControl.noCache().noTransform());
        // A proxy that collects the answer would collect for ever.
        headers.set("X-Accel-Buffering", "no");
        DataBufferFactory buffers = response.bufferFactory();
        // Each connection sends the very bytes of all others; nothing is written down twice.
        return response.writeAndFlushWith(
                stream.events().map(event -> Mono.just(buffers.wrap(event.wire()))));
    }
}
