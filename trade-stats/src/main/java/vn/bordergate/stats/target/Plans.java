package vn.bordergate.stats.target;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.period.Period;
import vn.bordergate.web.Figures;

/** How the actual figures of a period stand to plan and past. */
@Component
public class Plans {

    private final FigureBook book;
    private final GateCounts counts;
    private final Indicators indicators;
    private final Clock clock;

    Plans(FigureBook book, GateCounts counts, Indicators indicators, Clock clock) {
        this.book = book;
        this.counts = counts;
        this.indicators = indicators;
        this.clock = clock;
    }

    /**
     * A line for each indicator and scope of which something is known.
     *
     * @param span of the year; the counts of the gates reach to today where it is not over
     */
    public Mono<List<PlanLine>> lines(int year, Span span) {
        LocalDate today = today();
        Period whole = whole(year, span);
        boolean running = !today.isBefore(whole.from()) && today.isBefore(whole.to());
        return book.latest(List.of(year, year - 1))
                .zipWith(
                        counts.of(questions(whole, running, today)),
                        (figures, counted) ->
                                new PlanLines(year, span, running, figures, counted)
                                        .lines(indicators));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Figures.ZONE);
    }

    /** In the order of the places of {@link PlanLines}. */
    private static List<Period> questions(Period whole, boolean running, LocalDate today) {
        Period now = running ? Period.range(whole.from(), today) : whole;
        Period before = months(whole.from().minusYears(1), whole);
        LocalDate newYear = LocalDate.of(whole.from().getYear(), 1, 1);
        List<Period> questions = new ArrayList<>();
        questions.add(now);
        questions.add(Period.range(newYear, now.to()));
        questions.add(running ? Period.range(before.from(), today.minusYears(1)) : before);
        return questions;
    }

    /** As many months as the other: the last of February is another day each year. */
    private static Period months(LocalDate from, Period like) {
        int count = like.to().getMonthValue() - like.from().getMonthValue() + 1;
        return Period.range(from, from.plusMonths(count).minusDays(1));
    }

    private static Period whole(int year, Span span) {
        int first = span.equals(Span.CUMULATIVE) ? 1 : span.firstMonth();
        int last = span.equals(Span.CUMULATIVE) ? 12 : span.lastMonth();
        LocalDate from = LocalDate.of(year, first, 1);
        return Period.range(from, from.plusMonths(last - first + 1L).minusDays(1));
    }
}
