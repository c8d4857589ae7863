package vn.bordergate.stats.report;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.report.ReportFiles.Form;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** Reports, for programs. */
@RestController
class ReportApi {

    private final Reports reports;
    private final ReportFiles files;

    ReportApi(Reports reports, ReportFiles files) {
        this.reports = reports;
        this.files = files;
    }

    /** A report that was handed in, without its figures. */
    record Handed(
            UUID id,
            String period,
            @Nullable String gate,
            String origin,
            Instant madeAt,
            String madeBy) {
        static Handed of(KeptReport report) {
            return new Handed(
                    report.id(),
                    report.figures().period(),
                    report.figures().gate(),
                    report.origin().name(),
                    report.madeAt(),
                    report.madeBy());
        }
    }

    /** What was handed in beside what the totals say now. */
    record Compared(
            boolean same,
            List<ReportComparison.Difference> differences,
            List<VehicleComparison.Difference> vehicles,
            List<GroupComparison.Difference> groups) {}

    /** The report of a period as the totals are now; nothing is kept. */
    @GetMapping("/api/reports/draft")
    Mono<ReportFigures> draft(ServerWebExchange exchange) {
        return reports.draft(question(exchange));
    }

    @GetMapping("/api/reports/draft/{form}")
    Mono<ResponseEntity<byte[]>> draft(@PathVariable String form, ServerWebExchange exchange) {
        Form asked = Form.ending(form);
        return reports.draft(question(exchange))
                .flatMap(figures -> files.file(figures, asked, locale(exchange)));
    }

    /** Keeps the report of a period as it is now. */
    @PostMapping("/api/reports")
    Mono<ResponseEntity<Handed>> handIn(ServerWebExchange exchange, SignedIn who) {
        return reports.handIn(question(exchange), who.subject())
                .map(
                        kept ->
                                ResponseEntity.created(URI.create("/api/reports/" + kept.id()))
                                        .body(Handed.of(kept)));
    }

    @GetMapping("/api/reports")
    Mono<List<Handed>> list() {
        return reports.list(null).map(all -> all.stream().map(Handed::of).toList());
    }

    @GetMapping("/api/reports/{id}")
    Mono<ReportFigures> one(@PathVariable String id) {
        return reports.find(id).map(KeptReport::figures);
    }

    @GetMapping("/api/reports/{id}/comparison")
    Mono<Compared> comparison(@PathVariable String id) {
        return reports.find(id)
                .flatMap(reports::compare)
                .map(
                        found ->
                                new Compared(
                                        found.isSame(),
                                        found.differences(),
                                        found.vehicles(),
                                        found.groups()));
    }

    @GetMapping("/api/reports/{id}/{form}")
    Mono<ResponseEntity<byte[]>> file(
            @PathVariable String id, @PathVariable String form, ServerWebExchange exchange) {
        Form asked = Form.ending(form);
        return reports.find(id)
                .flatMap(kept -> files.file(kept.figures(), asked, locale(exchange)));
    }

    private ReportQuestion question(ServerWebExchange exchange) {
        return ReportQuestion.read(exchange.getRequest().getQueryParams(), reports.today());
    }

    private static Locale locale(ServerWebExchange exchange) {
        return Language.of(exchange).locale();
    }
}
