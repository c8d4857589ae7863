package vn.bordergate.ingest.portal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.consignment.Consignment;
import vn.bordergate.ingest.consignment.ConsignmentQueries;
import vn.bordergate.ingest.consignment.Phase;
import vn.bordergate.ingest.consignment.Step;
import vn.bordergate.ingest.consignment.Steps;
import vn.bordergate.ingest.consignment.Wanted;
import vn.bordergate.ingest.declaring.DeclaredFiles;
import vn.bordergate.ingest.declaring.DeclaredFiles.DeclaredFile;
import vn.bordergate.ingest.declaring.LodgedDeclarations;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.Language;

/** The traders' list for programs: what {@code /mine} shows, a page at a time. */
@RestController
@RequestMapping("/api/consignments")
class ConsignmentsApi implements ConsignmentsApiPage {

    static final int LIMIT = 50;
    static final int LIMIT_MAX = 200;

    private final ConsignmentQueries queries;
    private final DeclaredFiles files;
    private final Steps steps;
    private final LodgedDeclarations door;
    private final PortalWords words;
    private final InstantSource clock;

    ConsignmentsApi(
            ConsignmentQueries queries,
            DeclaredFiles files,
            Steps steps,
            LodgedDeclarations door,
            PortalWords words,
            InstantSource clock) {
        this.queries = queries;
        this.files = files;
        this.steps = steps;
        this.door = door;
        this.words = words;
        this.clock = clock;
    }

    @Override
    @GetMapping
    public Mono<Listed> list(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String gate,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            ServerWebExchange exchange,
            FirmRights who) {
        Asked asked = Asked.of(show, direction, gate, q, after);
        int most = limit == null ? LIMIT : limit;
        if (most < 1 || most > LIMIT_MAX) {
            throw Asked.unfit("limit");
        }
        Language language = Language.of(exchange);
        Wanted wanted = asked.wanted(Wanted.firms(who), Asked.today(clock), most + 1);
        return door.guarded(queries.list(wanted).collectList())
                .map(found -> listed(found, most, language));
    }

    @Override
    @GetMapping("/counts")
    public Mono<Counted> counts(FirmRights who) {
        List<String> firms = Wanted.firms(who);
        return door.guarded(
                        Mono.zip(
                                queries.counts(firms),
                                queries.crossedSince(firms, Asked.today(clock))))
                .map(
                        both ->
                                new Counted(
                                        capped(both.getT1().getOrDefault(Phase.MINE, 0L)),
                                        capped(both.getT1().getOrDefault(Phase.AUTHORITY, 0L)),
                                        capped(both.getT1().getOrDefault(Phase.CALLED, 0L)),
                                        capped(both.getT2()),
                                        ConsignmentQueries.COUNT_MAX));
    }

    @Override
    @GetMapping("/{id}/steps")
    public Mono<List<Happened>> steps(
            @PathVariable String id, ServerWebExchange exchange, FirmRights who) {
        Language language = Language.of(exchange);
        return files.find(ConsignmentPage.identity(id), who)
                .flatMap(file -> door.guarded(steps.of(subjects(file)).collectList()))
                .map(all -> all.stream().map(step -> happened(step, language)).toList());
    }

    private static long capped(long counted) {
        return Math.min(counted, ConsignmentQueries.COUNT_MAX);
    }

    private static Listed listed(List<Consignment> found, int most, Language language) {
        boolean more = found.size() > most;
        List<Consignment> page = more ? found.subList(0, most) : found;
        return new Listed(
                page.stream().map(one -> line(one, language)).toList(),
                more ? page.getLast().id().toString() : null);
    }

    private static Line line(Consignment one, Language language) {
        return new Line(
                one.id(),
                one.reference(),
                one.customsNumber(),
                one.gate(),
                one.direction(),
                one.hsCode(),
                one.goods(),
                one.items(),
                one.plates(),
                one.tickets(),
                one.status(),
                one.status().name(language.locale()),
                one.phase(),
                one.channel(),
                one.waitsFor(),
                one.dueAt(),
                one.receivedAt(),
                one.movedAt(),
                one.crossedAt());
    }

    private Happened happened(Step step, Language language) {
        return new Happened(
                step.subject(), step.at(), step.kind(), words.step(step, language.locale()));
    }

    static List<UUID> subjects(DeclaredFile file) {
        List<UUID> subjects = new ArrayList<>();
        subjects.add(file.id().value());
        file.vehicles().forEach(vehicle -> subjects.add(vehicle.id().value()));
        return subjects;
    }
}
