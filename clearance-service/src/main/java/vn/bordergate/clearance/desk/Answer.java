package vn.bordergate.clearance.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.DeclineReason;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.DeclarationId;

/**
 * What came of one decision.
 *
 * @param code why it was not taken, or null when it was (or had been before, by the same officer)
 * @param status HTTP status that this answer has when it is the only one
 * @param version the file's version now, 0 for a file that is not there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(
        DeclarationId declarationId,
        int status,
        int version,
        String standing,
        List<CheckKind> openChecks,
        @Nullable String code,
        @Nullable String message) {

    static Answer of(DeclarationId id, List<DeclarationEvent> events, Declaration after) {
        DeclineReason declined = null;
        for (DeclarationEvent event : events) {
            if (event instanceof DeclarationEvent.DecisionDeclined no) {
                declined = no.reason();
            }
        }
        return new Answer(
                id,
                declined == null ? 200 : status(declined),
                after.version(),
                standing(after),
                after instanceof Declaration.ChecksOutstanding waiting ? waiting.open() : List.of(),
                declined == null ? null : declined.name(),
                null);
    }

    Answer saying(String text) {
        return new Answer(declarationId, status, version, standing, openChecks, code, text);
    }

    private static int status(DeclineReason reason) {
        return switch (reason) {
            case FILE_NOT_LODGED -> 404;
            case CHECK_NOT_REQUIRED -> 422;
            case STALE_VERSION, CHECK_ALREADY_DECIDED, FILE_CLEARED, FILE_REFUSED, FILE_WITHDRAWN ->
                    409;
        };
    }

    private static String standing(Declaration state) {
        return switch (state) {
            case Declaration.NotLodged _ -> "NOT_LODGED";
            case Declaration.ChecksOutstanding _ -> "CHECKS_OUTSTANDING";
            case Declaration.Cleared _ -> "CLEARED";
            case Declaration.Refused _ -> "REFUSED";
            case Declaration.Withdrawn _ -> "WITHDRAWN";
        };
    }
}
