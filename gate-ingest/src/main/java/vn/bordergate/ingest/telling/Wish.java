package vn.bordergate.ingest.telling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/**
 * What somebody wants to be told and where, as it was sent.
 *
 * @param url of a webhook; without one {@code email} is needed
 * @param email a mailbox, which is told nothing before its reader has confirmed it
 * @param events wire names of occasions
 * @param language {@code vi}, {@code en} or {@code zh}; Vietnamese where none is named
 * @param on whether it is to be called; true where nothing is said
 */
record Wish(
        @Nullable String url,
        @Nullable String email,
        @Nullable List<@Nullable String> events,
        @Nullable String language,
        @Nullable Boolean on) {

    static final int MAIL_CHARS_MAX = 254;

    /** What mailboxes look like that people have; nothing that could be read as two of them. */
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /** A wish that can be fulfilled. */
    record Sound(
            Addressee.Kind kind,
            String target,
            List<String> events,
            Language language,
            boolean on) {}

    Sound sound(boolean innerAddresses) {
        List<Fault> faults = new ArrayList<>();
        boolean mail = email != null && !email.isBlank();
        String address = email != null && mail ? email.strip() : url == null ? "" : url.strip();
        String wrong = mail ? mailFault(address) : addressFault(address, innerAddresses);
        if (mail && url != null && !url.isBlank()) {
            wrong = "RECEIVER_ONE_OF_TWO";
        }
        if (wrong != null) {
            String place = mail ? "/email" : "/url";
            faults.add(Fault.at(place, wrong, Map.of("max", Target.CHARS_MAX)));
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
        return new Sound(
                mail ? Addressee.Kind.MAIL : Addressee.Kind.WEBHOOK,
                address,
                List.copyOf(chosen),
                spoken,
                on == null || on);
    }

    private static @Nullable String addressFault(String address, boolean innerAddresses) {
        return address.isEmpty() ? "RECEIVER_ADDRESS_FORM" : Target.fault(address, innerAddresses);
    }

    private static @Nullable String mailFault(String address) {
        return address.length() <= MAIL_CHARS_MAX && MAIL.matcher(address).matches()
                ? null
                : "RECEIVER_MAIL_FORM";
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
