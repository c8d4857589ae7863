package vn.bordergate.clearance.till;

import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.till.FeeView.Begun;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** The fee of one passage, for whoever pays it: seen and paid, without any script. */
@Controller
class PassageFeePage {

    private static final String VIEW = "clearance-service/passage-fee";

    private static final String NAMED = "named";
    private static final int LOOKS_MAX = 25;

    private static final Retry UNTIL_HEARD =
            Retry.fixedDelay(LOOKS_MAX, Duration.ofMillis(200))
                    .filter(e -> e instanceof FaultsException unknown && unknown.status() == 404)
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    private final Till till;
    private final Rulebook book;
    private final Payments payments;

    PassageFeePage(Till till, Rulebook book, Payments payments) {
        this.till = till;
        this.book = book;
        this.payments = payments;
    }

    /**
     * What a passage costs. Of whom the gate has just vouched for the till hears a moment later.
     */
    @GetMapping("/my-fees/{id}")
    Mono<String> page(
            @PathVariable String id, SignedIn who, Model model, ServerWebExchange exchange) {
        Mono<String> shown = shown(id, who, model, exchange);
        // Asked for by its name: Spring binds a parameter without a value as if it were not there.
        boolean named = exchange.getRequest().getQueryParams().containsKey(NAMED);
        return named ? shown.retryWhen(UNTIL_HEARD) : shown;
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
