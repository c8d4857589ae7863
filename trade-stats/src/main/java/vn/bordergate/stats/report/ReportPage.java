package vn.bordergate.stats.report;

import java.util.Locale;
import java.util.Objects;
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
    private final LongReports longReports;
    private final GateBook gates;

    ReportPage(Reports reports, LongReports longReports, GateBook gates) {
        this.reports = reports;
        this.longReports = longReports;
        this.gates = gates;
    }

    /** Which report is wanted, and those that were handed in. */
    @GetMapping("/reports")
    Mono<Rendering> list(ServerWebExchange exchange) {
        KeptQuestion question = KeptQuestion.read(exchange.getRequest().getQueryParams());
        return reports.list(question)
                .zipWith(
                        longReports.all(),
                        (found, making) ->
                                Rendering.view("trade-stats/reports")
                                        .modelAttribute("reports", found)
                                        .modelAttribute("making", making)
                                        .modelAttribute("asked", question)
                                        .modelAttribute(
                                                "next",
                                                Objects.requireNonNullElse(
                                                        question.next("/reports", found), ""))
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
                .map(form -> ReportQuestion.read(form, reports.today()))
                .flatMap(
                        question ->
                                LongReports.isLong(question)
                                        ? longReports.begin(question, who.subject())
                                        : reports.handIn(question, who.subject())
                                                .map(KeptReport::id))
                .map(id -> Rendering.redirectTo("/reports/" + id).build());
    }

    /** A report as it was handed in, and what has changed since; or how far it is. */
    @GetMapping("/reports/{id}")
    Mono<Rendering> one(@PathVariable String id, ServerWebExchange exchange) {
        return longReports
                .find(id)
                .map(
                        making ->
                                Rendering.view("trade-stats/report-making")
                                        .modelAttribute("making", making)
                                        .modelAttribute("language", locale(exchange))
                                        .build())
                .switchIfEmpty(Mono.defer(() -> kept(id, exchange)));
    }

    private Mono<Rendering> kept(String id, ServerWebExchange exchange) {
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
