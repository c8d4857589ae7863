package vn.bordergate.clearance.till;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.rulebook.FeeTable;
import vn.bordergate.clearance.rulebook.RuleLine;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.clearance.rulebook.RuleVersions;
import vn.bordergate.clearance.rulebook.RuleVersions.Activation;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.reference.Gate;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.Language;

/** The tariff in force, for everybody, without a sign-in. */
@Controller
class TariffPage {

    private static final GateBook GATES = GateBook.shipped(List.of("lao-cai"));

    private final Rulebook book;
    private final RuleVersions versions;
    private final Payments payments;

    TariffPage(Rulebook book, RuleVersions versions, Payments payments) {
        this.book = book;
        this.versions = versions;
        this.payments = payments;
    }

    /**
     * A row of the tariff.
     *
     * @param reason whom it concerns, and the law that says so
     */
    record Row(String id, String basis, long vnd, String reason) {
        static Row of(RuleLine line, Language language) {
            return new Row(
                    line.id(),
                    String.valueOf(line.outcome().get("basis")),
                    Long.parseLong(String.valueOf(line.outcome().get("vnd"))),
                    line.reason().in(language.tag()));
        }
    }

    /**
     * The tariff as it is told.
     *
     * @param validFrom null for one that has been in force from the beginning
     */
    record Tariff(
            String gate,
            String version,
            @Nullable Instant validFrom,
            List<Row> rows,
            boolean currentTariffKnown,
            boolean pretendedPayments) {}

    @GetMapping("/fees/{gate}")
    Mono<String> page(@PathVariable String gate, Model model, ServerWebExchange exchange) {
        Gate known = gate(gate);
        return tariff(known, Language.of(exchange))
                .map(
                        tariff -> {
                            model.addAttribute("tariff", tariff);
                            model.addAttribute(
                                    "gateName", known.name(Language.of(exchange).locale()));
                            return "clearance-service/fees";
                        });
    }

    @GetMapping("/api/fees/{gate}")
    @ResponseBody
    Mono<Tariff> api(@PathVariable String gate, ServerWebExchange exchange) {
        return tariff(gate(gate), Language.of(exchange));
    }

    private Mono<Tariff> tariff(Gate gate, Language language) {
        String version = book.version(FeeTable.NAME);
        List<Row> rows =
                book.lines(FeeTable.NAME).stream()
                        .filter(line -> line.mode() == Mode.LIVE)
                        .map(line -> Row.of(line, language))
                        .toList();
        return versions.version(FeeTable.NAME, version)
                .map(
                        known -> {
                            Activation last =
                                    known.activations().stream()
                                            .max(Comparator.comparing(Activation::validFrom))
                                            .orElse(null);
                            // What officers put in force is the tariff; what was shipped is what
                            // could be found.
                            return new Tariff(
                                    gate.code().value(),
                                    version,
                                    last == null ? null : last.validFrom(),
                                    rows,
                                    last != null && last.by() != null,
                                    payments.isPretended());
                        });
    }

    private static Gate gate(String code) {
        try {
            return GATES.find(new GateCode(code))
                    .orElseThrow(() -> Till.refused(404, "FEE_GATE_UNKNOWN"));
        } catch (IllegalArgumentException e) {
            throw Till.refused(404, "FEE_GATE_UNKNOWN");
        }
    }
}
