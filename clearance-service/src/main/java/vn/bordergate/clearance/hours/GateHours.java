package vn.bordergate.clearance.hours;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.bordergate.clearance.declaration.OpeningHours;
import vn.bordergate.clearance.declaration.WorkingCalendar;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.GateCode;

/**
 * When the gates are open.
 *
 * @param usual from and to, such as {@code 07:00-19:00}
 * @param gates the same by code of a gate that has other hours
 * @param daysOff days on which no legal limit counts, such as {@code 2027-01-01}
 */
@ConfigurationProperties("gate.hours")
public record GateHours(
        @DefaultValue("07:00-19:00") String usual,
        @DefaultValue Map<String, String> gates,
        @DefaultValue List<String> daysOff) {

    public GateHours {
        gates = Map.copyOf(gates);
        daysOff = List.copyOf(daysOff);
    }

    /** Read once, so that a mistake shows when the service starts. */
    public Calendars calendars() {
        Set<LocalDate> off = daysOff.stream().map(LocalDate::parse).collect(Collectors.toSet());
        Map<String, WorkingCalendar> own = new HashMap<>();
        gates.forEach((gate, hours) -> own.put(gate, calendar(hours, off)));
        return new Calendars(calendar(usual, off), Map.copyOf(own));
    }

    private static WorkingCalendar calendar(String hours, Set<LocalDate> off) {
        int dash = hours.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("gate.hours: not from-to: " + hours);
        }
        var open =
                new OpeningHours(
                        LocalTime.parse(hours.substring(0, dash).strip()),
                        LocalTime.parse(hours.substring(dash + 1).strip()));
        return new WorkingCalendar(Valuation.GATE_ZONE, open, off);
    }

    /** The calendar of each gate. */
    public record Calendars(WorkingCalendar usual, Map<String, WorkingCalendar> own) {
        public WorkingCalendar of(GateCode gate) {
            return own.getOrDefault(gate.value(), usual);
        }
    }
}
