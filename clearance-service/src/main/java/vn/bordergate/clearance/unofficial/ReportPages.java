package vn.bordergate.clearance.unofficial;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.unofficial.Reports.State;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.Language;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/**
 * The page on which anybody may report, and the one of those who look into it; no script needed.
 */
@Controller
class ReportPages {

    private static final GateBook GATES = GateBook.shipped(List.of("lao-cai"));
    private static final String PAGE = "clearance-service/unofficial";

    private final Hearing hearing;
    private final Senders senders;

    ReportPages(Hearing hearing, Senders senders) {
        this.hearing = hearing;
        this.senders = senders;
    }

    /** A gate by its name. */
    record Named(String code, String name) {}

    @GetMapping("/unofficial-charges")
    Mono<String> form(
            @RequestParam(required = false) @Nullable String gate,
            Model model,
            ServerWebExchange exchange) {
        return shown(gate, model, exchange);
    }

    @PostMapping("/unofficial-charges")
    Mono<String> report(Model model, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(ReportPages::report)
                .flatMap(report -> hearing.report(report, senders.of(exchange.getRequest())))
                .doOnNext(code -> model.addAttribute("code", code))
                .flatMap(_ -> shown(null, model, exchange));
    }

    @PostMapping("/unofficial-charges/answer")
    Mono<String> told(Model model, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(
                        form ->
                                hearing.told(
                                        form.getFirst("code"), senders.of(exchange.getRequest())))
                .doOnNext(told -> model.addAttribute("told", told))
                .flatMap(_ -> shown(null, model, exchange));
    }

    private Mono<String> shown(@Nullable String gate, Model model, ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        model.addAttribute("gate", gate == null ? "" : gate);
        model.addAttribute(
                "gates",
                GATES.gates().stream()
                        .map(g -> new Named(g.code().value(), g.name(language.locale())))
                        .toList());
        model.addAttribute("whatMax", Report.WHAT_CHARS_MAX);
        model.addAttribute("fieldMax", Report.FIELD_CHARS_MAX);
        return hearing.months()
                .map(
                        months -> {
                            model.addAttribute("months", months);
                            return PAGE;
                        });
    }

    @GetMapping("/desk/unofficial-charges")
    Mono<String> desk(
            @RequestParam(required = false) @Nullable String before, Model model, SignedIn reader) {
        return hearing.list(before == null ? null : ReportsApi.report(before))
                .map(
                        reports -> {
                            boolean more = reports.size() == Reports.SHOWN_MAX;
                            model.addAttribute(
                                    "earlier", more ? reports.getLast().reportId() : null);
                            model.addAttribute("reports", reports);
                            model.addAttribute("mayContact", reader.isOneOf(Roles.AUDITOR));
                            model.addAttribute("answerMax", Hearing.ANSWER_CHARS_MAX);
                            return "clearance-service/unofficial-desk";
                        });
    }

    /** A form that is posted, as the reading itself is an act in the trail. */
    @PostMapping("/desk/unofficial-charges/{id}/contact")
    Mono<String> contact(@PathVariable String id, Model model, SignedIn who) {
        return hearing.contact(ReportsApi.report(id), who)
                .doOnNext(
                        contact -> {
                            model.addAttribute("contactOf", id);
                            model.addAttribute("contact", contact);
                        })
                .flatMap(_ -> desk(null, model, who));
    }

    @PostMapping("/desk/unofficial-charges/{id}/steps")
    Mono<String> step(@PathVariable String id, ServerWebExchange exchange, SignedIn who) {
        return exchange.getFormData()
                .flatMap(
                        form ->
                                hearing.step(
                                        ReportsApi.report(id),
                                        "ANSWERED".equals(form.getFirst("state"))
                                                ? State.ANSWERED
                                                : State.LOOKED_INTO,
                                        form.getFirst("answer"),
                                        who))
                .thenReturn("redirect:/desk/unofficial-charges");
    }

    private static Report report(MultiValueMap<String, String> form) {
        return new Report(
                form.getFirst("gate"),
                form.getFirst("what"),
                form.getFirst("place"),
                form.getFirst("happened"),
                form.getFirst("byWhom"),
                form.getFirst("amount"),
                form.getFirst("contact"));
    }
}
