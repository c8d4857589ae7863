package vn.bordergate.clearance.park;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.csv.CsvPage;
import vn.bordergate.clearance.park.ParkBook.Line;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.Figures;
import vn.bordergate.web.SignedIn;

/** The register of firms and industrial parks as a page; it works without any script. */
@Controller
class ParksPage {

    private static final String ADDRESS = "/industrial-parks";

    private final ParkSheet sheet;
    private final Parks parks;
    private final CsvPage page;
    private final Clock clock;

    ParksPage(ParkSheet sheet, Parks parks, FaultTexts faultTexts, Clock clock) {
        this.sheet = sheet;
        this.parks = parks;
        this.page = new CsvPage("clearance-service/parks", ADDRESS, faultTexts);
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    Mono<Rendering> sheet(ServerWebExchange exchange, SignedIn reader) {
        return page.shown(exchange, shown -> filled(shown, reader));
    }

    @PostMapping(ADDRESS)
    Mono<Rendering> upload(ServerWebExchange exchange, SignedIn who) {
        return page.entered(exchange, csv -> enter(csv, who), shown -> filled(shown, who));
    }

    private Mono<Integer> enter(String csv, SignedIn who) {
        List<Line> lines = ParkFile.read(csv);
        return parks.enter(lines, new Actor(ActorKind.OFFICER, who.subject()), clock.instant())
                .thenReturn(lines.size());
    }

    private Mono<Rendering> filled(Rendering.Builder<?> shown, SignedIn reader) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Figures.ZONE);
        return sheet.read(today)
                .map(
                        found ->
                                shown.modelAttribute("sheet", found)
                                        .modelAttribute("shownMax", ParkSheet.LINES_MAX)
                                        .modelAttribute("heading", ParkFile.HEADING)
                                        .modelAttribute("linesMax", ParkFile.LINES_MAX)
                                        .modelAttribute("mayEnter", ParkRooms.mayEnter(reader))
                                        .build());
    }
}
