package vn.bordergate.clearance.till;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.RefundReason;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.till.FeesApi.RefundRequest;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/** The management board's page of fees; it works without any script. */
@Controller
class FeeDeskPage {

    private static final GateBook GATES = GateBook.shipped(List.of("lao-cai"));

    private final Till till;
    private final Refunding refunding;
    private final FeeBoard board;
    private final Payments payments;
    private final CircuitBreaker breaker;
    private final Clock clock;

    FeeDeskPage(
            Till till,
            Refunding refunding,
            FeeBoard board,
            Payments payments,
            @Qualifier("deskBreaker") CircuitBreaker breaker,
            Clock clock) {
        this.till = till;
        this.refunding = refunding;
        this.board = board;
        this.payments = payments;
        this.breaker = breaker;
        this.clock = clock;
    }

    @GetMapping("/desk/fees")
    Mono<String> page(
            @RequestParam(required = false) @Nullable String gate,
            @RequestParam(required = false) @Nullable String day,
            Model model,
            SignedIn reader) {
        String at = gate(gate, reader);
        LocalDate on = day(day);
        return Mono.zip(
                        board.book(at, on, FeeBoard.ROWS_MAX).collectList(),
                        board.sums(at, on),
                        board.unpaid(at),
                        board.refunds(at),
                        board.mismatches(at))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .map(
                        found -> {
                            model.addAttribute("gate", at);
                            model.addAttribute("gates", gates(reader));
                            model.addAttribute("day", on);
                            model.addAttribute("lines", found.getT1());
                            model.addAttribute("sums", found.getT2());
                            model.addAttribute("unpaid", found.getT3());
                            model.addAttribute("refunds", found.getT4());
                            model.addAttribute("mismatches", found.getT5());
                            model.addAttribute("most", FeeBoard.ROWS_MAX);
                            model.addAttribute("reasons", RefundReason.values());
                            model.addAttribute("pretended", payments.isPretended());
                            model.addAttribute("mayTake", mayTake(reader, at));
                            return "clearance-service/fees-desk";
                        });
    }

    /** What they may do is decided at the till; here it is whether a page offers it. */
    private static boolean mayTake(SignedIn reader, String gate) {
        return reader.isOneOf(Roles.MANAGEMENT_BOARD)
                && reader.grants().covers(gate)
                && reader.person() != null;
    }

    @GetMapping(path = "/desk/fees.csv")
    ResponseEntity<Flux<String>> csv(
            @RequestParam(required = false) @Nullable String gate,
            @RequestParam(required = false) @Nullable String day,
            SignedIn reader) {
        String at = gate(gate, reader);
        LocalDate on = day(day);
        Flux<String> rows =
                board.book(at, on, FeeBoard.BOOK_ROWS_MAX)
                        .map(FeeCsv::row)
                        .startWith(FeeCsv.HEADING);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"fees-%s-%s.csv\"".formatted(at, on))
                .body(rows);
    }

    @PostMapping("/desk/fees/{id}/payment")
    Mono<String> pay(@PathVariable String id, SignedIn who) {
        return till.pay(FeesApi.crossing(id), who).map(paid -> here(paid.gate()));
    }

    @PostMapping("/desk/fees/{id}/refund")
    Mono<String> refund(@PathVariable String id, ServerWebExchange exchange, SignedIn who) {
        return exchange.getFormData()
                .map(
                        form ->
                                new RefundRequest(
                                        reason(form.getFirst("reason")), form.getFirst("note")))
                .flatMap(
                        request ->
                                refunding.ask(
                                        FeesApi.crossing(id),
                                        request.known(),
                                        request.sound(),
                                        who))
                .map(FeeDeskPage::here);
    }

    @PostMapping("/desk/fees/{id}/refund/answer")
    Mono<String> answer(@PathVariable String id, ServerWebExchange exchange, SignedIn who) {
        return exchange.getFormData()
                .map(form -> "true".equals(form.getFirst("agreed")))
                .flatMap(agreed -> refunding.answer(FeesApi.crossing(id), agreed, who))
                .map(FeeDeskPage::here);
    }

    private static @Nullable RefundReason reason(@Nullable String name) {
        for (RefundReason one : RefundReason.values()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    private static String here(OpenAccount open) {
        return here(String.valueOf(open.announced() == null ? "" : open.announced().gate()));
    }

    private static String here(String gate) {
        return "redirect:/desk/fees?gate=" + gate;
    }

    /** Whoever was granted a gate looks at that one; auditors at any. */
    private static String gate(@Nullable String asked, SignedIn reader) {
        List<String> gates = gates(reader);
        if (asked == null || asked.isEmpty()) {
            if (gates.isEmpty()) {
                throw Till.refused(403, "FOREIGN_GATE");
            }
            return gates.getFirst();
        }
        if (!gates.contains(asked)) {
            throw Till.refused(403, "FOREIGN_GATE");
        }
        return asked;
    }

    private static List<String> gates(SignedIn reader) {
        return reader.grants().everywhere() || reader.isOneOf(Roles.AUDITOR)
                ? GATES.gates().stream().map(g -> g.code()).map(GateCode::value).toList()
                : List.copyOf(new TreeSet<>(reader.grants().gates()));
    }

    private LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE)
                    : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw FaultsException.of(422, Fault.at("/day", "FEE_DAY_FORM"));
        }
    }
}
