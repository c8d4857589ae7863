package vn.bordergate.stats.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.report.KeptReport.Origin;
import vn.bordergate.stats.target.PlanWords;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Figures;

/** Makes reports, keeps what is handed in, and compares it with what the totals say now. */
@Component
class Reports {

    private final ReportReading reading;
    private final ReportBook book;
    private final MessageSource texts;
    private final PlanWords words;
    private final Figures numbers;
    private final GateBook gates;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    Reports(
            ReportReading reading,
            ReportBook book,
            MessageSource texts,
            PlanWords words,
            Figures numbers,
            GateBook gates,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.reading = reading;
        this.book = book;
        this.texts = texts;
        this.words = words;
        this.numbers = numbers;
        this.gates = gates;
        this.clock = clock;
        this.ids = ids;
    }

    /** The report as the totals are now; nothing is kept. */
    Mono<ReportFigures> draft(ReportQuestion question) {
        return draft(question, clock.instant());
    }

    /** Computes the report and keeps it. */
    Mono<KeptReport> handIn(ReportQuestion question, String who) {
        return kept(question, Origin.BOARD, who, clock.instant())
                .flatMap(report -> book.add(report).thenReturn(report));
    }

    /** By the clock, at that moment; whether it was not made before. */
    Mono<Boolean> makeByClock(Period period, Instant now) {
        return kept(new ReportQuestion(period, null), Origin.CLOCK, "20:00", now)
                .flatMap(book::add);
    }

    /** The report of that name; a fault where there is none. */
    Mono<KeptReport> find(String id) {
        return Mono.fromSupplier(() -> UUID.fromString(id))
                .onErrorMap(IllegalArgumentException.class, malformed -> unknown(id))
                .flatMap(book::find)
                .switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    Mono<List<KeptReport>> list(@Nullable Period period) {
        return book.list(period == null ? null : period.text());
    }

    /** What was handed in beside what the totals say now. */
    Mono<ReportComparison> compare(KeptReport kept) {
        ReportFigures then = kept.figures();
        Period period = Period.read(then.period()).orElseThrow();
        // Last year reaches as far as it did then, or every day would change the comparison.
        return reading.figures(period, then.gate(), day(then.asOf()), clock.instant())
                .map(now -> ReportComparison.of(then, now));
    }

    Paper paper(ReportFigures figures, Locale locale) {
        return new ReportWriting(figures, texts, words, numbers, gates, locale).write();
    }

    LocalDate today() {
        return day(clock.instant());
    }

    private Mono<KeptReport> kept(ReportQuestion question, Origin origin, String who, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        return draft(question, at)
                .map(figures -> new KeptReport(ids.get(), origin, at, who, figures));
    }

    private Mono<ReportFigures> draft(ReportQuestion question, Instant now) {
        return reading.figures(question.period(), question.gate(), day(now), now);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Figures.ZONE);
    }

    private static FaultsException unknown(String id) {
        return FaultsException.of(404, Fault.at("", "REPORT_UNKNOWN", Map.of("value", id)));
    }
}
