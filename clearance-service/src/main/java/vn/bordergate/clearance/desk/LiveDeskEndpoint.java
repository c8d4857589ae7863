package vn.bordergate.clearance.desk;

import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import vn.bordergate.clearance.desk.LiveDesk.Told;
import vn.bordergate.web.GateGrants;
import vn.bordergate.web.LiveShare;

/**
 * What open pages listen to: {@code moved} when they should read anew, {@code alive} when there is
 * nothing to tell, {@code stale} while the database does not answer. The data is the time.
 */
@RestController
class LiveDeskEndpoint {

    private final LiveDesk live;
    private final LiveShare share;

    LiveDeskEndpoint(LiveDesk live, LiveShare share) {
        this.live = live;
        this.share = share;
    }

    @GetMapping(path = "/desk/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> live(
            @RequestParam(required = false) @Nullable UUID file,
            Principal who,
            ServerWebExchange exchange) {
        GateGrants gates = SignedIn.of(who).gates();
        return share.of(exchange, live.watch()).map(told -> event(told, file, gates));
    }

    private static ServerSentEvent<String> event(Told told, @Nullable UUID file, GateGrants gates) {
        boolean concerns =
                told.many()
                        || told.moves().stream()
                                .anyMatch(
                                        move ->
                                                file == null
                                                        ? gates.covers(move.gate())
                                                        : move.id().equals(file));
        String name = !told.fresh() ? "stale" : concerns ? "moved" : "alive";
        return ServerSentEvent.builder(told.at().toString()).event(name).build();
    }
}
