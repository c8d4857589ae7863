package vn.bordergate.stats.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** Plans, actual figures and how they stand, for programs. */
@RestController
class FiguresApi {

    private final Plans plans;
    private final FigureDesk desk;
    private final Indicators indicators;
    private final PlanWords words;

    FiguresApi(Plans plans, FigureDesk desk, Indicators indicators, PlanWords words) {
        this.plans = plans;
        this.desk = desk;
        this.indicators = indicators;
        this.words = words;
    }

    /** One figure as a program sends it: texts, so that no number is rounded on its way. */
    record Sent(
            @Nullable String year,
            @Nullable String period,
            @Nullable String indicator,
            @Nullable String kind,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String scope,
            @Nullable String source) {

        Map<Column, String> cells() {
            Map<Column, String> cells = new EnumMap<>(Column.class);
            List<@Nullable String> texts =
                    Arrays.asList(year, period, indicator, kind, value, unit, scope, source);
            for (Column column : Column.values()) {
                String text = texts.get(column.ordinal());
                cells.put(column, text == null ? "" : text);
            }
            return cells;
        }
    }

    /** How many figures were new. */
    record Kept(long figures) {}

    /** A figure that somebody entered; without a value where it was taken back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entered(
            int year,
            String period,
            String indicator,
            String kind,
            @Nullable BigDecimal value,
            String unit,
            String scope,
            String source,
            int revision,
            String enteredBy,
            Instant enteredAt) {

        static Entered of(Figure f) {
            FigureKey key = f.key();
            return new Entered(
                    key.year(),
                    key.span().text(),
                    key.indicator().name(),
                    key.kind().text(),
                    f.value(),
                    f.unit().text(),
                    key.scope().name(),
                    f.source(),
                    f.revision(),
                    f.enteredBy(),
                    f.enteredAt());
        }
    }

    /** What figures may be entered for. */
    record Known(List<Choice> indicators, List<Choice> scopes) {}

    /** A name to use in a file, and what people call it. */
    record Choice(String name, String label) {}

    /** The five figures of each indicator and scope, as numbers and in words. */
    @GetMapping("/api/plan")
    Mono<List<StandingView>> plan(ServerWebExchange exchange) {
        PlanQuestion question = PlanQuestion.read(exchange.getRequest(), plans.today());
        Locale locale = Language.of(exchange).locale();
        return plans.lines(question.year(), question.span())
                .map(
                        lines ->
                                lines.stream()
                                        .map(
                                                line ->
                                                        StandingView.of(
                                                                line,
                                                                question.span(),
                                                                words,
                                                                locale))
                                        .toList());
    }

    @GetMapping("/api/figures/indicators")
    Known known(ServerWebExchange exchange) {
        Locale locale = Language.of(exchange).locale();
        return new Known(
                indicators.indicators().stream()
                        .map(i -> new Choice(i.name(), i.name(locale)))
                        .toList(),
                indicators.scopes().stream()
                        .map(s -> new Choice(s.name(), s.name(locale)))
                        .toList());
    }

    /** The last entries, the newest first, with who and when. */
    @GetMapping("/api/figures")
    Mono<List<Entered>> history() {
        return desk.history().map(all -> all.stream().map(Entered::of).toList());
    }

    @PostMapping(path = "/api/figures", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Kept> enter(@RequestBody Sent sent, SignedIn who) {
        return desk.enter(sent.cells(), who).map(Kept::new);
    }

    /** A file of figures: all of it or nothing. */
    @PostMapping(path = "/api/figures", consumes = "text/csv")
    Mono<Kept> upload(@RequestBody(required = false) byte @Nullable [] file, SignedIn who) {
        return desk.upload(file == null ? new byte[0] : file, who).map(Kept::new);
    }

    /** Takes a figure back; {@code source} says why. */
    @PostMapping("/api/figures/taken-back")
    Mono<Kept> takeBack(@RequestBody Sent sent, SignedIn who) {
        return desk.takeBack(sent.cells(), who).map(Kept::new);
    }
}
