package vn.bordergate.clearance.priority;

import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/** The list of priority enterprises as a page; it works without any script. */
@Controller
class PriorityPage {

    private static final String HERE = "redirect:/priority-enterprises";

    private final PriorityKeeping keeping;

    PriorityPage(PriorityKeeping keeping) {
        this.keeping = keeping;
    }

    @GetMapping("/priority-enterprises")
    Mono<String> entries(Model model, SignedIn reader) {
        return keeping.sheet()
                .map(
                        sheet -> {
                            model.addAttribute("sheet", sheet);
                            model.addAttribute("mayAgree", mayAgree(sheet, reader));
                            model.addAttribute("schemes", IdentityScheme.values());
                            model.addAttribute("today", keeping.today());
                            model.addAttribute("mayKeep", PriorityRooms.mayKeep(reader));
                            return "clearance-service/priority";
                        });
    }

    @PostMapping("/priority-enterprises")
    Mono<String> propose(ServerWebExchange exchange, Principal officer) {
        return exchange.getFormData()
                .map(
                        form ->
                                new PriorityRequest(
                                        scheme(form),
                                        text(form, "number"),
                                        text(form, "name"),
                                        day(form, "from"),
                                        day(form, "until"),
                                        text(form, "decision"),
                                        text(form, "reason")))
                .flatMap(request -> keeping.propose(request, officer))
                .thenReturn(HERE);
    }

    @PostMapping("/priority-enterprises/proposals/{id}")
    Mono<String> answer(@PathVariable long id, ServerWebExchange exchange, Principal officer) {
        return exchange.getFormData()
                .map(form -> yesOrNo(text(form, "agreed")))
                .flatMap(agreed -> keeping.answer(id, agreed, officer))
                .thenReturn(HERE);
    }

    @PostMapping("/priority-enterprises/end")
    Mono<String> end(ServerWebExchange exchange, Principal officer) {
        return exchange.getFormData()
                .map(
                        form ->
                                new EndRequest(
                                        scheme(form),
                                        text(form, "number"),
                                        day(form, "from"),
                                        day(form, "lastDay"),
                                        text(form, "reason")))
                .flatMap(request -> keeping.end(request, officer))
                .thenReturn(HERE);
    }

    /** Proposals to which the reader is another person; whether they lead is for the door. */
    private static Set<Long> mayAgree(PriorityKeeping.Sheet sheet, SignedIn reader) {
        String person = reader.person();
        if (person == null) {
            return Set.of();
        }
        var keeper = new Keeper(reader.subject(), person, reader.displayName());
        return sheet.proposals().stream()
                .filter(proposal -> !proposal.isOf(keeper))
                .map(PriorityProposals.Proposal::id)
                .collect(Collectors.toSet());
    }

    private static boolean yesOrNo(@Nullable String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case null, default ->
                    throw FaultsException.of(422, Fault.at("/agreed", "FIELD_MISSING"));
        };
    }

    private static @Nullable IdentityScheme scheme(MultiValueMap<String, String> form) {
        String name = text(form, "scheme");
        for (IdentityScheme one : IdentityScheme.values()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable LocalDate day(MultiValueMap<String, String> form, String field) {
        String text = text(form, field);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw FaultsException.of(422, Fault.at("/" + field, "PRIORITY_DATE_FORM"));
        }
    }

    private static @Nullable String text(MultiValueMap<String, String> form, String field) {
        String text = form.getFirst(field);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
