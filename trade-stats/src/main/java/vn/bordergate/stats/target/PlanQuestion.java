package vn.bordergate.stats.target;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import vn.bordergate.stats.period.Period;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Which part of which year somebody asks for. */
record PlanQuestion(int year, Span span) {

    /**
     * Reads {@code year} and {@code period}; this year as a whole where nothing is said.
     *
     * @throws FaultsException with status 400 and every fault
     */
    static PlanQuestion read(ServerHttpRequest request, LocalDate today) {
        String yearText = text(request, "year", Integer.toString(today.getYear()));
        String periodText = text(request, "period", Span.YEAR.text());
        List<Fault> faults = new ArrayList<>();
        int year = yearText.matches("\\d{4}") ? Integer.parseInt(yearText) : 0;
        if (year < Period.YEAR_MIN || year > Period.YEAR_MAX) {
            faults.add(Fault.at("?year", "PLAN_YEAR_MALFORMED", Map.of("value", yearText)));
        }
        Optional<Span> span = Span.named(periodText);
        if (span.isEmpty()) {
            faults.add(Fault.at("?period", "PLAN_PERIOD_UNKNOWN", Map.of("value", periodText)));
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(400, faults);
        }
        return new PlanQuestion(year, span.orElseThrow());
    }

    private static String text(ServerHttpRequest request, String name, String otherwise) {
        String text = request.getQueryParams().getFirst(name);
        return text == null ? otherwise : text;
    }
}
