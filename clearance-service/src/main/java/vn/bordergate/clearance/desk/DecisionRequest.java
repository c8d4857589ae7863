package vn.bordergate.clearance.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FreeText;

/**
 * An officer's decision on one check, as it was sent.
 *
 * @param declarationId needed among many, and taken from the path for one
 * @param authority whose check it is; the officer's own where it is left out
 * @param code coded reason, such as {@code CERTIFICATE_INVALID}
 * @param note needed when the check failed
 * @param version of the file that the officer has before them
 */
record DecisionRequest(
        @Nullable UUID declarationId,
        @Nullable Authority authority,
        @Nullable CheckKind check,
        @Nullable CheckOutcome outcome,
        @Nullable String code,
        @Nullable String note,
        @Nullable Integer version) {

    static final int NOTE_CHARS_MAX = 2_000;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    DecisionRequest on(UUID id) {
        return new DecisionRequest(id, authority, check, outcome, code, note, version);
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
        if (code != null && !CODE.matcher(code).matches()) {
            faults.add(Fault.at(pointer + "/code", "REASON_CODE_UNFIT"));
        }
        faults.addAll(noteFaults(note, pointer));
        return faults;
    }

    /** The decision that was asked for; only of a request without faults. */
    DecideCheck command(SignedIn officer, Instant at) {
        return new DecideCheck(
                authority == null ? officer.authority() : authority,
                Objects.requireNonNull(check),
                Objects.requireNonNull(outcome),
                code,
                note,
                officer.officer(),
                Objects.requireNonNull(version),
                at);
    }

    static List<Fault> noteFaults(@Nullable String note, String pointer) {
        return textFaults(note, pointer + "/note");
    }

    /** Of a text of several lines. */
    static List<Fault> textFaults(@Nullable String text, String pointer) {
        if (text != null && text.length() > NOTE_CHARS_MAX) {
            return List.of(Fault.at(pointer, "NOTE_TOO_LONG", Map.of("max", NOTE_CHARS_MAX)));
        }
        return FreeText.isPlainLines(text)
                ? List.of()
                : List.of(Fault.at(pointer, "TEXT_CHARACTERS"));
    }

    static void required(List<Fault> faults, @Nullable Object value, String pointer) {
        if (value == null) {
            faults.add(Fault.at(pointer, "FIELD_MISSING"));
        }
    }
}
