package vn.bordergate.ingest.telling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/**
 * What somebody wants to be told and where, as it was sent.
 *
 * @param events wire names of occasions
 * @param language {@code vi}, {@code en} or {@code zh}; Vietnamese where none is named
 * @param on whether it is to be called; true where nothing is said
 */
record Wish(
        @Nullable String url,
        @Nullable List<@Nullable String> events,
        @Nullable String language,
        @Nullable Boolean on) {

    /** A wish that can be fulfilled. */
    record Sound(String url, List<String> events, Language language, boolean on) {}

    Sound sound(boolean innerAddresses) {
        List<Fault> faults = new ArrayList<>();
        String address = url == null ? "" : url.strip();
        String wrong =
                address.isEmpty() ? "RECEIVER_ADDRESS_FORM" : Target.fault(address, innerAddresses);
        if (wrong != null) {
            faults.add(Fault.at("/url", wrong, Map.of("max", Target.CHARS_MAX)));
        }
        LinkedHashSet<String> chosen = new LinkedHashSet<>();
        List<@Nullable String> named = events == null ? List.of() : events;
        for (int i = 0; i < named.size(); i++) {
            String name = named.get(i);
            if (name == null || Occasion.named(name).filter(Occasion::isChosen).isEmpty()) {
                faults.add(Fault.at("/events/" + i, "RECEIVER_EVENT_UNKNOWN"));
            } else {
                chosen.add(name);
            }
        }
        if (named.isEmpty()) {
            faults.add(Fault.at("/events", "RECEIVER_EVENTS_NONE"));
        }
        Language spoken = spoken();
        if (spoken == null) {
            faults.add(Fault.at("/language", "RECEIVER_LANGUAGE_UNKNOWN"));
        }
        if (!faults.isEmpty() || spoken == null) {
            throw new FaultsException(422, faults);
        }
        return new Sound(address, List.copyOf(chosen), spoken, on == null || on);
    }

    private @Nullable Language spoken() {
        if (language == null) {
            return Language.VI;
        }
        for (Language one : Language.values()) {
            if (one.tag().equals(language)) {
                return one;
            }
        }
        return null;
    }
}
