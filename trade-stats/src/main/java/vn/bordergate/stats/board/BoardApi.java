package vn.bordergate.stats.board;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.target.Indicator;
import vn.bordergate.stats.target.Indicators;
import vn.bordergate.stats.target.PlanLine;
import vn.bordergate.stats.target.PlanWords;
import vn.bordergate.stats.target.Plans;
import vn.bordergate.stats.target.Scope;
import vn.bordergate.stats.target.Span;
import vn.bordergate.stats.totals.CurveReading;
import vn.bordergate.stats.totals.DayCurves;
import vn.bordergate.web.Language;

/** {@code GET /api/board/…}: what the charts of the board are drawn from; public. */
@RestController
class BoardApi {

    private static final ZoneId GATES_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final CurveReading curves;
    private final Plans plans;
    private final PlanWords words;
    private final Indicators indicators;
    private final ChartNames names;
    private final InstantSource clock;

    BoardApi(
            CurveReading curves,
            Plans plans,
            PlanWords words,
            Indicators indicators,
            ChartNames names,
            InstantSource clock) {
        this.curves = curves;
        this.plans = plans;
        this.words = words;
        this.indicators = indicators;
        this.names = names;
        this.clock = clock;
    }

    /** Hour by hour: today, yesterday and the same day last week. */
    @GetMapping("/api/board/hours")
    Mono<ResponseEntity<DayCurves>> hours() {
        return curves.days()
                .map(days -> ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(days));
    }

    /** Month by month: this year against its plan and the year before. */
    @GetMapping("/api/board/year")
    Mono<ResponseEntity<YearView>> year(ServerWebExchange exchange) {
        Locale locale = Language.of(exchange).locale();
        LocalDate today = LocalDate.ofInstant(clock.instant(), GATES_ZONE);
        Scope province = indicators.scope(Indicators.PROVINCE).orElseThrow();
        return Mono.zip(
                        plans.lines(today.getYear(), Span.YEAR),
                        curves.months(today, province.gates()))
                .map(
                        both ->
                                YearView.of(
                                        today,
                                        counted(both.getT1(), province),
                                        both.getT2(),
                                        words,
                                        locale))
                .map(
                        view ->
                                ResponseEntity.ok()
                                        .cacheControl(CacheControl.noCache())
                                        .varyBy("Accept-Language", "Cookie")
                                        .body(view));
    }

    /** What codes are called in the reader's language. */
    @GetMapping("/api/board/names")
    Mono<ResponseEntity<ChartNames.Names>> names(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> names.in(Language.of(exchange).locale()))
                .map(
                        found ->
                                ResponseEntity.ok()
                                        .cacheControl(CacheControl.noCache())
                                        .varyBy("Accept-Language", "Cookie")
                                        .body(found));
    }

    private static List<PlanLine> counted(List<PlanLine> lines, Scope scope) {
        return lines.stream()
                .filter(line -> line.scope().equals(scope))
                .filter(line -> line.indicator().counted() != Indicator.Counted.NOTHING)
                .toList();
    }
}
