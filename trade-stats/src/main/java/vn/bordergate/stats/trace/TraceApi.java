package vn.bordergate.stats.trace;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.trace.Trace.Behind;
import vn.bordergate.stats.trace.Trace.Sums;
import vn.bordergate.web.SignedIn;

/** {@code GET /api/declarations}: the declarations behind a figure, a page at a time. */
@RestController
class TraceApi {

    private final Traces traces;

    TraceApi(Traces traces) {
        this.traces = traces;
    }

    /**
     * A page.
     *
     * @param sum of all declarations, not of this page
     */
    record Page(
            Instant at,
            Sums figure,
            Sums sum,
            boolean addsUp,
            int page,
            int pages,
            int declarations,
            List<Behind> items) {

        static Page of(Trace trace, int asked) {
            int size = trace.behind().size();
            int pages = Math.max(1, Math.ceilDiv(size, Traces.PAGE));
            int page = Math.min(asked, pages);
            int first = (page - 1) * Traces.PAGE;
            return new Page(
                    trace.at(),
                    trace.figure(),
                    trace.sum(),
                    trace.addsUp(),
                    page,
                    pages,
                    size,
                    trace.behind().subList(first, Math.min(size, first + Traces.PAGE)));
        }
    }

    @GetMapping("/api/declarations")
    Mono<Page> page(ServerWebExchange exchange, SignedIn who) {
        FigureReader.Asked asked = FigureReader.read(exchange.getRequest().getQueryParams());
        TraceRooms.check(who, asked.figure());
        return traces.of(asked.figure(), asked.page() > 1)
                .map(trace -> Page.of(trace, asked.page()));
    }
}
