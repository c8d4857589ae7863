package vn.bordergate.ingest.telling;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Figures;
import vn.bordergate.web.Language;

/** Where a person chooses what they are told of; plain forms, no script needed. */
@Controller
class NotificationPages {

    private static final String LIST = "gate-ingest/notifications";
    private static final String ONE = "gate-ingest/notification-receiver";

    private final Receivers receivers;
    private final Replays replays;
    private final InstantSource clock;

    NotificationPages(Receivers receivers, Replays replays, InstantSource clock) {
        this.receivers = receivers;
        this.replays = replays;
        this.clock = clock;
    }

    /** An occasion to tick. */
    record Choice(String event, String name) {}

    @GetMapping(path = "/notifications", produces = MediaType.TEXT_HTML_VALUE)
    Mono<String> list(Model model, ServerWebExchange exchange, Principal who) {
        model.addAttribute("choices", choices(exchange));
        model.addAttribute("now", clock.instant());
        model.addAttribute("most", Receivers.OF_ACCOUNT_MAX);
        return receivers
                .of(who.getName())
                .map(
                        all -> {
                            model.addAttribute("receivers", all);
                            return LIST;
                        });
    }

    /** The page that follows says the secret, and no page after it does. */
    @PostMapping("/notifications")
    Mono<String> make(Model model, ServerWebExchange exchange, Principal who) {
        return exchange.getFormData()
                .flatMap(form -> receivers.make(wish(form), who.getName()))
                .flatMap(made -> shown(made, model, exchange, who));
    }

    @GetMapping(path = "/notifications/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Mono<String> one(
            @PathVariable String id, Model model, ServerWebExchange exchange, Principal who) {
        return receivers
                .own(NotificationsApi.identity(id), who.getName())
                .flatMap(one -> shown(one, model, exchange, who));
    }

    @PostMapping("/notifications/{id}")
    Mono<String> change(@PathVariable String id, ServerWebExchange exchange, Principal who) {
        return exchange.getFormData()
                .flatMap(
                        form ->
                                receivers.change(
                                        NotificationsApi.identity(id), wish(form), who.getName()))
                .thenReturn(page(id));
    }

    @PostMapping("/notifications/{id}/secret")
    Mono<String> rotate(
            @PathVariable String id, Model model, ServerWebExchange exchange, Principal who) {
        return receivers
                .rotate(NotificationsApi.identity(id), who.getName())
                .flatMap(one -> shown(one, model, exchange, who));
    }

    @PostMapping("/notifications/{id}/test")
    Mono<String> test(@PathVariable String id, Principal who) {
        return replays.test(NotificationsApi.identity(id), who.getName()).thenReturn(page(id));
    }

    @PostMapping("/notifications/{id}/replay")
    Mono<String> replay(
            @PathVariable String id,
            Model model,
            ServerWebExchange exchange,
            Principal who,
            FirmRights rights) {
        UUID receiver = NotificationsApi.identity(id);
        return exchange.getFormData()
                .flatMap(form -> replays.again(receiver, local(form.getFirst("from")), rights))
                .doOnNext(queued -> model.addAttribute("queued", queued))
                .flatMap(_ -> one(id, model, exchange, who));
    }

    @PostMapping("/notifications/{id}/removal")
    Mono<String> remove(@PathVariable String id, Principal who) {
        return receivers
                .remove(NotificationsApi.identity(id), who.getName())
                .thenReturn("redirect:/notifications");
    }

    private Mono<String> shown(
            Receiver one, Model model, ServerWebExchange exchange, Principal who) {
        model.addAttribute("receiver", one);
        model.addAttribute("choices", choices(exchange));
        model.addAttribute("now", clock.instant());
        return replays.log(one.receiverId(), Long.MAX_VALUE, who.getName())
                .map(
                        log -> {
                            model.addAttribute("log", log);
                            return ONE;
                        });
    }

    private static List<Choice> choices(ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        return Arrays.stream(Occasion.values())
                .filter(Occasion::isChosen)
                .map(o -> new Choice(o.wireName(), o.name(language)))
                .toList();
    }

    private static Wish wish(MultiValueMap<String, String> form) {
        List<@Nullable String> events = new ArrayList<>(form.getOrDefault("events", List.of()));
        return new Wish(
                form.getFirst("url"),
                form.getFirst("email"),
                events,
                form.getFirst("language"),
                !"off".equals(form.getFirst("on")));
    }

    /** A form says a time of the gate, without an offset. */
    private static Instant local(@Nullable String text) {
        try {
            if (text != null) {
                return LocalDateTime.parse(text.strip()).atZone(Figures.ZONE).toInstant();
            }
        } catch (DateTimeException noTime) {
            // Said below.
        }
        throw FaultsException.of(422, Fault.at("/from", "REPLAY_FROM_FORM"));
    }

    private static String page(String id) {
        return "redirect:/notifications/" + NotificationsApi.identity(id);
    }
}
