package vn.bordergate.stats.board;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.stats.totals.LiveReading;
import vn.bordergate.stats.totals.LiveTotals;
import vn.bordergate.stats.trace.TraceRooms;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/**
 * {@code GET /}: the board, complete without a script, and moving with it. With {@code
 * ?screen=wall} it is laid out for a large screen that nobody touches.
 */
@Controller
final class BoardPage {

    private static final Logger LOG = LoggerFactory.getLogger(BoardPage.class);
    private static final ZoneId GATES_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Which edition of the charts' script is served; the same as in the build. */
    static final String ECHARTS = "5.3.1";

    private final LiveReading reading;
    private final GateBook gates;
    private final GateMap map;
    private final InstantSource clock;

    BoardPage(LiveReading reading, GateBook gates, InstantSource clock) {
        this.reading = reading;
        this.gates = gates;
        this.map = new GateMap(gates);
        this.clock = clock;
    }

    @GetMapping("/")
    Mono<Rendering> board(ServerWebExchange exchange) {
        Locale locale = Language.of(exchange).locale();
        boolean wall = "wall".equals(exchange.getRequest().getQueryParams().getFirst("screen"));
        return exchange.getPrincipal()
                .map(SignedIn::of)
                .map(TraceRooms::mayTrace)
                .defaultIfEmpty(false)
                // Nobody follows a link on a wall.
                .flatMap(may -> board(exchange, new Reader(locale, wall, may && !wall)));
    }

    /** Who looks, and at which screen. */
    private record Reader(Locale locale, boolean wall, boolean mayTrace) {}

    private Mono<Rendering> board(ServerWebExchange exchange, Reader reader) {
        return reading.latest()
                .map(totals -> page(totals, reader, true))
                .onErrorResume(
                        FaultsException.class,
                        unreadable -> {
                            LOG.warn(
                                    "The board is shown without totals: {}", unreadable.toString());
                            refuse(exchange.getResponse());
                            return Mono.just(page(nothing(), reader, false));
                        });
    }

    private Rendering page(LiveTotals totals, Reader reader, boolean readable) {
        Locale locale = reader.locale;
        Instant lastFactAt = totals.lastFactAt();
        Rendering.Builder<?> page =
                Rendering.view("trade-stats/board")
                        .modelAttribute("board", new BoardWriting(gates, locale).write(totals))
                        .modelAttribute("readable", readable)
                        .modelAttribute("shownAt", clock.instant().atZone(GATES_ZONE))
                        .modelAttribute("today", totals.today())
                        .modelAttribute("wall", reader.wall)
                        .modelAttribute("mayTrace", reader.mayTrace)
                        .modelAttribute("map", map.in(locale))
                        .modelAttribute("gates", gates.gates())
                        .modelAttribute("echarts", ECHARTS);
        if (lastFactAt != null) {
            page = page.modelAttribute("lastFactAt", lastFactAt.atZone(GATES_ZONE));
        }
        if (totals.lagMillis() != null) {
            page = page.modelAttribute("lag", new BoardFigures(locale).seconds(totals.lagMillis()));
        }
        return page.build();
    }

    /** The page comes all the same and fills itself when the totals can be read again. */
    private static void refuse(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
    }

    private LiveTotals nothing() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), GATES_ZONE);
        return new LiveTotals(0, today, null, null, List.of(), List.of());
    }
}
