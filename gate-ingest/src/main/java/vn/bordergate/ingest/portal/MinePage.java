package vn.bordergate.ingest.portal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.ingest.consignment.Consignment;
import vn.bordergate.ingest.consignment.ConsignmentQueries;
import vn.bordergate.ingest.consignment.Phase;
import vn.bordergate.ingest.consignment.Wanted;
import vn.bordergate.ingest.declaring.LodgedDeclarations;
import vn.bordergate.ingest.firm.FirmRights;

/** Everything of mine on one page: what waits for me, what for an authority, what was called. */
@Controller
class MinePage {

    static final int LINES = 50;

    private final ConsignmentQueries queries;
    private final LodgedDeclarations door;
    private final InstantSource clock;

    MinePage(ConsignmentQueries queries, LodgedDeclarations door, InstantSource clock) {
        this.queries = queries;
        this.door = door;
        this.clock = clock;
    }

    /**
     * A count as the page shows it.
     *
     * @param more whether there are more than counted
     */
    record Count(String name, long number, boolean more) {
        static Count of(String name, long counted) {
            boolean more = counted > ConsignmentQueries.COUNT_MAX;
            return new Count(name, more ? ConsignmentQueries.COUNT_MAX : counted, more);
        }
    }

    @GetMapping("/mine")
    Mono<String> list(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String gate,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            FirmRights who,
            Model model) {
        Asked asked = Asked.of(show, direction, gate, q, after);
        List<String> firms = Wanted.firms(who);
        Instant today = Asked.today(clock);
        model.addAttribute("asked", asked);
        model.addAttribute("declares", who.everyFirm() || !who.declarable().isEmpty());
        model.addAttribute("firmless", !who.everyFirm() && firms.isEmpty());
        model.addAttribute("at", clock.instant());
        Mono<List<Consignment>> found =
                queries.list(asked.wanted(firms, today, LINES + 1)).collectList();
        return door.guarded(
                        Mono.zip(queries.counts(firms), queries.crossedSince(firms, today), found))
                .doOnNext(
                        all -> {
                            model.addAttribute("counts", counts(all.getT1(), all.getT2()));
                            lines(all.getT3(), model);
                        })
                // The page is made where this ends: not on the thread that serves connections to
                // the database, which others wait for.
                .publishOn(Schedulers.parallel())
                .thenReturn("gate-ingest/mine" + (htmx == null ? "" : " :: #mine"));
    }

    private static List<Count> counts(Map<Phase, Long> phases, long crossedToday) {
        return List.of(
                Count.of("MINE", phases.getOrDefault(Phase.MINE, 0L)),
                Count.of("AUTHORITY", phases.getOrDefault(Phase.AUTHORITY, 0L)),
                Count.of("CALLED", phases.getOrDefault(Phase.CALLED, 0L)),
                Count.of(Asked.TODAY, crossedToday));
    }

    private static void lines(List<Consignment> found, Model model) {
        boolean more = found.size() > LINES;
        List<Consignment> shown = more ? found.subList(0, LINES) : found;
        UUID last = more ? shown.getLast().id() : null;
        model.addAttribute("lines", shown);
        model.addAttribute("next", last == null ? "" : last.toString());
    }
}
