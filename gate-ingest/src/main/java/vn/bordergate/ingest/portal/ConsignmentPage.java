package vn.bordergate.ingest.portal;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.ingest.consignment.Step;
import vn.bordergate.ingest.consignment.Steps;
import vn.bordergate.ingest.declaring.DeclaredFiles;
import vn.bordergate.ingest.declaring.DeclaredFiles.DeclaredFile;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.journal.EventJson;
import vn.bordergate.web.GateLinks;

/** One consignment from its declaration to its crossing, and what may be done with it. */
@Controller
class ConsignmentPage {

    private static final List<DocumentKind> DOCUMENT_KINDS =
            List.of(DocumentKind.values()).stream()
                    .filter(kind -> kind != DocumentKind.OFFICER_RECORD)
                    .toList();

    private final DeclaredFiles files;
    private final Steps steps;
    private final EventJson json;
    private final GateLinks links;
    private final InstantSource clock;

    ConsignmentPage(
            DeclaredFiles files,
            Steps steps,
            EventJson json,
            GateLinks links,
            InstantSource clock) {
        this.files = files;
        this.steps = steps;
        this.json = json;
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param done what was just done, as the script names it
     */
    @GetMapping("/mine/{id}")
    Mono<String> page(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            FirmRights who,
            Model model) {
        return own(id, who)
                .flatMap(file -> happened(file).doOnNext(all -> fill(file, all, who, model)))
                .doOnNext(
                        _ -> {
                            model.addAttribute("done", done);
                            model.addAttribute("at", clock.instant());
                        })
                .publishOn(Schedulers.parallel())
                .thenReturn("gate-ingest/consignment" + (htmx == null ? "" : " :: #consignment"));
    }

    /** What it declares, in the form in which it may be sent again. */
    @GetMapping(path = "/mine/{id}/content", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<byte[]>> content(@PathVariable String id, FirmRights who) {
        return own(id, who)
                .filter(file -> who.mayDeclareFor(file.firm()))
                .filter(file -> who.maySeePricesOf(file.firm()))
                .switchIfEmpty(Mono.error(DeclaredFiles::notFound))
                .map(
                        file ->
                                ResponseEntity.ok()
                                        .header("Cache-Control", "no-store")
                                        .eTag("\"" + file.generation() + "\"")
                                        .body(
                                                json.write(file.content())
                                                        .getBytes(StandardCharsets.UTF_8)));
    }

    Mono<DeclaredFile> own(String id, FirmRights who) {
        return files.find(identity(id), who);
    }

    private Mono<List<Step>> happened(DeclaredFile file) {
        List<UUID> subjects = new ArrayList<>();
        subjects.add(file.id().value());
        file.vehicles().forEach(vehicle -> subjects.add(vehicle.id().value()));
        return steps.of(subjects).collectList();
    }

    private void fill(DeclaredFile file, List<Step> happened, FirmRights who, Model model) {
        model.addAttribute("declares", who.mayDeclareFor(file.firm()));
        model.addAttribute("prices", who.maySeePricesOf(file.firm()));
        model.addAttribute("file", file);
        model.addAttribute("followed", file.heard() ? file.progress().followed() : null);
        model.addAttribute("stages", Stage.of(file));
        model.addAttribute("steps", happened.reversed());
        model.addAttribute("documentKinds", DOCUMENT_KINDS);
        model.addAttribute("clearance", links.clearance().toString());
    }

    /** What is no identity is the identity of nothing. */
    private static UUID identity(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnIdentity) {
            throw DeclaredFiles.notFound();
        }
    }
}
