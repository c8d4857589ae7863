package vn.bordergate.stats.published;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.published.Publications.PublishedDay;
import vn.bordergate.web.SignedIn;

/** Published days, for programs. */
@RestController
class PublishedApi {

    private final Publications publications;

    PublishedApi(Publications publications) {
        this.publications = publications;
    }

    /** An edition without who made it. */
    record EditionView(LocalDate day, int edition, Instant publishedAt) {
        static EditionView of(Edition e) {
            return new EditionView(e.day(), e.number(), e.publishedAt());
        }
    }

    /** A cell of a published day; numbers are exact. */
    record LineView(
            CellName cell,
            Measured published,
            Measured known,
            Measured difference,
            List<Change> changes,
            Measured unexplained) {
        static LineView of(DayComparison.Line line) {
            return new LineView(
                    line.cell(),
                    line.published(),
                    line.known(),
                    line.difference(),
                    line.changes(),
                    line.unexplained());
        }
    }

    /** An edition beside what is known now. */
    record DayView(
            EditionView edition,
            List<EditionView> editions,
            boolean explained,
            List<LineView> lines) {
        static DayView of(PublishedDay day) {
            return new DayView(
                    EditionView.of(day.shown()),
                    day.editions().stream().map(EditionView::of).toList(),
                    day.comparison().isExplained(),
                    day.comparison().lines().stream().map(LineView::of).toList());
        }
    }

    /** A fact that came after the publication, with the declaration that it is of. */
    record FactView(
            CellName cell,
            String heading,
            UUID declarationId,
            int generation,
            int sign,
            Measured by,
            Instant factAt,
            Instant foldedAt) {
        static FactView of(LateFact f) {
            return new FactView(
                    f.cell(),
                    f.heading(),
                    f.declarationId(),
                    f.generation(),
                    f.sign(),
                    f.by(),
                    f.factAt(),
                    f.foldedAt());
        }
    }

    /** The editions of a period, this year where nothing is said. */
    @GetMapping("/api/published")
    Mono<List<EditionView>> editions(@RequestParam(defaultValue = "") String period) {
        String text = period.isEmpty() ? Integer.toString(publications.today().getYear()) : period;
        Period asked =
                Period.read(text)
                        .orElseThrow(
                                () -> Publications.fault(400, "TOTALS_PERIOD_MALFORMED", text));
        return publications
                .editions(asked)
                .map(editions -> editions.stream().map(EditionView::of).toList());
    }

    @GetMapping("/api/published/{day}")
    Mono<DayView> day(@PathVariable String day, @RequestParam(defaultValue = "0") int edition) {
        return publications.day(day(day), edition).map(DayView::of);
    }

    /** The facts that came after the edition, up to a thousand, with their declarations. */
    @GetMapping("/api/published/{day}/facts")
    Mono<List<FactView>> facts(
            @PathVariable String day, @RequestParam(defaultValue = "0") int edition) {
        return publications
                .lateFacts(day(day), edition)
                .map(facts -> facts.stream().map(FactView::of).toList());
    }

    @PostMapping("/api/published/{day}")
    Mono<ResponseEntity<EditionView>> publish(@PathVariable String day, SignedIn who) {
        return publications
                .publish(day(day), who.subject())
                .map(
                        edition ->
                                ResponseEntity.created(
                                                URI.create("/api/published/" + edition.day()))
                                        .body(EditionView.of(edition)));
    }

    /** A day of the path, within the years that figures are told of. */
    static LocalDate day(String text) {
        return Period.read(text)
                .filter(period -> period.kind() == Period.Kind.DAY)
                .map(Period::from)
                .orElseThrow(() -> Publications.fault(400, "TOTALS_DATE_MALFORMED", text));
    }
}
