package vn.bordergate.clearance.rate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.rate.RateBook.Rate;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/**
 * Exchange rates as a page: what holds, who entered it, and what corrections changed. It works
 * without any script.
 */
@Controller
class RatesPage {

    private static final String VIEW = "clearance-service/rates";

    private final RateSheet sheet;
    private final RateEntry entry;
    private final FaultTexts faultTexts;
    private final Clock clock;

    RatesPage(RateSheet sheet, RateEntry entry, FaultTexts faultTexts, Clock clock) {
        this.sheet = sheet;
        this.entry = entry;
        this.faultTexts = faultTexts;
        this.clock = clock;
    }

    /** A fault at its line, in the reader's language. */
    record Shown(String place, String message) {}

    @GetMapping("/exchange-rates")
    Mono<Rendering> sheet(ServerWebExchange exchange, SignedIn reader) {
        String kept = exchange.getRequest().getQueryParams().getFirst("kept");
        Rendering.Builder<?> page = Rendering.view(VIEW);
        if (kept != null && kept.matches("\\d{1,4}")) {
            page = page.modelAttribute("kept", Integer.valueOf(kept));
        }
        return filled(page, reader);
    }

    /** Back to the page; with the faults and what was typed, where there were faults. */
    @PostMapping("/exchange-rates")
    Mono<Rendering> upload(ServerWebExchange exchange, SignedIn who) {
        return exchange.getFormData()
                .map(form -> Objects.requireNonNullElse(form.getFirst("csv"), ""))
                .flatMap(
                        csv ->
                                Mono.defer(() -> entered(csv, who))
                                        .onErrorResume(
                                                FaultsException.class,
                                                refused -> faulty(refused, csv, exchange, who)));
    }

    private Mono<Rendering> entered(String csv, SignedIn who) {
        List<Rate> lines = RateFile.read(csv);
        return entry.enter(lines, new Actor(ActorKind.OFFICER, who.subject()), clock.instant())
                .thenReturn(Rendering.redirectTo("/exchange-rates?kept=" + lines.size()).build());
    }

    private Mono<Rendering> faulty(
            FaultsException refused, String csv, ServerWebExchange exchange, SignedIn who) {
        Language language = Language.of(exchange);
        List<Shown> shown =
                refused.faults().stream()
                        .map(
                                fault ->
                                        new Shown(
                                                fault.pointer().replace("/", ""),
                                                faultTexts.message(fault, language)))
                        .toList();
        return filled(
                Rendering.view(VIEW)
                        .status(HttpStatus.UNPROCESSABLE_CONTENT)
                        .modelAttribute("faults", shown)
                        .modelAttribute("typed", csv),
                who);
    }

    private Mono<Rendering> filled(Rendering.Builder<?> page, SignedIn reader) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE);
        return sheet.read(today)
                .map(
                        found ->
                                page.modelAttribute("sheet", found)
                                        .modelAttribute("today", today)
                                        .modelAttribute("heading", RateFile.HEADING)
                                        .modelAttribute("linesMax", RateFile.LINES_MAX)
                                        .modelAttribute("mayEnter", RateRooms.mayEnter(reader))
                                        .build());
    }
}
