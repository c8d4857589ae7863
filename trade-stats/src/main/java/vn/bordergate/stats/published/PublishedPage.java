package vn.bordergate.stats.published;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.period.Period;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** Published days as pages; they work without any script. */
@Controller
class PublishedPage {

    private final Publications publications;

    PublishedPage(Publications publications) {
        this.publications = publications;
    }

    @GetMapping("/published")
    Mono<Rendering> days(ServerWebExchange exchange) {
        LocalDate today = publications.today();
        Period lately = Period.range(today.minusYears(1), today);
        return publications
                .editions(lately)
                .zipWith(mayPublish(exchange))
                .map(
                        both ->
                                Rendering.view("trade-stats/published")
                                        .modelAttribute("editions", both.getT1())
                                        .modelAttribute("mayPublish", both.getT2())
                                        .modelAttribute("today", today)
                                        .build());
    }

    @GetMapping("/published/{day}")
    Mono<Rendering> day(
            @PathVariable String day,
            @RequestParam(defaultValue = "0") int edition,
            ServerWebExchange exchange) {
        Locale locale = Language.of(exchange).locale();
        return publications
                .day(PublishedApi.day(day), edition)
                .map(
                        published ->
                                Rendering.view("trade-stats/published-day")
                                        .modelAttribute("published", published)
                                        .modelAttribute("language", locale)
                                        .build());
    }

    @PostMapping("/published")
    Mono<Rendering> publish(ServerWebExchange exchange, SignedIn who) {
        return exchange.getFormData()
                .flatMap(
                        form -> {
                            String day = form.getFirst("day");
                            LocalDate asked = PublishedApi.day(day == null ? "" : day);
                            return publications.publish(asked, who.subject());
                        })
                .map(edition -> Rendering.redirectTo("/published/" + edition.day()).build());
    }

    private static Mono<Boolean> mayPublish(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .map(SignedIn::of)
                .map(who -> who.isOneOf(PublishedRooms.PUBLISHING))
                .defaultIfEmpty(false);
    }
}
