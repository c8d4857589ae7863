package vn.bordergate.clearance.traffic;

import java.security.Principal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import reactor.core.scheduler.Schedulers;
import vn.bordergate.clearance.traffic.VehicleHistory.Step;
import vn.bordergate.clearance.traffic.Vehicles.Opened;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CrossingId;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** One vehicle on one screen, and what its officer may do with it. */
@Controller
class VehiclePage {

    /** Why a vehicle is turned back, as its page offers them; programs may say others. */
    static final List<String> TURN_BACK_CODES =
            List.of(
                    "GOODS_REFUSED",
                    "DOCUMENTS_UNFIT",
                    "VEHICLE_UNFIT",
                    "OPPOSITE_SIDE_REFUSED",
                    "AT_OWN_WISH");

    private final Vehicles vehicles;
    private final CrossingDesk desk;
    private final VehicleWords words;
    private final FaultTexts texts;
    private final InstantSource clock;

    VehiclePage(
            Vehicles vehicles,
            CrossingDesk desk,
            VehicleWords words,
            FaultTexts texts,
            InstantSource clock) {
        this.vehicles = vehicles;
        this.desk = desk;
        this.words = words;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The vehicle.
     *
     * @param doing an act whose dialog is open, for who has no script
     * @param done an act that was just taken
     */
    @GetMapping("/desk/vehicles/{id}")
    Mono<String> vehicle(
            @PathVariable UUID id,
            @RequestParam(name = "do", required = false) @Nullable String doing,
            @RequestParam(required = false) @Nullable String done,
            Principal who,
            Model model,
            ServerWebExchange exchange) {
        model.addAttribute("doing", doing);
        model.addAttribute("done", done);
        return shown(new CrossingId(id), who, model, exchange);
    }

    /**
     * Something is done with it; what cannot be done is said beside the vehicle as it is now, and
     * what is wrong with a field beside the field.
     */
    @PostMapping("/desk/vehicles/{id}/{act}")
    Mono<String> act(
            @PathVariable UUID id,
            @PathVariable String act,
            Principal who,
            Model model,
            ServerWebExchange exchange) {
        var crossing = new CrossingId(id);
        return exchange.getFormData()
                .map(fields -> new VehicleForm(crossing, fields))
                .flatMap(
                        form ->
                                form.sent(act, desk, GateOfficer.of(who))
                                        .map(_ -> true)
                                        .onErrorResume(
                                                FaultsException.class,
                                                no -> refused(no, act, form, exchange, model)))
                .flatMap(
                        taken -> {
                            if (taken && !isPartial(exchange)) {
                                return Mono.just("redirect:/desk/vehicles/" + id + "?done=" + act);
                            }
                            if (taken) {
                                model.addAttribute("done", act);
                            }
                            return shown(crossing, who, model, exchange);
                        });
    }

    private Mono<Boolean> refused(
            FaultsException no,
            String act,
            VehicleForm form,
            ServerWebExchange exchange,
            Model model) {
        if (no.status() == 404) {
            return Mono.error(no);
        }
        Language language = Language.of(exchange);
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(no.status()));
        Map<String, String> beside = new HashMap<>();
        for (Fault fault : no.faults()) {
            if (fault.pointer().length() > 1 && !fault.pointer().equals("/version")) {
                String field = fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1);
                beside.putIfAbsent(field, texts.message(fault, language));
            }
        }
        if (!beside.isEmpty()) {
            model.addAttribute("doing", act);
            model.addAttribute("written", form.written());
        }
        model.addAttribute("beside", beside);
        model.addAttribute(
                "refusals",
                no.faults().stream().map(f -> texts.message(f, language)).distinct().toList());
        model.addAttribute("status", no.status());
        return Mono.just(false);
    }

    private Mono<String> shown(
            CrossingId id, Principal who, Model model, ServerWebExchange exchange) {
        String view = "clearance-service/vehicle" + (isPartial(exchange) ? " :: #vehicle" : "");
        GateOfficer officer = GateOfficer.of(who);
        return vehicles.open(id, SignedIn.of(who), officer)
                .publishOn(Schedulers.parallel())
                .doOnNext(opened -> fill(opened, officer, model, Language.of(exchange)))
                .thenReturn(view);
    }

    private void fill(Opened opened, GateOfficer officer, Model model, Language language) {
        VehicleWords.Spoken spoken = words.in(language);
        VehicleView view = VehicleView.of(opened.id(), opened.state(), officer);
        List<Step> steps =
                new VehicleHistory(spoken)
                        .steps(opened.history()).stream()
                                .map(step -> shownTo(officer, step))
                                .toList();
        model.addAttribute("v", view);
        model.addAttribute("words", spoken);
        model.addAttribute("acts", VehicleActs.of(opened.state(), officer, opened.empties()));
        model.addAttribute("waiting", opened.waiting());
        model.addAttribute("carried", opened.carried());
        model.addAttribute(
                "unknown",
                opened.state().standing().load().declarations().stream()
                        .filter(
                                one ->
                                        opened.carried().stream()
                                                .noneMatch(c -> c.id().equals(one.value())))
                        .toList());
        model.addAttribute("fee", opened.fee());
        model.addAttribute("steps", steps);
        model.addAttribute("officers", opened.officers());
        model.addAttribute("others", opened.others());
        model.addAttribute("empties", opened.empties());
        model.addAttribute("turnBackCodes", TURN_BACK_CODES);
        model.addAttribute("at", clock.instant());
        model.addAttribute("mark", Objects.hash(opened.waiting(), opened.carried(), opened.fee()));
        if (!model.containsAttribute("written")) {
            model.addAttribute("written", Map.of());
        }
        if (!model.containsAttribute("beside")) {
            model.addAttribute("beside", Map.of());
        }
    }

    /** An account of a declarant may carry their number. */
    private static Step shownTo(GateOfficer reader, Step step) {
        return step.by().kind() == ActorKind.DECLARANT && VehicleView.needsNoName(reader)
                ? new Step(
                        step.version(),
                        step.at(),
                        new Actor(ActorKind.DECLARANT, VehicleView.HIDDEN),
                        step.what(),
                        step.detail(),
                        step.note(),
                        step.other(),
                        step.first())
                : step;
    }

    private static boolean isPartial(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader("HX-Request");
    }
}
