package vn.bordergate.ingest.portal;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.ingest.consignment.Step;
import vn.bordergate.ingest.consignment.Steps;
import vn.bordergate.ingest.declaring.DeclaredFiles;
import vn.bordergate.ingest.declaring.DeclaredFiles.DeclaredFile;
import vn.bordergate.ingest.door.Identities;
import vn.bordergate.ingest.firm.FirmRights;
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
    private final GateLinks links;
    private final InstantSource clock;

    ConsignmentPage(DeclaredFiles files, Steps steps, GateLinks links, InstantSource clock) {
        this.files = files;
        this.steps = steps;
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

    Mono<DeclaredFile> own(String id, FirmRights who) {
        return files.find(identity(id), who);
    }

    private Mono<List<Step>> happened(DeclaredFile file) {
        return steps.of(ConsignmentsApi.subjects(file)).collectList();
    }

    private void fill(DeclaredFile file, List<Step> happened, FirmRights who, Model model) {
        model.addAttribute("declares", who.mayDeclareFor(file.firm()));
        model.addAttribute("prices", who.maySeePricesOf(file.firm()));
        model.addAttribute("file", file);
        model.addAttribute("changeable", changeable(file, who));
        model.addAttribute("followed", file.heard() ? file.progress().followed() : null);
        model.addAttribute("stages", Stage.of(file));
        model.addAttribute("steps", happened.reversed());
        model.addAttribute("documentKinds", DOCUMENT_KINDS);
        model.addAttribute("clearance", links.clearance().toString());
    }

    /** Vehicles of those for whom they may declare; another firm may carry the same goods. */
    private static Set<CrossingId> changeable(DeclaredFile file, FirmRights who) {
        return file.vehicles().stream()
                .filter(v -> who.mayDeclareFor(v.vehicle().announcer()))
                .map(DeclaredFiles.Vehicle::id)
                .collect(Collectors.toSet());
    }

    static UUID identity(String text) {
        return Identities.of(text, DeclaredFiles::notFound);
    }
}
