package vn.bordergate.clearance.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.web.Fault;

/**
 * An officer's decision on one check, as it was sent.
 *
 * @param declarationId needed among many, and taken from the path for one
 * @param note needed when the check failed
 * @param version of the file that the officer has before them
 */
record DecisionRequest(
        @Nullable UUID declarationId,
        @Nullable CheckKind check,
        @Nullable CheckOutcome outcome,
        @Nullable String note,
        @Nullable Integer version) {

    static final int NOTE_CHARS_MAX = 2_000;

    DecisionRequest on(UUID id) {
        return new DecisionRequest(id, check, outcome, note, version);
    }

    /** Everything that is wrong with it, at once. */
    List<Fault> faults(String pointer) {
        List<Fault> faults = new ArrayList<>();
        required(faults, declarationId, pointer + "/declarationId");
        required(faults, check, pointer + "/check");
        required(faults, outcome, pointer + "/outcome");
        required(faults, version, pointer + "/version");
        if (outcome == CheckOutcome.FAILED && (note == null || note.isBlank())) {
            faults.add(Fault.at(pointer + "/note", "NOTE_MISSING"));
        }
        faults.addAll(noteFaults(note, pointer));
        return faults;
    }

    static List<Fault> noteFaults(@Nullable String note, String pointer) {
        return note != null && note.length() > NOTE_CHARS_MAX
                ? List.of(
                        Fault.at(pointer + "/note", "NOTE_TOO_LONG", Map.of("max", NOTE_CHARS_MAX)))
                : List.of();
    }

    private static void required(List<Fault> faults, @Nullable Object value, String pointer) {
        if (value == null) {
            faults.add(Fault.at(pointer, "FIELD_MISSING"));
        }
    }
}
