package vn.bordergate.clearance.desk;

import java.security.Principal;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import vn.bordergate.clearance.desk.LiveDesk.Told;
import vn.bordergate.clearance.register.FileMoves.Move;
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
            @RequestParam(required = false) @Nullable UUID vehicle,
            Principal who,
            ServerWebExchange exchange) {
        GateGrants gates = SignedIn.of(who).gates();
        Predicate<Move> concerns =
                vehicle != null
                        ? move -> vehicle.equals(move.vehicle())
                        : file != null
                                ? move -> file.equals(move.file()) || move.anyFile()
                                : move -> move.vehicle() == null && gates.covers(move.gate());
        return share.of(exchange, live.watch()).map(told -> event(told, concerns));
    }

    private static ServerSentEvent<String> event(Told told, Predicate<Move> concerns) {
        boolean moved = told.many() || told.moves().stream().anyMatch(concerns);
        String name = !told.fresh() ? "stale" : moved ? "moved" : "alive";
        return ServerSentEvent.builder(told.at().toString()).event(name).build();
    }
}
