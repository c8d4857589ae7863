package vn.bordergate.ingest.telling;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import reactor.core.publisher.Mono;

/** Where the reader of a mailbox says yes; looking at the page alone changes nothing. */
@Controller
class ConfirmationPages {

    private static final String PAGE = "gate-ingest/notification-mailbox";

    private final Confirmations confirmations;

    ConfirmationPages(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @GetMapping(path = "/notification-mailboxes/{token}", produces = MediaType.TEXT_HTML_VALUE)
    String ask(@PathVariable String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("confirmed", false);
        return PAGE;
    }

    @PostMapping("/notification-mailboxes/{token}")
    Mono<String> confirm(@PathVariable String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("confirmed", true);
        return confirmations.confirm(token).thenReturn(PAGE);
    }
}
