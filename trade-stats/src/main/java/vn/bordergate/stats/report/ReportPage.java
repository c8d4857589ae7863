package vn.bordergate.stats.report;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** Reports as pages; they work without any script. */
@Controller
class ReportPage {

    private static final String VIEW = "trade-stats/report";

    private final Reports reports;
    private final GateBook gates;

    ReportPage(Reports reports, GateBook gates) {
        this.reports = reports;
        this.gates = gates;
    }

    /** Which report is wanted, and those that were handed in. */
    @GetMapping("/reports")
    Mono<Rendering> list(ServerWebExchange exchange) {
        return reports.list(null)
                .map(
                        all ->
                                Rendering.view("trade-stats/reports")
                                        .modelAttribute("reports", all)
                                        .modelAttribute("today", reports.today())
                                        .modelAttribute("gates", gates.gates())
                                        .modelAttribute("language", locale(exchange))
                                        .build());
    }

    /** The report as the totals are now, before it is handed in. */
    @GetMapping("/reports/draft")
    Mono<Rendering> draft(ServerWebExchange exchange, SignedIn reader) {
        ReportQuestion question =
                ReportQuestion.read(exchange.getRequest().getQueryParams(), reports.today());
        return reports.draft(question)
                .map(
                        found ->
                                page(found, exchange)
                                        .modelAttribute("mayHandIn", ReportRooms.mayHandIn(reader))
                                        .build());
    }

    @PostMapping("/reports")
    Mono<Rendering> handIn(ServerWebExchange exchange, SignedIn who) {
        return exchange.getFormData()
                .flatMap(
                        form ->
                                reports.handIn(
                                        ReportQuestion.read(form, reports.today()), who.subject()))
                .map(kept -> Rendering.redirectTo("/reports/" + kept.id()).build());
    }

    /** A report as it was handed in, and what has changed since. */
    @GetMapping("/reports/{id}")
    Mono<Rendering> one(@PathVariable String id, ServerWebExchange exchange) {
        return reports.find(id)
                .zipWhen(reports::compare)
                .map(
                        both ->
                                page(both.getT1().figures(), exchange)
                                        .modelAttribute("kept", both.getT1())
                                        .modelAttribute("comparison", both.getT2())
                                        .build());
    }

    private Rendering.Builder<?> page(ReportFigures found, ServerWebExchange exchange) {
        Locale locale = locale(exchange);
        return Rendering.view(VIEW)
                .modelAttribute("paper", reports.paper(found, locale))
                .modelAttribute("found", found)
                .modelAttribute("language", locale);
    }

    private static Locale locale(ServerWebExchange exchange) {
        return Language.of(exchange).locale();
    }
}
