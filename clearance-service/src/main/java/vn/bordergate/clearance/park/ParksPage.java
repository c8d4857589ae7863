package vn.bordergate.clearance.park;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.park.ParkBook.Line;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Figures;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** The register of firms and industrial parks as a page; it works without any script. */
@Controller
class ParksPage {

    private static final String VIEW = "clearance-service/parks";

    private final ParkSheet sheet;
    private final Parks parks;
    private final FaultTexts faultTexts;
    private final Clock clock;

    ParksPage(ParkSheet sheet, Parks parks, FaultTexts faultTexts, Clock clock) {
        this.sheet = sheet;
        this.parks = parks;
        this.faultTexts = faultTexts;
        this.clock = clock;
    }

    /** A fault at its line, in the reader's language. */
    record Shown(String place, String message) {}

    @GetMapping("/industrial-parks")
    Mono<Rendering> sheet(ServerWebExchange exchange, SignedIn reader) {
        String kept = exchange.getRequest().getQueryParams().getFirst("kept");
        Rendering.Builder<?> page = Rendering.view(VIEW);
        if (kept != null && kept.matches("\\d{1,4}")) {
            page = page.modelAttribute("kept", Integer.valueOf(kept));
        }
        return filled(page, reader);
    }

    /** Back to the page; with the faults and what was typed, where there were faults. */
    @PostMapping("/industrial-parks")
    Mono<Rendering> upload(ServerWebExchange exchange, SignedIn who) {
        return exchange.getFormData()
                .map(form -> Objects.requireNonNullElse(form.getFirst("csv"), ""))
                .flatMap(
                        csv ->
                                Mono.defer(() -> entered(csv, who))
                                        .onErrorResume(
                                                FaultsException.class,
                                                refused -> faulty(refused, csv, exchange, who)));
    }

    private Mono<Rendering> entered(String csv, SignedIn who) {
        List<Line> lines = ParkFile.read(csv);
        return parks.enter(lines, new Actor(ActorKind.OFFICER, who.subject()), clock.instant())
                .thenReturn(Rendering.redirectTo("/industrial-parks?kept=" + lines.size()).build());
    }

    private Mono<Rendering> faulty(
            FaultsException refused, String csv, ServerWebExchange exchange, SignedIn who) {
        Language language = Language.of(exchange);
        List<Shown> shown =
                refused.faults().stream()
                        .map(
                                fault ->
                                        new Shown(
                                                fault.pointer().replace("/", ""),
                                                faultTexts.message(fault, language)))
                        .toList();
        return filled(
                Rendering.view(VIEW)
                        .status(HttpStatus.UNPROCESSABLE_CONTENT)
                        .modelAttribute("faults", shown)
                        .modelAttribute("typed", csv),
                who);
    }

    private Mono<Rendering> filled(Rendering.Builder<?> page, SignedIn reader) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Figures.ZONE);
        return sheet.read(today)
                .map(
                        found ->
                                page.modelAttribute("sheet", found)
                                        .modelAttribute("shownMax", ParkSheet.LINES_MAX)
                                        .modelAttribute("heading", ParkFile.HEADING)
                                        .modelAttribute("linesMax", ParkFile.LINES_MAX)
                                        .modelAttribute("mayEnter", ParkRooms.mayEnter(reader))
                                        .build());
    }
}
