package vn.bordergate.clearance.revision;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.revision.TrialTable.Trial;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** The rule tables as pages; they work without any script. */
@Controller
class RulesPages {

    private static final int FILES_SHOWN = 50;

    private final RuleBoard board;
    private final RuleUploads uploads;
    private final RuleActivations activations;
    private final RuleTrials trials;
    private final TrialTable trialTable;
    private final Clock clock;

    RulesPages(
            RuleBoard board,
            RuleUploads uploads,
            RuleActivations activations,
            RuleTrials trials,
            TrialTable trialTable,
            Clock clock) {
        this.board = board;
        this.uploads = uploads;
        this.activations = activations;
        this.trials = trials;
        this.trialTable = trialTable;
        this.clock = clock;
    }

    /** How many files from one channel to another. */
    record Shift(String from, String to, long files) {
        static List<Shift> all(Map<String, Long> counts) {
            List<Shift> shifts = new ArrayList<>();
            counts.forEach(
                    (name, files) -> {
                        String[] ends = name.split(">", -1);
                        shifts.add(new Shift(ends[0], ends[1], files));
                    });
            return shifts;
        }
    }

    /** How many files for which a check is new or falls away. */
    record Check(String authority, String kind, long files) {
        static List<Check> all(Map<String, Long> counts) {
            List<Check> checks = new ArrayList<>();
            counts.forEach(
                    (name, files) -> {
                        String[] words = name.split(" ", -1);
                        checks.add(new Check(words[0], words[1], files));
                    });
            return checks;
        }
    }

    @GetMapping("/rules")
    Mono<String> tables(Model model, Authentication reader) {
        return board.tables()
                .flatMap(
                        tables ->
                                board.officers(tables)
                                        .doOnNext(named -> model.addAttribute("officers", named))
                                        .thenReturn(tables))
                .map(
                        tables -> {
                            model.addAttribute("tables", tables);
                            model.addAttribute("mayRevise", RuleAccess.mayRevise(reader));
                            return "clearance-service/rules";
                        });
    }

    @GetMapping("/rules/{table}")
    String table(@PathVariable String table) {
        return redirect(RuleBoard.known(table), board.inForce(table));
    }

    @GetMapping("/rules/{table}/versions/{version}")
    Mono<String> version(
            @PathVariable String table,
            @PathVariable String version,
            Model model,
            Authentication reader,
            ServerWebExchange exchange) {
        return board.version(RuleBoard.known(table), version, Language.of(exchange))
                .doOnNext(
                        rules -> {
                            model.addAttribute("rules", rules);
                            model.addAttribute("inForce", board.inForce(table));
                            model.addAttribute("outcomes", RuleTables.outcomes(table));
                            model.addAttribute("onFiles", RuleTables.isTriedOnFiles(table));
                            model.addAttribute("mayRevise", RuleAccess.mayRevise(reader));
                            model.addAttribute("today", today());
                        })
                .flatMap(rules -> showProposal(rules, reader, model))
                .then(trialTable.trial(table, version))
                .flatMap(trial -> show(trial, model))
                .thenReturn("clearance-service/rule-table");
    }

    private Mono<RuleView> showProposal(RuleView rules, Authentication reader, Model model) {
        var reviser = Reviser.reading(SignedIn.of(reader));
        return board.table(rules.table())
                .flatMap(
                        table ->
                                board.officers(List.of(table))
                                        .doOnNext(named -> model.addAttribute("officers", named))
                                        .then(Mono.justOrEmpty(table.proposal())))
                .doOnNext(proposal -> model.addAttribute("proposal", proposal))
                .flatMap(proposal -> activations.mayAgree(rules.table(), proposal, reviser))
                .doOnNext(may -> model.addAttribute("mayAgree", may))
                .thenReturn(rules);
    }

    private Mono<Trial> show(Trial trial, Model model) {
        model.addAttribute("trial", trial);
        model.addAttribute("shifts", Shift.all(trial.result().channelShifts()));
        model.addAttribute("added", Check.all(trial.result().checksAdded()));
        model.addAttribute("dropped", Check.all(trial.result().checksDropped()));
        return trialTable
                .changed(trial.run(), 0, FILES_SHOWN)
                .collectList()
                .doOnNext(files -> model.addAttribute("files", files))
                .thenReturn(trial);
    }

    @PostMapping("/rules/{table}/versions")
    Mono<String> upload(@PathVariable String table, ServerWebExchange exchange, Principal officer) {
        return field(exchange, "dmn")
                .flatMap(
                        dmn ->
                                uploads.upload(
                                        RuleBoard.known(table),
                                        dmn.getBytes(StandardCharsets.UTF_8),
                                        Reviser.of(officer)))
                .map(kept -> redirect(table, kept.version()));
    }

    @PostMapping("/rules/{table}/versions/{version}/trial")
    Mono<String> tryOut(
            @PathVariable String table, @PathVariable String version, Principal officer) {
        return trials.start(RuleBoard.known(table), version, Reviser.of(officer).account())
                .thenReturn(redirect(table, version) + "#trial");
    }

    @PostMapping("/rules/{table}/versions/{version}/activation")
    Mono<String> propose(
            @PathVariable String table,
            @PathVariable String version,
            ServerWebExchange exchange,
            Principal officer) {
        return field(exchange, "from")
                .flatMap(RulesPages::day)
                .flatMap(
                        from ->
                                activations.propose(
                                        RuleBoard.known(table), version, from, Reviser.of(officer)))
                .thenReturn(redirect(table, version) + "#activation");
    }

    @PostMapping("/rules/{table}/versions/{version}/proposal")
    Mono<String> answer(
            @PathVariable String table,
            @PathVariable String version,
            ServerWebExchange exchange,
            Principal officer) {
        return field(exchange, "agreed")
                .flatMap(RulesPages::yesOrNo)
                .flatMap(
                        agreed ->
                                activations.answer(
                                        RuleBoard.known(table),
                                        version,
                                        agreed,
                                        Reviser.of(officer)))
                .thenReturn(redirect(table, version));
    }

    private static Mono<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "true" -> Mono.just(true);
            case "false" -> Mono.just(false);
            default -> RuleUploads.refused(422, "/agreed", "FIELD_MISSING");
        };
    }

    private static Mono<String> field(ServerWebExchange exchange, String name) {
        return exchange.getFormData()
                .map(form -> Optional.ofNullable(form.getFirst(name)).orElse(""))
                .filter(text -> !text.isBlank())
                .switchIfEmpty(RuleUploads.refused(422, "/" + name, "FIELD_MISSING"));
    }

    private static Mono<LocalDate> day(String text) {
        try {
            return Mono.just(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return RuleUploads.refused(422, "/from", "RULES_DATE_FORM");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE);
    }

    private static String redirect(String table, String version) {
        return "redirect:/rules/" + table + "/versions/" + version;
    }
}
