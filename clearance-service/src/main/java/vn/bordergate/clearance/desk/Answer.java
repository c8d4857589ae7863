package vn.bordergate.clearance.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.DeclineReason;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.register.FileStatus;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.DeclarationId;

/**
 * What came of one decision.
 *
 * @param code why it was not taken, or null when it was (or had been before, by the same officer)
 * @param status HTTP status that this answer has when it is the only one
 * @param version the file's version now, 0 for a file that is not there
 * @param openChecks kinds of the open checks
 * @param checks the same with whose they are and when they are due
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(
        DeclarationId declarationId,
        int status,
        int version,
        String standing,
        List<CheckKind> openChecks,
        List<Check> checks,
        @Nullable String code,
        @Nullable String message) {

    static final String FOREIGN_GATE = "FOREIGN_GATE";

    /** An open check; no due time where no limit was kept. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Check(Authority authority, CheckKind kind, @Nullable Instant dueAt, boolean extended) {
        static List<Check> of(Declaration state) {
            return state instanceof Declaration.Checking waiting
                    ? waiting.open().stream().map(Check::of).toList()
                    : List.of();
        }

        private static Check of(OpenCheck check) {
            Instant due = check.dueAt().equals(OpenCheck.UNDATED) ? null : check.dueAt();
            return new Check(check.authority(), check.kind(), due, check.extended());
        }
    }

    static Answer of(DeclarationId id, List<DeclarationEvent> events, Declaration after) {
        DeclineReason declined = null;
        for (DeclarationEvent event : events) {
            if (event instanceof DeclarationEvent.DecisionDeclined no) {
                declined = no.reason();
            }
        }
        return answer(
                id,
                after,
                declined == null ? 200 : status(declined),
                declined == null ? null : declined.name());
    }

    /** Nobody acts at a gate that was not granted to them. */
    static Answer foreign(DeclarationId id, Declaration state) {
        return answer(id, state, 403, FOREIGN_GATE);
    }

    private static Answer answer(
            DeclarationId id, Declaration state, int status, @Nullable String code) {
        List<Check> open = Check.of(state);
        return new Answer(
                id,
                status,
                state.version(),
                standing(state),
                open.stream().map(Check::kind).distinct().toList(),
                open,
                code,
                null);
    }

    Answer saying(String text) {
        return new Answer(declarationId, status, version, standing, openChecks, checks, code, text);
    }

    private static int status(DeclineReason reason) {
        return switch (reason) {
            case FILE_NOT_LODGED -> 404;
            case CHECK_OF_OTHER_AUTHORITY, CUSTOMS_ONLY, PERSON_NEEDED -> 403;
            case CHECK_NOT_REQUIRED, CHECK_NOT_EXTENDABLE, CHANNEL_NOT_HIGHER, CHANNEL_NOT_LOWER ->
                    422;
            case STALE_VERSION,
                    CHECK_ALREADY_DECIDED,
                    CHECK_ALREADY_EXTENDED,
                    SUPPLEMENT_OPEN,
                    CHANNEL_OF_CUSTOMS,
                    HOLD_OF_CUSTOMS,
                    SECOND_OFFICER_NEEDED,
                    SAME_OFFICER,
                    PROPOSER_UNKNOWN,
                    NOTHING_PROPOSED,
                    PROPOSAL_OPEN,
                    NOTHING_TO_SEE,
                    FILE_NOT_CLEARED,
                    FILE_CLEARED,
                    FILE_HELD,
                    FILE_NOT_HELD,
                    NOT_CROSSED,
                    GOODS_CROSSED,
                    FILE_PASSED,
                    FILE_REFUSED,
                    FILE_WITHDRAWN,
                    FILE_EXPIRED ->
                    409;
        };
    }

    static String standing(Declaration state) {
        return state instanceof Declaration.Lodged lodged
                ? FileStatus.of(lodged).name()
                : "NOT_LODGED";
    }
}
