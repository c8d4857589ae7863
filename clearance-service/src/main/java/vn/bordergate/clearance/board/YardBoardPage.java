package vn.bordergate.clearance.board;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.security.Principal;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.clearance.calling.Measure;
import vn.bordergate.clearance.calling.MeasureKind;
import vn.bordergate.clearance.calling.MeasureReason;
import vn.bordergate.clearance.calling.MeasureRequest;
import vn.bordergate.clearance.calling.Measures;
import vn.bordergate.clearance.calling.Regime;
import vn.bordergate.clearance.calling.Scene;
import vn.bordergate.clearance.calling.Scenes;
import vn.bordergate.clearance.traffic.NeedsPerson;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Figures;
import vn.bordergate.web.Language;
import vn.bordergate.web.LiveShare;
import vn.bordergate.web.SignedIn;

/** Yards and lanes of a gate as its officers see them, and what they may do there. */
@Controller
class YardBoardPage {

    /** Vehicles that the board lists; more are counted. */
    static final int SHOWN_MAX = 200;

    private static final int MINUTES_PER_HOUR = 60;

    private final Scenes scenes;
    private final Measures measures;
    private final NeedsPerson needs;
    private final LiveQueues live;
    private final LiveShare share;
    private final BoardWords words;
    private final CircuitBreaker breaker;

    YardBoardPage(
            Scenes scenes,
            Measures measures,
            NeedsPerson needs,
            @Qualifier("liveBoards") LiveQueues live,
            LiveShare share,
            BoardWords words,
            @Qualifier("deskBreaker") CircuitBreaker breaker) {
        this.scenes = scenes;
        this.measures = measures;
        this.needs = needs;
        this.live = live;
        this.share = share;
        this.words = words;
        this.breaker = breaker;
    }

    /** On to the first gate of the reader that has a yard. */
    @GetMapping("/desk/yard")
    String first(Principal who) {
        SignedIn reader = SignedIn.of(who);
        return scenes.gates().stream()
                .filter(reader.grants()::covers)
                .findFirst()
                .map(gate -> "redirect:/desk/yard/" + gate)
                .orElseThrow(() -> FaultsException.of(403, Fault.at("", "FOREIGN_GATE")));
    }

    @GetMapping("/desk/yard/{gate}")
    Mono<String> board(
            @PathVariable String gate,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Principal who,
            ServerWebExchange exchange,
            Model model) {
        SignedIn reader = reader(gate, who);
        Language language = Language.of(exchange);
        model.addAttribute("gate", gate);
        model.addAttribute("gateName", words.gate(gate, language));
        model.addAttribute("words", words.in(language));
        model.addAttribute("mayAct", reader.isOneOf(BoardRooms.ACTING) && reader.person() != null);
        model.addAttribute("kinds", MeasureKind.values());
        model.addAttribute("reasons", MeasureReason.values());
        model.addAttribute("mayAnswer", NeedsPerson.mayAnswer(reader));
        return Mono.zip(scenes.of(gate), needs.of(gate, who))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(
                        both -> {
                            fill(both.getT1(), model);
                            model.addAttribute("needs", both.getT2());
                        })
                .thenReturn("clearance-service/yard-board" + (htmx == null ? "" : " :: #work"));
    }

    @GetMapping(path = "/desk/yard/{gate}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> live(
            @PathVariable String gate, Principal who, ServerWebExchange exchange) {
        var unused = reader(gate, who);
        return share.of(exchange, live.watch(gate));
    }

    @PostMapping("/desk/yard/{gate}/measures")
    Mono<String> take(@PathVariable String gate, ServerWebExchange exchange, Principal officer) {
        return exchange.getFormData()
                .map(form -> request(gate, form))
                .flatMap(request -> measures.take(gate, request, officer))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .thenReturn("redirect:/desk/yard/" + gate);
    }

    @PostMapping("/desk/yard/{gate}/measures/end")
    Mono<String> end(@PathVariable String gate, ServerWebExchange exchange, Principal officer) {
        return exchange.getFormData()
                .flatMap(
                        form ->
                                measures.end(
                                        gate,
                                        id(text(form, "id")),
                                        new MeasureRequest.End(
                                                constant(
                                                        MeasureReason.values(),
                                                        text(form, "reason")),
                                                text(form, "note")),
                                        officer))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .thenReturn("redirect:/desk/yard/" + gate);
    }

    private static void fill(Scene scene, Model model) {
        var today = ZonedDateTime.ofInstant(scene.at(), Figures.ZONE).toLocalDate();
        List<Measure> standing =
                scene.measures().stream().filter(m -> m.isStanding(today)).toList();
        int shown = Math.min(SHOWN_MAX, scene.standing().size());
        model.addAttribute("scene", scene);
        model.addAttribute("at", scene.at());
        model.addAttribute("shown", scene.standing().subList(0, shown));
        model.addAttribute("more", scene.standing().size() - shown);
        model.addAttribute("standing", standing);
        List<String> subjects = new ArrayList<>();
        scene.lanes().forEach(lane -> subjects.add(lane.id()));
        for (Direction direction : Direction.values()) {
            subjects.add(direction.name());
        }
        for (GoodsClass goods : GoodsClass.values()) {
            subjects.add(goods.name());
        }
        subjects.add(Regime.ALL_GOODS);
        model.addAttribute("subjects", subjects);
    }

    private SignedIn reader(String gate, Principal who) {
        SignedIn reader = SignedIn.of(who);
        if (!scenes.has(gate)) {
            throw FaultsException.of(404, Fault.at("", "YARD_GATE_UNKNOWN"));
        }
        if (!reader.grants().covers(gate)) {
            throw FaultsException.of(403, Fault.at("", "FOREIGN_GATE"));
        }
        return reader;
    }

    private static MeasureRequest request(String gate, MultiValueMap<String, String> form) {
        MeasureKind kind = constant(MeasureKind.values(), text(form, "kind"));
        boolean takesAmount = kind == MeasureKind.DAY_EXTENDED || kind == MeasureKind.INTAKE_SET;
        return new MeasureRequest(
                kind,
                // The page of a gate closes that gate and no other.
                kind == MeasureKind.GATE_CLOSED ? gate : text(form, "subject"),
                // The field is hidden for what takes none, and may still be filled.
                takesAmount ? amount(text(form, "amount")) : null,
                constant(MeasureReason.values(), text(form, "reason")),
                text(form, "note"));
    }

    /** A number, or a time of the day as its minute. */
    private static @Nullable Integer amount(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.contains(":")) {
                LocalTime time = LocalTime.parse(text);
                return time.getHour() * MINUTES_PER_HOUR + time.getMinute();
            }
            return Integer.valueOf(text);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw FaultsException.of(422, Fault.at("/amount", "YARD_AMOUNT_FORM"));
        }
    }

    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw FaultsException.of(404, Fault.at("", "YARD_MEASURE_UNKNOWN"));
        }
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] values, @Nullable String name) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String text(MultiValueMap<String, String> form, String field) {
        String text = form.getFirst(field);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
