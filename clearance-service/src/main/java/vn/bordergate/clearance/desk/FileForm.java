package vn.bordergate.clearance.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.desk.ActionRequest.Action;
import vn.bordergate.clearance.desk.RefusalRequest.RefusalReason;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.MissingItem;
import vn.bordergate.web.Fault;

/** What an officer sent from the page of a file; the same requests as those of programs. */
record FileForm(UUID id, MultiValueMap<String, String> fields) {

    /** What would be sent to the desk, or what is wrong with it. */
    record Prepared(List<Fault> faults, Mono<Answer> answer) {}

    Prepared prepared(String action, Desk desk, SignedIn officer) {
        return switch (action) {
            case "pass" -> decision(CheckOutcome.PASSED, desk, officer);
            case "fail" -> decision(CheckOutcome.FAILED, desk, officer);
            case "refusal" -> refusal(desk, officer);
            case "raise" -> other(Action.CHANNEL, null, desk, officer);
            case "confirm" -> other(Action.PROPOSAL, true, desk, officer);
            case "drop" -> other(Action.PROPOSAL, false, desk, officer);
            case "extension",
                    "supplement",
                    "lowering",
                    "release",
                    "hold",
                    "reopening",
                    "passage",
                    "acknowledgement" ->
                    other(named(action), null, desk, officer);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static Action named(String action) {
        if (Action.named(action) instanceof Action found) {
            return found;
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private Prepared decision(CheckOutcome outcome, Desk desk, SignedIn officer) {
        var request =
                new DecisionRequest(
                        id,
                        constant(Authority.class, "authority"),
                        constant(CheckKind.class, "check"),
                        outcome,
                        null,
                        text("note"),
                        version());
        return new Prepared(
                request.faults(""),
                Mono.defer(() -> desk.decide(List.of(request), officer).single()));
    }

    private Prepared refusal(Desk desk, SignedIn officer) {
        var request =
                new RefusalRequest(
                        constant(RefusalReason.class, "reason"), text("note"), version());
        return new Prepared(
                request.faults(),
                Mono.defer(() -> desk.refuse(new DeclarationId(id), request, officer)));
    }

    private Prepared other(Action action, @Nullable Boolean agreed, Desk desk, SignedIn officer) {
        var request =
                new ActionRequest(
                        constant(Authority.class, "authority"),
                        constant(CheckKind.class, "check"),
                        constant(CustomsChannel.class, "channel"),
                        items(),
                        text("text"),
                        text("reason"),
                        text("note"),
                        agreed,
                        action == Action.PASSAGE ? text("crossed") != null : null,
                        version());
        return new Prepared(
                request.faults(action),
                Mono.defer(() -> desk.act(new DeclarationId(id), action, request, officer)));
    }

    private List<MissingItem> items() {
        List<MissingItem> items = new ArrayList<>();
        for (String name : fields.getOrDefault("items", List.of())) {
            if (FilesApi.constant(MissingItem.class, "items", name) instanceof MissingItem item) {
                items.add(item);
            }
        }
        return items;
    }

    private <E extends Enum<E>> @Nullable E constant(Class<E> type, String field) {
        return FilesApi.constant(type, field, text(field));
    }

    private @Nullable Integer version() {
        String version = text("version");
        try {
            return version == null ? null : Integer.valueOf(version);
        } catch (NumberFormatException e) {
            throw FilesApi.unfit("version");
        }
    }

    private @Nullable String text(String field) {
        String text = fields.getFirst(field);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
