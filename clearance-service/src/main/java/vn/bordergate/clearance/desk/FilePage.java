package vn.bordergate.clearance.desk;

import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.desk.FileActions.Action;
import vn.bordergate.clearance.register.FileQueries.WholeFile;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.MissingItem;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.GateLinks;
import vn.bordergate.web.Language;

/** One file on one screen, and what its officer may do with it. */
@Controller
class FilePage {

    private final Dossiers dossiers;
    private final RowReasons reasons;
    private final Desk desk;
    private final FaultTexts texts;
    private final InstantSource clock;
    private final GateLinks links;

    FilePage(
            Dossiers dossiers,
            RowReasons reasons,
            Desk desk,
            FaultTexts texts,
            InstantSource clock,
            GateLinks links) {
        this.dossiers = dossiers;
        this.reasons = reasons;
        this.desk = desk;
        this.texts = texts;
        this.clock = clock;
        this.links = links;
    }

    /**
     * The file.
     *
     * @param doing an action whose dialog is open, for who has no script
     * @param done an action that was just taken
     */
    @GetMapping("/desk/files/{id}")
    Mono<String> file(
            @PathVariable UUID id,
            @RequestParam(name = "do", required = false) @Nullable String doing,
            @RequestParam(required = false) @Nullable String done,
            Principal who,
            Model model,
            ServerWebExchange exchange) {
        model.addAttribute("doing", doing);
        model.addAttribute("done", done);
        return shown(id, SignedIn.of(who), model, exchange);
    }

    /**
     * Something is done with the file; what cannot be done is said beside the file as it is now.
     */
    @PostMapping("/desk/files/{id}/{action}")
    Mono<String> act(
            @PathVariable UUID id,
            @PathVariable String action,
            Principal who,
            Model model,
            ServerWebExchange exchange) {
        SignedIn officer = SignedIn.of(who);
        return exchange.getFormData()
                .map(fields -> new FileForm(id, fields).prepared(action, desk, officer))
                .flatMap(
                        prepared ->
                                prepared.faults().isEmpty()
                                        ? prepared.answer()
                                                .flatMap(a -> answered(a, action, exchange, model))
                                        : refused(422, prepared.faults(), exchange, model))
                .flatMap(
                        taken -> {
                            if (taken && !isPartial(exchange)) {
                                return Mono.just("redirect:/desk/files/" + id + "?done=" + action);
                            }
                            return shown(id, officer, model, exchange);
                        });
    }

    private Mono<Boolean> answered(
            Answer answer, String action, ServerWebExchange exchange, Model model) {
        if (answer.code() instanceof String code) {
            return refused(answer.status(), List.of(Fault.at("", code)), exchange, model);
        }
        model.addAttribute("done", action);
        return Mono.just(true);
    }

    private Mono<Boolean> refused(
            int status, List<Fault> faults, ServerWebExchange exchange, Model model) {
        Language language = Language.of(exchange);
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(status));
        model.addAttribute(
                "refusals",
                faults.stream()
                        .map(fault -> texts.message(fault, language))
                        .distinct()
                        .collect(Collectors.toList()));
        model.addAttribute("status", status);
        return Mono.just(false);
    }

    private Mono<String> shown(UUID id, SignedIn officer, Model model, ServerWebExchange exchange) {
        String view = "clearance-service/file" + (isPartial(exchange) ? " :: #file" : "");
        return dossiers.open(id, officer)
                .doOnNext(dossier -> fill(dossier, model, Language.of(exchange)))
                .thenReturn(view);
    }

    private void fill(Dossier dossier, Model model, Language language) {
        SignedIn officer = dossier.reader();
        WholeFile file = dossier.file();
        Declaration.Lodged lodged = dossier.state();
        List<Action> actions = FileActions.of(lodged, officer);
        model.addAttribute("file", FileView.of(dossier, reasons, language, links.ingest()));
        model.addAttribute("actions", actions);
        model.addAttribute("foreign", !officer.gates().covers(file.content().gate()));
        model.addAttribute("mayReadDocuments", !officer.isMasked());
        model.addAttribute("asksCrossing", FileActions.asksForCrossing(lodged));
        model.addAttribute("why", FileReasons.why(file.ruled(), reasons, language));
        model.addAttribute(
                "slips",
                FileReasons.messages(file.slips()).stream()
                        .map(message -> message.by(dossier.shown(message.by())))
                        .toList());
        model.addAttribute("refused", lodged instanceof Declaration.Refused);
        model.addAttribute("missingItems", MissingItem.values());
        model.addAttribute("refusalReasons", RefusalRequest.RefusalReason.values());
        model.addAttribute(
                "reopened", List.of(CheckKind.DOCUMENT_CHECK, CheckKind.PHYSICAL_INSPECTION));
        model.addAttribute("at", clock.instant());
    }

    private static boolean isPartial(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader("HX-Request");
    }
}
