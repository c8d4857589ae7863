package vn.bordergate.stats.target;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/**
 * {@code /plan}: how actual figures stand to plan and past, for everybody; below it, for the
 * management board, what was entered and the forms to enter more. It works without any script.
 */
@Controller
class PlanPage {

    private static final String VIEW = "trade-stats/plan";

    private final Plans plans;
    private final FigureDesk desk;
    private final Indicators indicators;
    private final FaultTexts faultTexts;

    PlanPage(Plans plans, FigureDesk desk, Indicators indicators, FaultTexts faultTexts) {
        this.plans = plans;
        this.desk = desk;
        this.indicators = indicators;
        this.faultTexts = faultTexts;
    }

    /**
     * A fault at its place, in the reader's language.
     *
     * @param line of the file; null where it is of a form
     */
    record Shown(
            String pointer, @Nullable Integer line, @Nullable Integer column, String message) {}

    @GetMapping("/plan")
    Mono<Rendering> plan(ServerWebExchange exchange) {
        PlanQuestion question = PlanQuestion.read(exchange.getRequest(), plans.today());
        String kept = exchange.getRequest().getQueryParams().getFirst("kept");
        Rendering.Builder<?> page = Rendering.view(VIEW);
        if (kept != null && kept.matches("\\d{1,4}")) {
            page = page.modelAttribute("kept", Long.valueOf(kept));
        }
        return filled(page, question, exchange).map(Rendering.Builder::build);
    }

    @PostMapping("/plan/figures")
    Mono<Rendering> enter(ServerWebExchange exchange, SignedIn who) {
        return exchange.getFormData()
                .flatMap(
                        form ->
                                answered(
                                        Mono.defer(() -> desk.enter(cells(form), who)),
                                        form,
                                        exchange));
    }

    @PostMapping("/plan/taken-back")
    Mono<Rendering> takeBack(ServerWebExchange exchange, SignedIn who) {
        return exchange.getFormData()
                .flatMap(
                        form ->
                                answered(
                                        Mono.defer(() -> desk.takeBack(cells(form), who)),
                                        form,
                                        exchange));
    }

    @PostMapping("/plan/upload")
    Mono<Rendering> upload(ServerWebExchange exchange, SignedIn who) {
        return exchange.getFormData()
                .flatMap(
                        form -> {
                            byte[] file = text(form, "csv").getBytes(StandardCharsets.UTF_8);
                            return answered(
                                    Mono.defer(() -> desk.upload(file, who)), form, exchange);
                        });
    }

    /** Back to the page; with the faults and with what was typed, where there were faults. */
    private Mono<Rendering> answered(
            Mono<Long> change, MultiValueMap<String, String> form, ServerWebExchange exchange) {
        return Mono.defer(() -> change)
                .map(kept -> Rendering.redirectTo("/plan?kept=" + kept + "#entries").build())
                .onErrorResume(
                        FaultsException.class,
                        refused ->
                                refused.status() == 422
                                        ? faulty(refused, form, exchange)
                                        : Mono.error(refused));
    }

    private Mono<Rendering> faulty(
            FaultsException refused,
            MultiValueMap<String, String> form,
            ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        List<Shown> shown = refused.faults().stream().map(fault -> shown(fault, language)).toList();
        PlanQuestion thisYear = new PlanQuestion(plans.today().getYear(), Span.YEAR);
        Rendering.Builder<?> page =
                Rendering.view(VIEW)
                        .status(HttpStatus.UNPROCESSABLE_CONTENT)
                        .modelAttribute("faults", shown)
                        .modelAttribute("typed", form.toSingleValueMap());
        return filled(page, thisYear, exchange).map(Rendering.Builder::build);
    }

    private Shown shown(Fault fault, Language language) {
        return new Shown(
                fault.pointer(), fault.line(), fault.column(), faultTexts.message(fault, language));
    }

    private Mono<Rendering.Builder<?>> filled(
            Rendering.Builder<?> page, PlanQuestion question, ServerWebExchange exchange) {
        Locale locale = Language.of(exchange).locale();
        Mono<List<Figure>> history =
                exchange.getPrincipal()
                        .map(SignedIn::of)
                        .filter(TargetRooms::mayRead)
                        .flatMap(reader -> desk.history())
                        .defaultIfEmpty(List.of());
        Mono<Boolean> mayEnter =
                exchange.getPrincipal()
                        .map(SignedIn::of)
                        .map(TargetRooms::mayEnter)
                        .defaultIfEmpty(false);
        return Mono.zip(plans.lines(question.year(), question.span()), history, mayEnter)
                .map(
                        all ->
                                page.modelAttribute("lines", all.getT1())
                                        .modelAttribute("history", all.getT2())
                                        .modelAttribute("mayEnter", all.getT3())
                                        .modelAttribute("year", question.year())
                                        .modelAttribute("span", question.span())
                                        .modelAttribute("spans", Span.values())
                                        .modelAttribute("indicators", indicators.indicators())
                                        .modelAttribute("scopes", indicators.scopes())
                                        .modelAttribute("units", Unit.values())
                                        .modelAttribute("language", locale));
    }

    private static Map<Column, String> cells(MultiValueMap<String, String> form) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            cells.put(column, text(form, column.text()));
        }
        return cells;
    }

    private static String text(MultiValueMap<String, String> form, String field) {
        String text = form.getFirst(field);
        return text == null ? "" : text;
    }
}
