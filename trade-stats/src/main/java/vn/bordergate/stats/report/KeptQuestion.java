package vn.bordergate.stats.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Which of the kept reports are looked for, the newest first.
 *
 * @param period how the text of their period begins: {@code 2026} for everything of that year, and
 *     {@code 2026-11} for the month and its days; empty for all
 * @param gate its code; empty for those of any gate and of all
 * @param before only those that were made before this one
 */
record KeptQuestion(String period, String gate, @Nullable UUID before) {

    /** Reports of one page. */
    static final int PAGE = 100;

    static final KeptQuestion ALL = new KeptQuestion("", "", null);

    private static final String PERIOD_FORM = "[0-9]{4}[0-9WQH.-]{0,20}";
    private static final String GATE_FORM = "[A-Z0-9-]{2,32}";

    /**
     * Reads {@code period}, {@code gate} and {@code before}.
     *
     * @throws FaultsException with status 400 and every fault
     */
    static KeptQuestion read(MultiValueMap<String, String> parameters) {
        List<Fault> faults = new ArrayList<>();
        String period = text(parameters, "period");
        String gate = text(parameters, "gate");
        String before = text(parameters, "before");
        if (!period.isEmpty() && !period.matches(PERIOD_FORM)) {
            faults.add(fault("TOTALS_PERIOD_MALFORMED", "period", period));
        }
        if (!gate.isEmpty() && !gate.matches(GATE_FORM)) {
            faults.add(fault("TOTALS_VALUE_MALFORMED", "gate", gate));
        }
        UUID id = null;
        try {
            id = before.isEmpty() ? null : UUID.fromString(before);
        } catch (IllegalArgumentException malformed) {
            faults.add(fault("REPORT_UNKNOWN", "before", before));
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(400, faults);
        }
        return new KeptQuestion(period, gate, id);
    }

    /** The address of what comes after these; null where that was all. */
    @Nullable String next(String path, List<KeptLine> found) {
        return found.size() < PAGE
                ? null
                : path + "?period=" + period + "&gate=" + gate + "&before=" + found.getLast().id();
    }

    private static String text(MultiValueMap<String, String> parameters, String name) {
        String text = parameters.getFirst(name);
        return text == null ? "" : text.strip();
    }

    private static Fault fault(String code, String parameter, String value) {
        return new Fault(code, "?" + parameter, Map.of("value", value));
    }
}
