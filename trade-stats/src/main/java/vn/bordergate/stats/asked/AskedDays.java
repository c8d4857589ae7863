package vn.bordergate.stats.asked;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.bordergate.events.GateCode;
import vn.bordergate.stats.period.Period;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Days that somebody asks about, both ends counted, at one gate or at all.
 *
 * @param gate null for all
 */
public record AskedDays(LocalDate from, LocalDate to, @Nullable String gate) {

    /** What is told day by day is told for a year at a time. */
    public static final int DAYS_MAX = 366;

    private static final Set<String> NAMES = Set.of("from", "to", "gate", "lang");

    /**
     * Reads {@code from}, {@code to} and {@code gate}; what is left out is today, and all gates.
     *
     * @throws FaultsException with status 400 and every fault
     */
    public static AskedDays read(MultiValueMap<String, String> parameters, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            if (!NAMES.contains(name)) {
                faults.add(fault("TOTALS_PARAMETER_UNKNOWN", name, name));
            } else if (parameter.getValue().size() > 1) {
                faults.add(fault("TOTALS_PARAMETER_REPEATED", name, name));
            }
        }
        LocalDate to = date(parameters, "to", today, faults);
        LocalDate from = date(parameters, "from", to, faults);
        if (to.isBefore(from)) {
            faults.add(fault("TOTALS_PERIOD_REVERSED", "to", to.toString()));
        } else if (ChronoUnit.DAYS.between(from, to) >= DAYS_MAX) {
            faults.add(fault("DAYS_TOO_MANY", "from", Integer.toString(DAYS_MAX)));
        }
        String gate = text(parameters, "gate");
        if (!gate.isEmpty() && !isGate(gate)) {
            faults.add(fault("TOTALS_VALUE_MALFORMED", "gate", gate));
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(400, faults);
        }
        return new AskedDays(from, to, gate.isEmpty() ? null : gate);
    }

    private static LocalDate date(
            MultiValueMap<String, String> parameters,
            String name,
            LocalDate otherwise,
            List<Fault> faults) {
        String text = text(parameters, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= Period.YEAR_MIN && date.getYear() <= Period.YEAR_MAX) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // Falls through to the fault: a year out of range and no date at all read the same.
        }
        faults.add(fault("TOTALS_DATE_MALFORMED", name, text));
        return otherwise;
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
