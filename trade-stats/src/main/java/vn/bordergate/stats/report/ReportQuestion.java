package vn.bordergate.stats.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.bordergate.events.GateCode;
import vn.bordergate.stats.period.Period;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Which report is asked for.
 *
 * @param gate null for all gates
 */
record ReportQuestion(Period period, @Nullable String gate) {

    /**
     * Reads {@code period} and {@code gate}; today and all gates where nothing is said.
     *
     * @throws FaultsException with status 400 and every fault
     */
    static ReportQuestion read(MultiValueMap<String, String> parameters, LocalDate today) {
        String periodText = text(parameters, "period");
        String gate = text(parameters, "gate");
        List<Fault> faults = new ArrayList<>();
        Optional<Period> period =
                periodText.isEmpty() ? Optional.of(Period.day(today)) : Period.read(periodText);
        if (period.isEmpty()) {
            faults.add(fault("TOTALS_PERIOD_MALFORMED", "period", periodText));
        } else if (period.get().from().isAfter(today)) {
            faults.add(fault("REPORT_NOT_BEGUN", "period", periodText));
        }
        if (!gate.isEmpty() && !isGate(gate)) {
            faults.add(fault("TOTALS_VALUE_MALFORMED", "gate", gate));
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(400, faults);
        }
        return new ReportQuestion(period.orElseThrow(), gate.isEmpty() ? null : gate);
    }

    private static boolean isGate(String text) {
        try {
            var unused = new GateCode(text);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String text(MultiValueMap<String, String> parameters, String name) {
        String text = parameters.getFirst(name);
        return text == null ? "" : text.strip();
    }

    private static Fault fault(String code, String parameter, String value) {
        return new Fault(code, "?" + parameter, Map.of("value", value));
    }
}
