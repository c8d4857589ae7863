package vn.bordergate.stats.totals;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** {@code GET /api/totals/live}: public; see {@link LiveTotals} for what each event holds. */
@RestController
final class LiveEndpoint {

    private final LiveStream stream;

    LiveEndpoint(LiveStream stream) {
        this.stream = stream;
    }

    @GetMapping(path = "/api/totals/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Flux<ServerSentEvent<String>>> live() {
        return ResponseEntity.ok()
                .header("Cache-Control", "no-cache, no-transform")
                // A proxy that collects the answer would collect for ever.
                .header("X-Accel-Buffering", "no")
                .body(stream.events());
    }
}
