package vn.bordergate.clearance.csv;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** A page that shows a register and takes lines for it; it works without any script. */
public final class CsvPage {

    private final String view;
    private final String address;
    private final FaultTexts faultTexts;

    /**
     * @param view its template
     * @param address where it is shown and posted to
     */
    public CsvPage(String view, String address, FaultTexts faultTexts) {
        this.view = view;
        this.address = address;
        this.faultTexts = faultTexts;
    }

    /** A fault at its line, in the reader's language. */
    public record Shown(String place, String message) {}

    /** What stands on the page besides. */
    @FunctionalInterface
    public interface Register {
        Mono<Rendering> on(Rendering.Builder<?> page);
    }

    /** The page, which says how many lines were kept where one comes back to it. */
    public Mono<Rendering> shown(ServerWebExchange exchange, Register register) {
        String kept = exchange.getRequest().getQueryParams().getFirst("kept");
        Rendering.Builder<?> page = Rendering.view(view);
        if (kept != null && kept.matches("\\d{1,4}")) {
            page = page.modelAttribute("kept", Integer.valueOf(kept));
        }
        return register.on(page);
    }

    /**
     * Back to the page; with the faults and what was typed, where there were faults.
     *
     * @param entry keeps what was typed, and says how many lines that were
     */
    public Mono<Rendering> entered(
            ServerWebExchange exchange, Function<String, Mono<Integer>> entry, Register register) {
        return exchange.getFormData()
                .map(form -> Objects.requireNonNullElse(form.getFirst("csv"), ""))
                .flatMap(
                        csv ->
                                Mono.defer(() -> entry.apply(csv))
                                        .map(this::back)
                                        .onErrorResume(
                                                FaultsException.class,
                                                refused ->
                                                        register.on(
                                                                faulty(refused, csv, exchange))));
    }

    private Rendering back(int lines) {
        return Rendering.redirectTo(address + "?kept=" + lines).build();
    }

    private Rendering.Builder<?> faulty(
            FaultsException refused, String csv, ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        List<Shown> shown =
                refused.faults().stream()
                        .map(
                                fault ->
                                        new Shown(
                                                fault.pointer().replace("/", ""),
                                                faultTexts.message(fault, language)))
                        .toList();
        return Rendering.view(view)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("faults", shown)
                .modelAttribute("typed", csv);
    }
}
