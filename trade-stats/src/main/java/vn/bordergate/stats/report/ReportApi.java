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
    private final LongReports longReports;
    private final ReportFiles files;

    ReportApi(Reports reports, LongReports longReports, ReportFiles files) {
        this.reports = reports;
        this.longReports = longReports;
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
        static Handed of(KeptLine line) {
            return new Handed(
                    line.id(),
                    line.period(),
                    line.gate(),
                    line.origin().name(),
                    line.madeAt(),
                    line.madeBy());
        }

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

    /** Keeps the report of a period as it is now; one of a long period when it is made. */
    @PostMapping("/api/reports")
    Mono<ResponseEntity<?>> handIn(ServerWebExchange exchange, SignedIn who) {
        ReportQuestion question = question(exchange);
        if (LongReports.isLong(question)) {
            return longReports
                    .begin(question, who.subject())
                    .map(id -> ResponseEntity.accepted().location(at(id)).build());
        }
        return reports.handIn(question, who.subject())
                .map(kept -> ResponseEntity.created(at(kept.id())).body(Handed.of(kept)));
    }

    private static URI at(UUID id) {
        return URI.create("/api/reports/" + id);
    }

    /** A page of those that are kept, the newest first; what follows is named in {@code Link}. */
    @GetMapping("/api/reports")
    Mono<ResponseEntity<List<Handed>>> list(ServerWebExchange exchange) {
        KeptQuestion question = KeptQuestion.read(exchange.getRequest().getQueryParams());
        return reports.list(question)
                .map(
                        found -> {
                            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
                            String next = question.next("/api/reports", found);
                            if (next != null) {
                                answer.header("Link", "<" + next + ">; rel=\"next\"");
                            }
                            return answer.body(found.stream().map(Handed::of).toList());
                        });
    }

    /** Its figures; while it is made, 202 and how far it is. */
    @GetMapping("/api/reports/{id}")
    Mono<ResponseEntity<?>> one(@PathVariable String id) {
        Mono<ResponseEntity<?>> kept =
                Mono.defer(() -> reports.find(id))
                        .map(report -> ResponseEntity.ok(report.figures()));
        return longReports
                .find(id)
                .<ResponseEntity<?>>map(making -> ResponseEntity.accepted().body(making))
                .switchIfEmpty(kept);
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
