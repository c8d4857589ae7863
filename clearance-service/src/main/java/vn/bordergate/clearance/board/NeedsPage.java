package vn.bordergate.clearance.board;

import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.traffic.NeedsPerson;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** What officers answer on the board of a gate to what needs a person. */
@Controller
class NeedsPage {

    private final NeedsPerson needs;
    private final YardBoardPage board;
    private final FaultTexts texts;

    NeedsPage(NeedsPerson needs, YardBoardPage board, FaultTexts texts) {
        this.needs = needs;
        this.board = board;
        this.texts = texts;
    }

    @PostMapping("/desk/needs/{gate}/vehicles/{id}")
    Mono<String> acknowledge(
            @PathVariable String gate,
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Principal who,
            ServerWebExchange exchange,
            Model model) {
        Mono<Void> done =
                exchange.getFormData()
                        .flatMap(
                                form ->
                                        needs.acknowledge(
                                                id, number(form.getFirst("version")), who));
        return shown(done, gate, htmx, who, exchange, model);
    }

    @PostMapping("/desk/needs/{gate}/questions/{id}")
    Mono<String> answer(
            @PathVariable String gate,
            @PathVariable long id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Principal who,
            ServerWebExchange exchange,
            Model model) {
        Mono<Void> done =
                exchange.getFormData()
                        .flatMap(
                                form -> needs.answer(id, crossing(form.getFirst("crossing")), who));
        return shown(done, gate, htmx, who, exchange, model);
    }

    /** The board as it is then; what was not done is said on it. */
    private Mono<String> shown(
            Mono<Void> done,
            String gate,
            @Nullable String htmx,
            Principal who,
            ServerWebExchange exchange,
            Model model) {
        return done.thenReturn(true)
                .onErrorResume(
                        FaultsException.class,
                        no -> {
                            Language language = Language.of(exchange);
                            exchange.getResponse()
                                    .setStatusCode(HttpStatusCode.valueOf(no.status()));
                            model.addAttribute(
                                    "refusals",
                                    no.faults().stream()
                                            .map(fault -> texts.message(fault, language))
                                            .toList());
                            return Mono.just(false);
                        })
                .flatMap(
                        taken ->
                                taken && htmx == null
                                        ? Mono.just("redirect:/desk/yard/" + gate)
                                        : board.board(gate, htmx, who, exchange, model));
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** None where there was no vehicle. */
    private static @Nullable UUID crossing(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw FaultsException.of(422, Fault.at("/crossing", "CROSSING_NOT_ANNOUNCED"));
        }
    }
}
