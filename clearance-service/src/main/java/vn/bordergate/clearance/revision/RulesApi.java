package vn.bordergate.clearance.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.revision.RuleActivations.Answered;
import vn.bordergate.clearance.revision.RuleBoard.Overview;
import vn.bordergate.clearance.revision.RuleProposals.Proposal;
import vn.bordergate.clearance.revision.TrialTable.Trial;
import vn.bordergate.clearance.revision.TrialTable.TriedFile;
import vn.bordergate.clearance.rulebook.CheckTable;
import vn.bordergate.clearance.rulebook.LaneTable;
import vn.bordergate.clearance.rulebook.RuleVersions;
import vn.bordergate.web.Language;

/** The rule tables: read, a new version uploaded, tried and put in force. */
@RestController
class RulesApi {

    private static final int FILES_A_PAGE_MAX = 500;

    private final RuleBoard board;
    private final RuleVersions versions;
    private final RuleUploads uploads;
    private final RuleActivations activations;
    private final RuleTrials trials;
    private final TrialTable trialTable;

    RulesApi(
            RuleBoard board,
            RuleVersions versions,
            RuleUploads uploads,
            RuleActivations activations,
            RuleTrials trials,
            TrialTable trialTable) {
        this.board = board;
        this.versions = versions;
        this.uploads = uploads;
        this.activations = activations;
        this.trials = trials;
        this.trialTable = trialTable;
    }

    /** From which day of the gate on a version shall hold. */
    record ActivationRequest(@Nullable LocalDate from) {}

    /** What the second of two says. */
    record AnswerRequest(@Nullable Boolean agreed) {}

    /**
     * Files that something would change for.
     *
     * @param next value for {@code after}, or null on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<TriedFile> files, @Nullable Integer next) {}

    @GetMapping("/api/rules")
    Mono<List<Overview>> tables() {
        return board.tables();
    }

    /** The table of checks in force, row by row, in the language asked for. */
    @GetMapping("/api/rules/checks")
    Mono<RuleView> checks(ServerWebExchange exchange) {
        return board.version(
                CheckTable.NAME, board.inForce(CheckTable.NAME), Language.of(exchange));
    }

    /** The table of lanes in force; who drives by it may read it. */
    @GetMapping("/api/rules/vehicle-lanes")
    Mono<RuleView> lanes(ServerWebExchange exchange) {
        return board.version(LaneTable.NAME, board.inForce(LaneTable.NAME), Language.of(exchange));
    }

    @GetMapping("/api/rules/{table}/versions")
    Mono<Overview> versions(@PathVariable String table) {
        return board.table(RuleBoard.known(table));
    }

    @GetMapping(
            path = "/api/rules/{table}/versions/{version}",
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<RuleView> version(
            @PathVariable String table, @PathVariable String version, ServerWebExchange exchange) {
        return board.version(RuleBoard.known(table), version, Language.of(exchange));
    }

    /** The very bytes that were uploaded, for a DMN editor. */
    @GetMapping(path = "/api/rules/{table}/versions/{version}/dmn")
    Mono<ResponseEntity<byte[]>> text(@PathVariable String table, @PathVariable String version) {
        return versions.text(RuleBoard.known(table), version)
                .switchIfEmpty(RuleUploads.refused(404, "", "RULES_VERSION_UNKNOWN"))
                .map(
                        dmn ->
                                ResponseEntity.ok()
                                        .contentType(MediaType.APPLICATION_XML)
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"" + table + ".dmn\"")
                                        .body(dmn));
    }

    /** 201 for a new version, 200 for one that is known: the same text is the same version. */
    @PostMapping(
            path = "/api/rules/{table}/versions",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    Mono<ResponseEntity<RuleUploads.Kept>> upload(
            @PathVariable String table,
            @RequestBody(required = false) byte @Nullable [] dmn,
            Principal officer) {
        byte[] text = dmn == null ? new byte[0] : dmn;
        return uploads.upload(RuleBoard.known(table), text, Reviser.of(officer))
                .map(
                        kept ->
                                (kept.isNew()
                                                ? ResponseEntity.created(
                                                        address(table, kept.version()))
                                                : ResponseEntity.ok()
                                                        .location(address(table, kept.version())))
                                        .body(kept));
    }

    /** Begins to try a version on the files of the last thirty days. */
    @PostMapping("/api/rules/{table}/versions/{version}/trial")
    Mono<ResponseEntity<Void>> tryOut(
            @PathVariable String table, @PathVariable String version, Principal officer) {
        return trials.start(RuleBoard.known(table), version, Reviser.of(officer).account())
                .thenReturn(
                        ResponseEntity.accepted()
                                .location(URI.create(address(table, version) + "/trial"))
                                .build());
    }

    /** How far the trial is, and what it has found so far. */
    @GetMapping("/api/rules/{table}/versions/{version}/trial")
    Mono<Trial> trial(@PathVariable String table, @PathVariable String version) {
        return trialTable
                .trial(RuleBoard.known(table), version)
                .switchIfEmpty(RuleUploads.refused(404, "", "RULES_TRIAL_UNKNOWN"));
    }

    /** A page of the files that something would change for. */
    @GetMapping("/api/rules/{table}/versions/{version}/trial/files")
    Mono<Page> changed(
            @PathVariable String table,
            @PathVariable String version,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, FILES_A_PAGE_MAX);
        return trial(table, version)
                .flatMap(
                        trial ->
                                trialTable
                                        .changed(trial.run(), Math.max(0, after), most)
                                        .collectList())
                .map(
                        files ->
                                new Page(
                                        files,
                                        files.size() < most ? null : files.getLast().place() + 1));
    }

    /** The first of two wants a version in force from a day on. */
    @PostMapping("/api/rules/{table}/versions/{version}/activation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Proposal> propose(
            @PathVariable String table,
            @PathVariable String version,
            @RequestBody ActivationRequest request,
            Principal officer) {
        LocalDate from = request.from();
        if (from == null) {
            return RuleUploads.refused(422, "/from", "FIELD_MISSING");
        }
        return activations.propose(RuleBoard.known(table), version, from, Reviser.of(officer));
    }

    /** The second of two agrees, and the version holds; or somebody refuses. */
    @PostMapping("/api/rules/{table}/versions/{version}/proposal")
    Mono<Answered> answer(
            @PathVariable String table,
            @PathVariable String version,
            @RequestBody AnswerRequest request,
            Principal officer) {
        Boolean agreed = request.agreed();
        if (agreed == null) {
            return RuleUploads.refused(422, "/agreed", "FIELD_MISSING");
        }
        return activations.answer(RuleBoard.known(table), version, agreed, Reviser.of(officer));
    }

    private static URI address(String table, String version) {
        return URI.create("/api/rules/" + table + "/versions/" + version);
    }
}
