package vn.bordergate.stats.target;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/** What the management board enters, from a page, a file or a program. */
@Component
class FigureDesk {

    private final FigureBook book;
    private final Indicators indicators;
    private final Plans plans;
    private final Clock clock;

    FigureDesk(FigureBook book, Indicators indicators, Plans plans, Clock clock) {
        this.book = book;
        this.indicators = indicators;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * Keeps one figure.
     *
     * @return how many were new: none where it says what was said before
     */
    Mono<Long> enter(Map<Column, String> cells, SignedIn who) {
        requireAllGates(who);
        return book.add(List.of(read(cells, false)), who.subject(), now());
    }

    /** Takes a figure back; its source says why. */
    Mono<Long> takeBack(Map<Column, String> cells, SignedIn who) {
        requireAllGates(who);
        return book.add(List.of(read(cells, true)), who.subject(), now())
                .filter(taken -> taken > 0)
                .switchIfEmpty(
                        Mono.error(() -> FaultsException.of(404, Fault.at("", "FIGURE_NOT_KEPT"))));
    }

    /** Keeps all figures of a file or none. */
    Mono<Long> upload(byte[] file, SignedIn who) {
        requireAllGates(who);
        return book.add(FigureFile.read(file, reader()), who.subject(), now());
    }

    Mono<List<Figure>> history() {
        return book.history();
    }

    private Entry read(Map<Column, String> cells, boolean takenBack) {
        List<Fault> faults = new ArrayList<>();
        return reader().read(
                        cells,
                        takenBack,
                        (column, code, args) ->
                                faults.add(Fault.at("/" + column.text(), code, args)))
                .orElseThrow(() -> new FaultsException(422, faults));
    }

    /** Plans are the province's: whoever acts at one gate alone does not enter them. */
    private static void requireAllGates(SignedIn who) {
        if (!who.grants().everywhere()) {
            throw FaultsException.of(403, Fault.at("", "ALL_GATES_NEEDED"));
        }
    }

    private EntryReader reader() {
        return new EntryReader(indicators, plans.today());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
