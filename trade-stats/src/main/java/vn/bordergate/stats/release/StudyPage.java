package vn.bordergate.stats.release;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.stats.asked.AskedDays;
import vn.bordergate.stats.release.StudyAnswers.CheckRow;
import vn.bordergate.web.Figures;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/**
 * The study as a page, of the last thirty days where nothing else is asked; works without script.
 */
@Controller
class StudyPage {

    private static final int DAYS_AT_FIRST = 30;

    private final StudyReading study;
    private final GateBook gates;
    private final InstantSource clock;

    StudyPage(StudyReading study, GateBook gates, InstantSource clock) {
        this.study = study;
        this.gates = gates;
        this.clock = clock;
    }

    @GetMapping("/release-times")
    Mono<Rendering> page(
            @RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        AskedDays asked = asked(parameters);
        Mono<List<CheckRow>> checks =
                exchange.getPrincipal()
                        .map(SignedIn::of)
                        .filter(reader -> reader.isOneOf(StudyRooms.READING_CHECKS))
                        .flatMap(reader -> study.checks(asked))
                        .defaultIfEmpty(List.of());
        return Mono.zip(study.times(asked), study.channels(asked), checks)
                .map(
                        found ->
                                Rendering.view("trade-stats/release-times")
                                        .modelAttribute("asked", asked)
                                        .modelAttribute("times", found.getT1())
                                        .modelAttribute("channels", found.getT2())
                                        .modelAttribute("checks", found.getT3())
                                        .modelAttribute("gates", gates.gates())
                                        .modelAttribute("language", Language.of(exchange).locale())
                                        .build());
    }

    private AskedDays asked(MultiValueMap<String, String> parameters) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Figures.ZONE);
        AskedDays asked = AskedDays.read(parameters, today);
        return parameters.containsKey("from")
                ? asked
                : new AskedDays(asked.to().minusDays(DAYS_AT_FIRST - 1L), asked.to(), asked.gate());
    }
}
