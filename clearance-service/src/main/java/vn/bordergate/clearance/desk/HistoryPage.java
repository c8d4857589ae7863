package vn.bordergate.clearance.desk;

import java.security.Principal;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Language;

/** What happened to a file before what its page shows, a part at a time. */
@Controller
class HistoryPage {

    private final Dossiers dossiers;
    private final RowReasons reasons;

    HistoryPage(Dossiers dossiers, RowReasons reasons) {
        this.dossiers = dossiers;
        this.reasons = reasons;
    }

    @GetMapping("/desk/files/{id}/history")
    Mono<String> before(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "2147483647") int before,
            Principal who,
            Model model,
            ServerWebExchange exchange) {
        return dossiers.history(id, before, SignedIn.of(who))
                .map(
                        part -> {
                            model.addAttribute("id", id);
                            model.addAttribute("steps", part.steps(reasons, Language.of(exchange)));
                            model.addAttribute("officers", part.officers());
                            model.addAttribute("before", part.before());
                            return "clearance-service/history";
                        });
    }
}
