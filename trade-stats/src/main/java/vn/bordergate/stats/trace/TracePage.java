package vn.bordergate.stats.trace;

import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.trace.Figure.Part;
import vn.bordergate.web.Figures;
import vn.bordergate.web.GateLinks;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** {@code GET /declarations}: the same as a page, each declaration a link to its file. */
@Controller
class TracePage {

    private static final int CENT_DECIMALS = 2;
    private static final int GRAMS_A_TONNE_DECIMALS = 6;

    private final Traces traces;
    private final Figures figures;
    private final GateLinks links;

    TracePage(Traces traces, Figures figures, GateLinks links) {
        this.traces = traces;
        this.figures = figures;
        this.links = links;
    }

    /** Writes measures in the reader's language. */
    record Writing(Figures figures, Locale locale) {

        public String usd(long cents) {
            return figures.decimal(BigDecimal.valueOf(cents, CENT_DECIMALS), 2, locale);
        }

        public String tonnes(long grams) {
            return figures.decimal(BigDecimal.valueOf(grams, GRAMS_A_TONNE_DECIMALS), 3, locale);
        }

        public String whole(long number) {
            return figures.whole(number, locale);
        }
    }

    @GetMapping("/declarations")
    Mono<Rendering> page(ServerWebExchange exchange, SignedIn who) {
        FigureReader.Asked asked = FigureReader.read(exchange.getRequest().getQueryParams());
        TraceRooms.check(who, asked.figure());
        Locale locale = Language.of(exchange).locale();
        return traces.of(asked.figure(), asked.page() > 1)
                .map(trace -> TraceApi.Page.of(trace, asked.page()))
                .map(
                        page ->
                                Rendering.view("trade-stats/trace")
                                        .modelAttribute("trace", page)
                                        .modelAttribute("asked", asked.figure())
                                        .modelAttribute("parts", Part.values())
                                        .modelAttribute("write", new Writing(figures, locale))
                                        .modelAttribute("files", links.clearance() + "/desk/files/")
                                        .modelAttribute("before", place(exchange, page.page() - 1))
                                        .modelAttribute("after", place(exchange, page.page() + 1))
                                        .build());
    }

    private static String place(ServerWebExchange exchange, int page) {
        return UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("page", page)
                .build(true)
                .toUriString();
    }
}
