package vn.bordergate.clearance.desk;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** What happened to a file before what its page shows, a part at a time. */
@Controller
class HistoryPage {

    private final FileQueries queries;
    private final RowReasons reasons;
    private final CircuitBreaker breaker;

    HistoryPage(FileQueries queries, RowReasons reasons, CircuitBreaker breaker) {
        this.queries = queries;
        this.reasons = reasons;
        this.breaker = breaker;
    }

    @GetMapping("/desk/files/{id}/history")
    Mono<String> before(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "2147483647") int before,
            Model model,
            ServerWebExchange exchange) {
        var told = new FileHistory(reasons, Language.of(exchange));
        return queries.history(new DeclarationId(id), before)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .filter(part -> !part.entries().isEmpty())
                .switchIfEmpty(
                        Mono.error(() -> FaultsException.of(404, Fault.at("", "FILE_NOT_LODGED"))))
                .map(
                        part -> {
                            model.addAttribute("id", id);
                            model.addAttribute("steps", told.steps(part.entries()));
                            model.addAttribute("before", part.before());
                            return "clearance-service/history";
                        });
    }
}
