package vn.bordergate.clearance.priority;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.web.Fault;

/**
 * An enterprise that shall have priority no longer, as it was sent.
 *
 * @param from the day with which the entry begins that is ended
 * @param lastDay on which it holds; yesterday ends it at once
 */
record EndRequest(
        @Nullable IdentityScheme scheme,
        @Nullable String number,
        @Nullable LocalDate from,
        @Nullable LocalDate lastDay,
        @Nullable String reason) {

    List<Fault> faults(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        PriorityRequest.required(faults, scheme, "/scheme");
        PriorityRequest.text(faults, number, "/number");
        PriorityRequest.required(faults, from, "/from");
        PriorityRequest.required(faults, lastDay, "/lastDay");
        PriorityRequest.text(faults, reason, "/reason");
        if (lastDay != null && lastDay.isBefore(today.minusDays(1))) {
            faults.add(Fault.at("/lastDay", "PRIORITY_DATE_PAST"));
        }
        return faults;
    }

    /** What it says; only of a request without faults. */
    PriorityAct.Ended said() {
        IdentityScheme known = Objects.requireNonNull(scheme);
        return new PriorityAct.Ended(
                known,
                known.normalized(Objects.requireNonNull(number)),
                Objects.requireNonNull(from),
                Objects.requireNonNull(lastDay),
                Objects.requireNonNull(reason).strip());
    }
}
