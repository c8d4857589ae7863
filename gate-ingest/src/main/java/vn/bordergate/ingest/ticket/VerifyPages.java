package vn.bordergate.ingest.ticket;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.CameraPage;
import vn.bordergate.web.Language;

/** The page on which officers verify tickets, and the keys it needs for that. */
@Controller
class VerifyPages {

    private final TicketKeys keys;
    private final GateBook gates;
    private final InstantSource clock;

    VerifyPages(TicketKeys keys, GateBook declarableGates, InstantSource clock) {
        this.keys = keys;
        this.gates = declarableGates;
        this.clock = clock;
    }

    /**
     * The keys that sign tickets.
     *
     * @param at when it was asked for
     */
    record Published(List<Key> keys, Instant at) {}

    /**
     * One key.
     *
     * @param publicKey 32 bytes (RFC 8032) in Base64 for addresses
     * @param signsFrom the day from which it signs; a code names its key
     */
    record Key(String id, String algorithm, String publicKey, LocalDate signsFrom) {}

    /** A gate by its name. */
    record Named(String code, String name) {}

    /** Without the name of whoever is signed in: the phone keeps the page. */
    @GetMapping(path = "/ticket/verify", produces = MediaType.TEXT_HTML_VALUE)
    String verify(Model model, ServerWebExchange exchange) {
        CameraPage.declare(exchange);
        Language language = Language.of(exchange);
        model.addAttribute(
                "gates",
                gates.gates().stream()
                        .map(g -> new Named(g.code().value(), g.name(language.locale())))
                        .toList());
        return "gate-ingest/ticket-verify";
    }

    @GetMapping(path = "/ticket/keys", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Published> keys() {
        List<Key> published =
                keys.all().stream()
                        .map(k -> new Key(k.id(), "Ed25519", k.publicKey(), k.signsFrom()))
                        .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new Published(published, clock.instant()));
    }
}
