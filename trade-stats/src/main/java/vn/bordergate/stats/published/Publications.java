package vn.bordergate.stats.published;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.period.Period;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Figures;

/** Publishes days, and tells what has become of them since. */
@Component
public class Publications {

    private final PublishedBook book;
    private final Clock clock;

    Publications(PublishedBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /**
     * A day with all its editions, and the last of them beside what is known now.
     *
     * @param shown the edition that is compared
     */
    public record PublishedDay(List<Edition> editions, Edition shown, DayComparison comparison) {

        public PublishedDay {
            editions = List.copyOf(editions);
        }
    }

    /** Publishes a day as it is known now; each time is an edition of its own. */
    public Mono<Edition> publish(LocalDate day, String who) {
        if (day.isAfter(today())) {
            throw fault(422, "PUBLISHED_DAY_AHEAD", day.toString());
        }
        return book.publish(day, who, now());
    }

    /** Whether one of the editions of the day is theirs. */
    public Mono<Boolean> isPublishedBy(String who, LocalDate day) {
        return book.editions(day, day)
                .map(all -> all.stream().anyMatch(edition -> edition.publishedBy().equals(who)));
    }

    Mono<List<Edition>> editions(Period period) {
        return book.editions(period.from(), period.to());
    }

    /** With the edition asked for, or the last; a fault where there is none. */
    Mono<PublishedDay> day(LocalDate day, int edition) {
        return book.editions(day, day)
                .flatMap(
                        editions -> {
                            Edition shown =
                                    editions.stream()
                                            .filter(e -> edition == 0 || e.number() == edition)
                                            .findFirst()
                                            .orElseThrow(() -> unknown(day));
                            return book.comparison(day, shown.number())
                                    .map(known -> new PublishedDay(editions, shown, known));
                        });
    }

    Mono<List<LateFact>> lateFacts(LocalDate day, int edition) {
        return book.editions(day, day)
                .flatMap(
                        editions ->
                                editions.isEmpty()
                                        ? Mono.error(unknown(day))
                                        : book.lateFacts(
                                                day,
                                                edition == 0
                                                        ? editions.getFirst().number()
                                                        : edition));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Figures.ZONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static FaultsException unknown(LocalDate day) {
        return fault(404, "PUBLISHED_DAY_UNKNOWN", day.toString());
    }

    static FaultsException fault(int status, String code, String value) {
        return FaultsException.of(status, Fault.at("", code, Map.of("value", value)));
    }
}
