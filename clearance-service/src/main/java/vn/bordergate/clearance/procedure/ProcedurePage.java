package vn.bordergate.clearance.procedure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.Flow;
import vn.bordergate.web.Language;

/** The public page: what the gate asks for, step by step, without a sign-in. */
@Controller
class ProcedurePage {

    private static final int MINUTES_PER_HOUR = 60;
    private static final int HOURS_PER_DAY = 24;

    private final Procedures procedures;

    ProcedurePage(Procedures procedures) {
        this.procedures = procedures;
    }

    @GetMapping("/procedures")
    Mono<String> first(Model model, ServerWebExchange exchange) {
        return page("export", model, exchange);
    }

    @GetMapping("/procedures/{flow}")
    Mono<String> page(@PathVariable String flow, Model model, ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        return procedures
                .of(flow(flow), language)
                .map(
                        procedure -> {
                            model.addAttribute("procedure", procedure);
                            model.addAttribute("flows", List.of(Flow.values()));
                            model.addAttribute("days", Procedures.DAYS);
                            model.addAttribute("words", new Words());
                            return "clearance-service/procedures";
                        });
    }

    @GetMapping("/api/procedures/{flow}")
    @ResponseBody
    Mono<Procedure> api(@PathVariable String flow, ServerWebExchange exchange) {
        return procedures.of(flow(flow), Language.of(exchange));
    }

    private static Flow flow(String name) {
        Map<String, Flow> known =
                Map.of("export", Flow.EXPORT, "import", Flow.IMPORT, "transit", Flow.TRANSIT);
        Flow flow = known.get(name.toLowerCase(Locale.ROOT));
        if (flow == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return flow;
    }

    /** How the template says a length of time: as the key of a text and its number. */
    public static final class Words {

        /** {@code minutes}, {@code hours} or {@code days}, whichever is told best. */
        public String unit(long minutes) {
            if (minutes < 2 * MINUTES_PER_HOUR) {
                return "minutes";
            }
            return minutes < 2L * HOURS_PER_DAY * MINUTES_PER_HOUR ? "hours" : "days";
        }

        /** In that unit, to the nearest. */
        public long number(long minutes) {
            long each =
                    switch (unit(minutes)) {
                        case "minutes" -> 1;
                        case "hours" -> MINUTES_PER_HOUR;
                        default -> (long) HOURS_PER_DAY * MINUTES_PER_HOUR;
                    };
            return (minutes + each / 2) / each;
        }

        /** As in the address of its page. */
        public String path(Flow flow) {
            return flow.name().toLowerCase(Locale.ROOT);
        }
    }
}
