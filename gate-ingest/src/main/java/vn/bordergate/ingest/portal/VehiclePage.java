package vn.bordergate.ingest.portal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.ingest.consignment.Consignment;
import vn.bordergate.ingest.consignment.ConsignmentQueries;
import vn.bordergate.ingest.consignment.Wanted;
import vn.bordergate.ingest.declaring.AnnouncedCrossings;
import vn.bordergate.ingest.declaring.AnnouncedCrossings.Announced;
import vn.bordergate.ingest.declaring.DeclaredFiles;
import vn.bordergate.ingest.declaring.DeclaredFiles.DeclaredFile;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.portal.DeclarePage.Start;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** The form of a vehicle for what was declared before: announced, or amended. */
@Controller
class VehiclePage {

    /** Own declarations that a vehicle's form offers to carry; others are found by searching. */
    static final int CARRIABLE_MAX = 200;

    private final ConsignmentQueries queries;
    private final ConsignmentPage consignments;
    private final DeclaredFiles files;
    private final AnnouncedCrossings crossings;
    private final MessageSource texts;

    VehiclePage(
            ConsignmentQueries queries,
            ConsignmentPage consignments,
            DeclaredFiles files,
            AnnouncedCrossings crossings,
            MessageSource texts) {
        this.queries = queries;
        this.consignments = consignments;
        this.files = files;
        this.crossings = crossings;
        this.texts = texts;
    }

    /** Another declaration that the vehicle may carry, or carries already. */
    record Carriable(UUID id, String reference, String goods) {
        static Carriable of(Consignment one) {
            return new Carriable(one.id(), one.reference(), one.goods());
        }

        static Carriable of(DeclaredFile file) {
            return new Carriable(
                    file.id().value(),
                    file.content().reference(),
                    file.content().items().getFirst().description());
        }
    }

    /** It may carry several declarations. */
    @GetMapping("/mine/{id}/vehicle")
    Mono<String> announce(
            @PathVariable String id, FirmRights who, Model model, ServerWebExchange exchange) {
        DeclarePage.requireDeclaring(who);
        model.addAttribute("start", new Start(null, "", null, 0));
        model.addAttribute("title", text("vehicle.title", Language.of(exchange).locale()));
        return consignments
                .own(id, who)
                .flatMap(file -> carriable(file, who).doOnNext(all -> fill(model, file, all)))
                .publishOn(Schedulers.parallel())
                .thenReturn("gate-ingest/vehicle");
    }

    /** What it carries already is offered too, whatever has become of it. */
    @GetMapping("/mine/{id}/vehicle/{crossing}")
    Mono<String> amend(
            @PathVariable String id,
            @PathVariable String crossing,
            FirmRights who,
            Model model,
            ServerWebExchange exchange) {
        DeclarePage.requireDeclaring(who);
        Locale locale = Language.of(exchange).locale();
        return consignments
                .own(id, who)
                .zipWhen(_ -> crossings.ownToChange(ConsignmentPage.identity(crossing), who))
                .flatMap(
                        both ->
                                carriable(both.getT1(), who)
                                        .flatMap(all -> withCarried(all, both.getT2(), who))
                                        .doOnNext(
                                                all -> {
                                                    fill(model, both.getT1(), all);
                                                    start(model, both.getT2(), locale);
                                                }))
                .publishOn(Schedulers.parallel())
                .thenReturn("gate-ingest/vehicle");
    }

    private void start(Model model, Announced own, Locale locale) {
        String key = own.crossingId().toString();
        model.addAttribute(
                "start",
                new Start("/api/crossings/" + key + "/content", "", key, own.generation()));
        model.addAttribute(
                "title", text("vehicle.amend.title", locale, own.vehicle().plate().value()));
    }

    private static void fill(Model model, DeclaredFile file, List<Carriable> all) {
        model.addAttribute("file", file);
        model.addAttribute(
                "others", all.stream().filter(one -> !one.id().equals(file.id().value())).toList());
    }

    private Mono<List<Carriable>> carriable(DeclaredFile file, FirmRights who) {
        return queries.list(
                        new Wanted(
                                Wanted.firms(who),
                                null,
                                file.content().gate().value(),
                                file.content().direction().name(),
                                "",
                                null,
                                null,
                                CARRIABLE_MAX))
                .filter(one -> one.status().open())
                .map(Carriable::of)
                .collectList();
    }

    /** One that they may not look at is not theirs to see here either; the door keeps it. */
    private Mono<List<Carriable>> withCarried(
            List<Carriable> offered, Announced own, FirmRights who) {
        List<UUID> known = offered.stream().map(Carriable::id).toList();
        return Flux.fromIterable(own.vehicle().declarations())
                .filter(id -> !known.contains(id.value()))
                .concatMap(
                        id ->
                                files.find(id.value(), who)
                                        .map(Carriable::of)
                                        .onErrorResume(FaultsException.class, _ -> Mono.empty()))
                .concatWith(Flux.fromIterable(offered))
                .collectList();
    }

    private String text(String key, Locale locale, Object... details) {
        return texts.getMessage(key, details, locale);
    }
}
