package vn.bordergate.ingest.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.TradeType;
import vn.bordergate.events.reference.Countries;
import vn.bordergate.events.reference.Gate;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.consignment.ConsignmentQueries;
import vn.bordergate.ingest.consignment.Wanted;
import vn.bordergate.ingest.declaring.DeclaredFiles;
import vn.bordergate.ingest.draft.Drafts;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** The form of a declaration with its vehicles: new, from a draft, as a copy, or to amend. */
@Controller
class DeclarePage {

    private static final List<String> CURRENCIES = List.of("USD", "CNY", "VND", "EUR", "JPY");

    private final GateBook gates;
    private final ConsignmentQueries queries;
    private final ConsignmentPage consignments;
    private final DeclaredFiles files;
    private final Drafts drafts;

    DeclarePage(
            GateBook declarableGates,
            ConsignmentQueries queries,
            ConsignmentPage consignments,
            DeclaredFiles files,
            Drafts drafts) {
        this.gates = declarableGates;
        this.queries = queries;
        this.consignments = consignments;
        this.files = files;
        this.drafts = drafts;
    }

    /** A code with its name. */
    record Choice(String code, String name) {}

    /**
     * What the script begins with.
     *
     * @param from where the content comes from, or null for an empty form
     * @param draft under which it is saved meanwhile
     * @param amends the declaration whose next generation it is
     */
    record Start(@Nullable String from, String draft, @Nullable String amends, int generation) {}

    @GetMapping("/mine/declare")
    Mono<String> declare(
            @RequestParam(required = false) @Nullable UUID draft,
            @RequestParam(required = false) @Nullable UUID copy,
            FirmRights who,
            Model model,
            ServerWebExchange exchange) {
        requireDeclaring(who);
        String from =
                draft != null
                        ? "/api/drafts/" + draft
                        : copy != null ? "/api/declarations/" + copy + "/content" : null;
        UUID saved = draft == null ? UUID.randomUUID() : draft;
        model.addAttribute("start", new Start(from, saved.toString(), null, 0));
        model.addAttribute("copied", copy != null);
        fill(model, Language.of(exchange).locale());
        model.addAttribute("firms", who.declarable());
        // The same declarant as last time, most times.
        return queries.list(new Wanted(Wanted.firms(who), null, null, null, "", null, null, 1))
                .next()
                .flatMap(last -> files.find(last.id(), who))
                .doOnNext(last -> model.addAttribute("declarant", last.content().declarant()))
                .then()
                .publishOn(Schedulers.parallel())
                .thenReturn("gate-ingest/declare");
    }

    @GetMapping("/mine/{id}/amend")
    Mono<String> amend(
            @PathVariable String id, FirmRights who, Model model, ServerWebExchange exchange) {
        requireDeclaring(who);
        return consignments
                .own(id, who)
                .doOnNext(
                        file -> {
                            String key = file.id().toString();
                            model.addAttribute(
                                    "start",
                                    new Start(
                                            "/api/declarations/" + key + "/content",
                                            "",
                                            key,
                                            file.generation()));
                            model.addAttribute("copied", false);
                            fill(model, Language.of(exchange).locale());
                        })
                .publishOn(Schedulers.parallel())
                .thenReturn("gate-ingest/declare");
    }

    @GetMapping("/mine/drafts")
    Mono<String> drafts(FirmRights who, Model model) {
        requireDeclaring(who);
        return drafts.of(who.subject())
                .collectList()
                .doOnNext(all -> model.addAttribute("drafts", all))
                .publishOn(Schedulers.parallel())
                .thenReturn("gate-ingest/drafts");
    }

    /** Who may only look gets no form. */
    static void requireDeclaring(FirmRights who) {
        if (!who.everyFirm() && who.declarable().isEmpty()) {
            throw FaultsException.of(403, Fault.at("", "ACCESS_DENIED"));
        }
    }

    private void fill(Model model, Locale locale) {
        model.addAttribute("gates", gates(locale));
        model.addAttribute("tradeTypes", TradeType.values());
        model.addAttribute("schemes", IdentityScheme.values());
        model.addAttribute("currencies", CURRENCIES);
        model.addAttribute("countries", countries(locale));
    }

    private List<Choice> gates(Locale locale) {
        return gates.gates().stream()
                .filter(gate -> !gate.directions().isEmpty())
                .map((Gate gate) -> new Choice(gate.code().value(), gate.name(locale)))
                .toList();
    }

    /** Neighbours and the large partners first. */
    private static List<Choice> countries(Locale locale) {
        List<String> first = List.of("CN", "VN", "LA", "TH", "KR", "JP", "US", "MM", "KH", "MY");
        return Arrays.stream(Locale.getISOCountries())
                .map(CountryCode::new)
                .filter(Countries.iso3166()::has)
                .map(code -> new Choice(code.value(), Countries.iso3166().name(code, locale)))
                .sorted(
                        Comparator.comparingInt(
                                        (Choice one) ->
                                                first.contains(one.code())
                                                        ? first.indexOf(one.code())
                                                        : first.size())
                                .thenComparing(Choice::code))
                .toList();
    }
}
