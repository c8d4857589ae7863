package vn.bordergate.ingest.portal;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;
import vn.bordergate.events.reference.Gate;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.events.reference.GateClass;
import vn.bordergate.web.Language;

/** The first page: what may be sent here, and for which gates. */
@Controller
class IndexPage {

    private final List<Gate> gates;

    IndexPage(GateBook declarableGates) {
        gates =
                declarableGates.gates().stream()
                        .filter(gate -> gate.gateClass() != GateClass.OFFICE)
                        .toList();
    }

    /** One gate as the page shows it. */
    record Line(String code, String name, boolean export, boolean imports) {}

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String index(Model model, ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        model.addAttribute(
                "gates",
                gates.stream()
                        .map(
                                gate ->
                                        new Line(
                                                gate.code().value(),
                                                gate.name(language.locale()),
                                                gate.directions()
                                                        .contains(
                                                                vn.bordergate.events.Direction
                                                                        .EXPORT),
                                                gate.directions()
                                                        .contains(
                                                                vn.bordergate.events.Direction
                                                                        .IMPORT)))
                        .toList());
        return "gate-ingest/index";
    }
}
