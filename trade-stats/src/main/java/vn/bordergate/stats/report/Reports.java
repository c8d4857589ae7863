package vn.bordergate.stats.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.report.KeptReport.Origin;
import vn.bordergate.stats.target.PlanFigures;
import vn.bordergate.stats.target.PlanSentences;
import vn.bordergate.stats.target.PlanWords;
import vn.bordergate.stats.target.Plans;
import vn.bordergate.stats.target.Span;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Figures;

/** Makes reports, keeps what is handed in, and compares it with what the totals say now. */
@Component
class Reports {

    private final ReportReading reading;
    private final GroupReading groups;
    private final Plans plans;
    private final PlanSentences sentences;
    private final ReportBook book;
    private final MessageSource texts;
    private final PlanWords words;
    private final Figures numbers;
    private final GateBook gateBook;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    Reports(
            ReportReading reading,
            GroupReading groups,
            Plans plans,
            PlanSentences sentences,
            ReportBook book,
            MessageSource texts,
            PlanWords words,
            Figures numbers,
            GateBook gateBook,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.reading = reading;
        this.groups = groups;
        this.plans = plans;
        this.sentences = sentences;
        this.book = book;
        this.texts = texts;
        this.words = words;
        this.numbers = numbers;
        this.gateBook = gateBook;
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

    /** The same under a name that is known, month by month; each step is waited for. */
    Mono<KeptReport> handInByMonth(
            UUID id, ReportQuestion question, String who, Supplier<Mono<Void>> step) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Period period = question.period();
        return reading.byMonth(period, question.gate(), day(now), now, step)
                .zipWith(groups.rows(period, question.gate()), ReportFigures::withGroups)
                .zipWith(standing(question), ReportFigures::withPlans)
                .map(figures -> new KeptReport(id, Origin.BOARD, now, who, figures))
                .flatMap(report -> book.add(report).thenReturn(report));
    }

    /** How many steps a report takes that is made month by month. */
    int steps(ReportQuestion question) {
        return ReportReading.steps(question.period(), today());
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

    Mono<List<KeptLine>> list(KeptQuestion question) {
        return book.list(question);
    }

    /** What was handed in beside what the totals say now. */
    Mono<ReportComparison> compare(KeptReport kept) {
        ReportFigures then = kept.figures();
        Period period = Period.read(then.period()).orElseThrow();
        // Last year reaches as far as it did then, or every day would change the comparison.
        // So does the stock of vehicles: each 20:00 has its own.
        return reading.figures(period, then.gate(), day(then.asOf()), clock.instant(), then.asOf())
                .zipWith(groups.rows(period, then.gate()), ReportFigures::withGroups)
                .map(now -> ReportComparison.of(then, now));
    }

    Paper paper(ReportFigures figures, Locale locale) {
        Paper paper = new ReportWriting(figures, texts, words, numbers, gateBook, locale).write();
        List<PlanFigures> standing = figures.plans();
        List<GroupRow> told = figures.groups();
        return paper.with(
                standing == null ? List.of() : sentences.say(standing, locale),
                told == null || told.isEmpty()
                        ? List.of()
                        : List.of(new GroupWords(texts, locale).table(told)));
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
        return reading.figures(question.period(), question.gate(), day(now), now, now)
                .zipWith(groups.rows(question.period(), question.gate()), ReportFigures::withGroups)
                .zipWith(standing(question), ReportFigures::withPlans);
    }

    /** Of a gate's report, its own plans; else those of the province, its parks and firms. */
    private Mono<List<PlanFigures>> standing(ReportQuestion question) {
        Span span = Span.of(question.period()).orElse(null);
        if (span == null) {
            return Mono.just(List.of());
        }
        String gate = question.gate();
        return plans.lines(question.period().year(), span)
                .map(
                        lines ->
                                lines.stream()
                                        .filter(
                                                line ->
                                                        gate == null
                                                                ? !isGate(line.scope().name())
                                                                : line.scope().name().equals(gate))
                                        .map(line -> PlanFigures.of(line, span))
                                        .filter(Objects::nonNull)
                                        .map(Objects::requireNonNull)
                                        .toList());
    }

    private boolean isGate(String scope) {
        return gateBook.gates().stream().anyMatch(gate -> gate.code().value().equals(scope));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Figures.ZONE);
    }

    private static FaultsException unknown(String id) {
        return FaultsException.of(404, Fault.at("", "REPORT_UNKNOWN", Map.of("value", id)));
    }
}
