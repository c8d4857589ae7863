package vn.bordergate.clearance.traffic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.traffic.CrossingRequest.Action;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Driver;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** What an officer sent from the page of a vehicle; the same requests as those of programs. */
record VehicleForm(CrossingId id, MultiValueMap<String, String> fields) {

    /** Does what was asked; what is wrong with it, or cannot be done, is an error with its code. */
    Mono<Crossing.Known> sent(String act, CrossingDesk desk, GateOfficer officer) {
        @Nullable Action action =
                switch (act) {
                    case "agree", "drop" -> Action.PROPOSAL;
                    case "hand-over" -> Action.DRIVER;
                    case "proposal" -> null;
                    default -> Action.named(act);
                };
        if (action == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        CrossingRequest request = request(act);
        List<Fault> faults = request.faults(action);
        return faults.isEmpty()
                ? desk.act(id, action, request, officer)
                : Mono.error(new FaultsException(422, faults));
    }

    /** What was written, by field, to be shown again beside what is wrong with it. */
    Map<String, String> written() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String field : List.of("reason", "note", "code", "name", "document", "phone", "to")) {
            all.put(field, text(field) instanceof String text ? text : "");
        }
        return all;
    }

    private CrossingRequest request(String act) {
        return new CrossingRequest(
                text("reason"),
                text("note"),
                text("code"),
                act.equals("driver") ? driver() : null,
                other(),
                act.equals("agree") ? Boolean.TRUE : act.equals("drop") ? Boolean.FALSE : null,
                version());
    }

    /** What is missing is told as such. */
    private Driver driver() {
        String name = text("name");
        String document = text("document");
        return new Driver(
                name == null ? "" : name, document == null ? "" : document, text("phone"));
    }

    private @Nullable UUID other() {
        String to = text("to");
        try {
            return to == null ? null : UUID.fromString(to);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Integer version() {
        String version = text("version");
        try {
            return version == null ? null : Integer.valueOf(version);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable String text(String field) {
        String text = fields.getFirst(field);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
