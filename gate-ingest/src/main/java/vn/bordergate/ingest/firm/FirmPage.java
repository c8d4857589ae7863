package vn.bordergate.ingest.firm;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/**
 * The page of a firm's people: for whom I act, who may do what, who acts for us. Officers have one
 * of their own for requests that nobody at the firm can answer. Both work without any script.
 */
@Controller
class FirmPage {

    static final String FIRM = "/firm";
    static final String DESK = "/firm/desk";

    private final FirmKeeping keeping;
    private final FirmReadings readings;

    FirmPage(FirmKeeping keeping, FirmReadings readings) {
        this.keeping = keeping;
        this.readings = readings;
    }

    @GetMapping(FIRM)
    Mono<String> page(
            @RequestParam(required = false) @Nullable String of,
            Model model,
            SignedIn reader,
            FirmRights rights) {
        FirmNumber managed = managed(of, rights);
        common(model, reader);
        model.addAttribute("rights", new TreeMap<>(rights.held()));
        model.addAttribute("managed", managed == null ? null : managed.toString());
        Mono<Object> sheet =
                managed == null
                        ? Mono.just(Map.of())
                        : readings.sheet(managed)
                                .doOnNext(found -> model.addAttribute("sheet", found))
                                .cast(Object.class);
        return Mono.zip(
                        readings.names(rights.held().keySet()),
                        readings.askedBy(reader.subject()),
                        sheet)
                .map(
                        all -> {
                            model.addAttribute("names", all.getT1());
                            model.addAttribute("asked", all.getT2());
                            return "gate-ingest/firm";
                        });
    }

    @GetMapping(DESK)
    Mono<String> desk(
            @RequestParam(required = false) @Nullable String of, Model model, SignedIn reader) {
        FirmNumber firm = of == null || of.isBlank() ? null : FirmNumber.parse(of.strip());
        if (of != null && !of.isBlank() && firm == null) {
            throw FaultsException.of(422, Fault.at("/of", "FIRM_NUMBER_FORM"));
        }
        common(model, reader);
        model.addAttribute("of", firm == null ? "" : firm.toString());
        Mono<Object> sheet =
                firm == null
                        ? Mono.just(Map.of())
                        : readings.sheet(firm)
                                .doOnNext(found -> model.addAttribute("sheet", found))
                                .cast(Object.class);
        return readings.waiting()
                .doOnNext(all -> model.addAttribute("waiting", all))
                .then(sheet)
                .thenReturn("gate-ingest/firm-desk");
    }

    @PostMapping("/firm/requests")
    Mono<String> ask(ServerWebExchange exchange, SignedIn who) {
        return fields(exchange)
                .flatMap(form -> keeping.ask(form.request(), who))
                .thenReturn("redirect:" + FIRM);
    }

    @PostMapping("/firm/requests/{id}")
    Mono<String> answer(@PathVariable long id, ServerWebExchange exchange, SignedIn who) {
        return fields(exchange)
                .flatMap(form -> keeping.answer(id, form.answer(), who).thenReturn(back(form)));
    }

    @PostMapping("/firm/members")
    Mono<String> put(ServerWebExchange exchange, SignedIn who) {
        return fields(exchange)
                .flatMap(form -> keeping.put(form.membership(), who).thenReturn(back(form)));
    }

    @PostMapping("/firm/members/end")
    Mono<String> end(ServerWebExchange exchange, SignedIn who) {
        return fields(exchange)
                .flatMap(form -> keeping.end(form.membership(), who).thenReturn(back(form)));
    }

    @PostMapping("/firm/grants")
    Mono<String> grant(ServerWebExchange exchange, SignedIn who) {
        return fields(exchange)
                .flatMap(form -> keeping.grant(form.grant(), who).thenReturn(back(form)));
    }

    @PostMapping("/firm/grants/{id}/end")
    Mono<String> endGrant(@PathVariable long id, ServerWebExchange exchange, SignedIn who) {
        return fields(exchange)
                .flatMap(form -> keeping.endGrant(id, form.ending(), who).thenReturn(back(form)));
    }

    private void common(Model model, SignedIn reader) {
        model.addAttribute("reader", reader);
        model.addAttribute("today", keeping.today());
        model.addAttribute("schemes", IdentityScheme.values());
        model.addAttribute("everyRight", FirmRight.values());
        model.addAttribute("lastDayMax", keeping.today().plusDays(FirmRules.GRANT_DAYS_MAX));
    }

    /** The firm that was asked for, or the only one there is to manage. */
    private static @Nullable FirmNumber managed(@Nullable String of, FirmRights rights) {
        FirmNumber asked = of == null ? null : FirmNumber.parse(of.strip());
        if (asked != null && rights.mayManage(asked)) {
            return asked;
        }
        if (of != null && !of.isBlank()) {
            throw FaultsException.of(404, Fault.at("", "FIRM_NOT_FOUND"));
        }
        return rights.held().keySet().stream()
                .filter(rights::mayManage)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static Mono<FirmFields> fields(ServerWebExchange exchange) {
        return exchange.getFormData().map(FirmFields::new);
    }

    /** To the page that the form was on, which is one of two. */
    private static String back(FirmFields form) {
        String page = "desk".equals(form.text("page")) ? DESK : FIRM;
        String firm = form.text("firm");
        if (firm == null || FirmNumber.parse(firm) == null) {
            return "redirect:" + page;
        }
        return "redirect:"
                + UriComponentsBuilder.fromPath(page)
                        .queryParam("of", "{of}")
                        .encode()
                        .buildAndExpand(firm)
                        .toUriString();
    }
}
