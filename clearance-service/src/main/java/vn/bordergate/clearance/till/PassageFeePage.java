package vn.bordergate.clearance.till;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.till.FeeView.Begun;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** The fee of one passage, for whoever announced it: seen and paid, without any script. */
@Controller
class PassageFeePage {

    private static final String VIEW = "clearance-service/passage-fee";

    private final Till till;
    private final Rulebook book;
    private final Payments payments;

    PassageFeePage(Till till, Rulebook book, Payments payments) {
        this.till = till;
        this.book = book;
        this.payments = payments;
    }

    @GetMapping("/my-fees/{id}")
    Mono<String> page(
            @PathVariable String id, SignedIn who, Model model, ServerWebExchange exchange) {
        return shown(id, who, model, exchange);
    }

    /** The provider's own page is a link: the content policy lets no form lead away from here. */
    @PostMapping("/my-fees/{id}/payment")
    Mono<String> pay(
            @PathVariable String id, SignedIn who, Model model, ServerWebExchange exchange) {
        return till.pay(FeesApi.crossing(id), who)
                .doOnNext(
                        paid -> model.addAttribute("begun", Begun.of(paid, payments.isPretended())))
                .flatMap(_ -> shown(id, who, model, exchange));
    }

    private Mono<String> shown(String id, SignedIn who, Model model, ServerWebExchange exchange) {
        return till.account(FeesApi.crossing(id), who)
                .map(
                        open -> {
                            Language language = Language.of(exchange);
                            model.addAttribute("fee", FeeView.of(open, book, payments, language));
                            return VIEW;
                        });
    }
}
