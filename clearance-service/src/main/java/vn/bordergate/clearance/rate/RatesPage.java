package vn.bordergate.clearance.rate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.csv.CsvPage;
import vn.bordergate.clearance.rate.RateBook.Rate;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.SignedIn;

/**
 * Exchange rates as a page: what holds, who entered it, and what corrections changed. It works
 * without any script.
 */
@Controller
class RatesPage {

    private static final String ADDRESS = "/exchange-rates";

    private final RateSheet sheet;
    private final RateEntry entry;
    private final CsvPage page;
    private final Clock clock;

    RatesPage(RateSheet sheet, RateEntry entry, FaultTexts faultTexts, Clock clock) {
        this.sheet = sheet;
        this.entry = entry;
        this.page = new CsvPage("clearance-service/rates", ADDRESS, faultTexts);
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    Mono<Rendering> sheet(ServerWebExchange exchange, SignedIn reader) {
        return page.shown(exchange, shown -> filled(shown, reader));
    }

    @PostMapping(ADDRESS)
    Mono<Rendering> upload(ServerWebExchange exchange, SignedIn who) {
        return page.entered(exchange, csv -> enter(csv, who), shown -> filled(shown, who));
    }

    private Mono<Integer> enter(String csv, SignedIn who) {
        List<Rate> lines = RateFile.read(csv);
        return entry.enter(lines, new Actor(ActorKind.OFFICER, who.subject()), clock.instant())
                .thenReturn(lines.size());
    }

    private Mono<Rendering> filled(Rendering.Builder<?> shown, SignedIn reader) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE);
        return sheet.read(today)
                .map(
                        found ->
                                shown.modelAttribute("sheet", found)
                                        .modelAttribute("today", today)
                                        .modelAttribute("heading", RateFile.HEADING)
                                        .modelAttribute("linesMax", RateFile.LINES_MAX)
                                        .modelAttribute("mayEnter", RateRooms.mayEnter(reader))
                                        .build());
    }
}
