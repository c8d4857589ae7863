package vn.bordergate.clearance.revision;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.revision.RulingsAgain.Rulings;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Has the rulings on a file made again, for whoever doubts one. */
@Controller
class RulingsApi {

    private final RulingsAgain rulings;

    RulingsApi(RulingsAgain rulings) {
        this.rulings = rulings;
    }

    /** Each ruling by a table as it was recorded, and as that version rules now. */
    @GetMapping("/api/rules/rulings")
    @ResponseBody
    Mono<Rulings> again(@RequestParam UUID declaration) {
        return rulings.of(new DeclarationId(declaration));
    }

    /** The same as a page; without a declaration it asks for one. */
    @GetMapping("/rules/rulings")
    Mono<String> page(@RequestParam(defaultValue = "") String declaration, Model model) {
        model.addAttribute("declaration", declaration);
        Mono<Rulings> found =
                declaration.isBlank() ? Mono.empty() : rulings.of(id(declaration.strip()));
        return found.doOnNext(all -> model.addAttribute("found", all))
                .thenReturn("clearance-service/rulings");
    }

    private static DeclarationId id(String text) {
        try {
            return new DeclarationId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw FaultsException.of(404, Fault.at("", "FILE_NOT_LODGED"));
        }
    }
}
