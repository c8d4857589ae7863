package vn.bordergate.clearance.priority;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FreeText;

/**
 * An enterprise that shall have priority, as it was sent.
 *
 * @param from first day on which it holds
 * @param until last day, or null while no end is known
 * @param decision number and date of the decision of Customs
 * @param reason why the list should say so, for the second of two to judge
 */
record PriorityRequest(
        @Nullable IdentityScheme scheme,
        @Nullable String number,
        @Nullable String name,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String decision,
        @Nullable String reason) {

    static final int TEXT_CHARS_MAX = 200;

    /** Days ahead of which a decision is entered. */
    static final int DAYS_AHEAD_MAX = 366;

    /** Ten years, after which Customs has decided anew several times. */
    static final int DAYS_VALID_MAX = 3_653;

    /** Everything that is wrong with it, at once. */
    List<Fault> faults(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        required(faults, scheme, "/scheme");
        text(faults, number, "/number");
        text(faults, name, "/name");
        text(faults, decision, "/decision");
        text(faults, reason, "/reason");
        if (scheme != null && number != null && !number.isBlank() && !scheme.accepts(number)) {
            faults.add(Fault.at("/number", "PRIORITY_NUMBER_FORM"));
        }
        if (from == null) {
            faults.add(Fault.at("/from", "FIELD_MISSING"));
        } else {
            dates(faults, from, today);
        }
        return faults;
    }

    private void dates(List<Fault> faults, LocalDate first, LocalDate today) {
        // What was decided before today was decided by the rules as they were.
        if (first.isBefore(today)) {
            faults.add(Fault.at("/from", "PRIORITY_DATE_PAST"));
        }
        if (first.isAfter(today.plusDays(DAYS_AHEAD_MAX))) {
            faults.add(Fault.at("/from", "PRIORITY_DATE_FAR", Map.of("days", DAYS_AHEAD_MAX)));
        }
        if (until != null && until.isBefore(first)) {
            faults.add(Fault.at("/until", "PRIORITY_DATES_CROSSED"));
        }
        if (until != null && until.isAfter(first.plusDays(DAYS_VALID_MAX))) {
            faults.add(Fault.at("/until", "PRIORITY_DATE_FAR", Map.of("days", DAYS_VALID_MAX)));
        }
    }

    /** What it says; only of a request without faults. */
    PriorityAct.Proposed said() {
        IdentityScheme known = Objects.requireNonNull(scheme);
        return new PriorityAct.Proposed(
                known,
                known.normalized(Objects.requireNonNull(number)),
                Objects.requireNonNull(name).strip(),
                Objects.requireNonNull(from),
                until,
                Objects.requireNonNull(decision).strip(),
                Objects.requireNonNull(reason).strip());
    }

    static void required(List<Fault> faults, @Nullable Object value, String pointer) {
        if (value == null) {
            faults.add(Fault.at(pointer, "FIELD_MISSING"));
        }
    }

    static void text(List<Fault> faults, @Nullable String text, String pointer) {
        if (text == null || text.isBlank()) {
            faults.add(Fault.at(pointer, "FIELD_MISSING"));
        } else if (text.length() > TEXT_CHARS_MAX) {
            faults.add(Fault.at(pointer, "PRIORITY_TEXT_LONG", Map.of("max", TEXT_CHARS_MAX)));
        } else if (!FreeText.isPlain(text)) {
            faults.add(Fault.at(pointer, "TEXT_CHARACTERS"));
        }
    }
}
