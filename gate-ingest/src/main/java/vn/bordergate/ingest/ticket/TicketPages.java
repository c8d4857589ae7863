package vn.bordergate.ingest.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.portal.PortalWords;
import vn.bordergate.ingest.tracking.QueuePlace;
import vn.bordergate.web.Figures;
import vn.bordergate.web.GateLinks;
import vn.bordergate.web.Language;

/** The ticket as a driver sees it, from a link and without an account. */
@Controller
class TicketPages {

    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript");

    private final Tickets tickets;
    private final GateBook gates;
    private final GateLinks links;
    private final Figures figures;
    private final PortalWords words;

    TicketPages(
            Tickets tickets,
            GateBook declarableGates,
            GateLinks links,
            Figures figures,
            PortalWords words) {
        this.tickets = tickets;
        this.gates = declarableGates;
        this.links = links;
        this.figures = figures;
        this.words = words;
    }

    /**
     * What an open page asks for again and again.
     *
     * @param version another one than the page has means that it should be loaded anew
     * @param asOf the time of it, as the page writes times
     * @param place where the vehicle stands in the queue and when its call is expected
     * @param why it stands there, and the range of that time
     */
    record State(
            String version,
            boolean ended,
            Instant at,
            String asOf,
            @Nullable String place,
            @Nullable String why) {}

    @GetMapping(path = "/ticket/{token}", produces = MediaType.TEXT_HTML_VALUE)
    Mono<String> ticket(@PathVariable String token, Model model, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set("X-Robots-Tag", "noindex");
        Language language = Language.of(exchange);
        return tickets.behind(token)
                .map(
                        shown -> {
                            model.addAttribute("shown", shown);
                            model.addAttribute(
                                    "asOf", figures.moment(shown.at(), language.locale()));
                            if (shown.crossing().status().ended()) {
                                return ended(model, exchange);
                            }
                            fill(model, token, shown, language);
                            return "gate-ingest/ticket";
                        });
    }

    /** Over: who finds the link later learns nothing of who crossed. */
    private static String ended(Model model, ServerWebExchange exchange) {
        exchange.getResponse().setStatusCode(HttpStatus.GONE);
        model.addAttribute("shown", null);
        return "gate-ingest/ticket-ended";
    }

    private void fill(Model model, String token, Tickets.Shown shown, Language language) {
        var vehicle = shown.crossing().vehicle();
        model.addAttribute("token", token);
        model.addAttribute("known", shown.crossing().progress().known());
        model.addAttribute("status", shown.crossing().status().name(language.locale()));
        model.addAttribute("plate", vehicle.plate().masked());
        model.addAttribute(
                "gate",
                gates.find(vehicle.gate())
                        .map(gate -> gate.name(language.locale()))
                        .orElse(vehicle.gate().value()));
        model.addAttribute("until", figures.moment(shown.until(), language.locale()));
        model.addAttribute("queue", links.clearance() + "/queue/" + vehicle.gate());
        model.addAttribute("place", place(shown, language));
        model.addAttribute("why", why(shown, language));
        model.addAttribute("code", shown.code());
        model.addAttribute(
                "picture", QrPicture.of(links.ingest() + "/ticket/verify#" + shown.code()));
    }

    @GetMapping(path = "/ticket/{token}/state", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Mono<State> state(@PathVariable String token, ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        return tickets.behind(token)
                .map(
                        shown ->
                                new State(
                                        shown.version(),
                                        shown.crossing().status().ended(),
                                        shown.at(),
                                        figures.moment(shown.at(), language.locale()),
                                        place(shown, language),
                                        why(shown, language)));
    }

    private @Nullable String place(Tickets.Shown shown, Language language) {
        QueuePlace queue = shown.crossing().progress().known().place();
        return queue == null ? null : words.place(queue, language.locale());
    }

    private @Nullable String why(Tickets.Shown shown, Language language) {
        QueuePlace queue = shown.crossing().progress().known().place();
        if (queue == null) {
            return null;
        }
        String spread = words.spread(queue, language.locale());
        String why = words.why(queue, language.locale());
        return spread.isEmpty() ? why : spread + ". " + why;
    }

    /** Lets a phone put the ticket on its first screen. */
    @GetMapping("/ticket/{token}/manifest")
    Mono<ResponseEntity<Map<String, Object>>> manifest(@PathVariable String token) {
        return tickets.behind(token)
                .map(
                        _ ->
                                ResponseEntity.ok()
                                        .contentType(MANIFEST)
                                        .body(manifest("/ticket/" + token, "Vé xe")));
    }

    @GetMapping("/ticket/verify/manifest")
    ResponseEntity<Map<String, Object>> manifestOfVerifying() {
        return ResponseEntity.ok()
                .contentType(MANIFEST)
                .body(manifest("/ticket/verify", "Kiểm vé xe"));
    }

    private static Map<String, Object> manifest(String start, String name) {
        return Map.of(
                "name",
                name + " · Cửa khẩu số",
                "short_name",
                name,
                "start_url",
                start,
                "scope",
                "/ticket/",
                "display",
                "standalone",
                "icons",
                List.of(
                        Map.of(
                                "src",
                                "/assets/shell/mark.svg",
                                "sizes",
                                "any",
                                "type",
                                "image/svg+xml")));
    }

    /** Here and not among the assets, as a worker serves only what lies below its own address. */
    @GetMapping("/ticket/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(SCRIPT)
                .body(new ClassPathResource("ticket/worker.js"));
    }
}
