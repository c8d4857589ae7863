package vn.bordergate.clearance.desk;

import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.slip.Slip;
import vn.bordergate.clearance.slip.SlipPress;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** A file's slips for its declarant: to read, and as PDF to print; the same words in both. */
@Controller
class SlipPages {

    private final HandedSlips slips;
    private final DeskWords words;
    private final MessageSource texts;
    private final SlipPress press;

    SlipPages(HandedSlips slips, DeskWords words, MessageSource texts, SlipPress press) {
        this.slips = slips;
        this.words = words;
        this.texts = texts;
        this.press = press;
    }

    private record Written(String number, Slip slip) {}

    /**
     * The slip as a page.
     *
     * @param number of the slip among those of its file; the last of its kind where it is not said
     */
    @GetMapping("/desk/files/{id}/slips/{slip}")
    Mono<String> read(
            @PathVariable UUID id,
            @PathVariable String slip,
            @RequestParam(required = false) @Nullable Integer number,
            Principal who,
            Model model,
            ServerWebExchange exchange) {
        return written(id, slip, number, who, false, exchange)
                .map(
                        written -> {
                            model.addAttribute("slip", written.slip());
                            model.addAttribute("file", id);
                            model.addAttribute("kind", slip);
                            model.addAttribute("number", number);
                            return "clearance-service/slip";
                        });
    }

    /** The slip as PDF, under its number. */
    @GetMapping("/desk/files/{id}/slips/{slip}.pdf")
    Mono<ResponseEntity<byte[]>> print(
            @PathVariable UUID id,
            @PathVariable String slip,
            @RequestParam(required = false) @Nullable Integer number,
            Principal who,
            ServerWebExchange exchange) {
        return written(id, slip, number, who, true, exchange)
                .flatMap(written -> press.print(written.slip()).map(pdf -> sent(written, pdf)));
    }

    private static ResponseEntity<byte[]> sent(Written written, byte[] pdf) {
        var disposition =
                ContentDisposition.attachment().filename(written.number() + ".pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", disposition.toString())
                .header("Cache-Control", "no-store")
                .body(pdf);
    }

    private Mono<Written> written(
            UUID id,
            String slip,
            @Nullable Integer number,
            Principal who,
            boolean onPaper,
            ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        SlipKind kind = SlipKind.named(slip);
        if (kind == null) {
            throw FaultsException.of(404, Fault.at("", "SLIP_NOT_FOUND"));
        }
        return slips.find(id, kind, number, SignedIn.of(who), onPaper)
                .map(
                        handed ->
                                new Written(
                                        handed.given().number(),
                                        new SlipWriter(handed, words, texts, language.locale())
                                                .write()));
    }
}
