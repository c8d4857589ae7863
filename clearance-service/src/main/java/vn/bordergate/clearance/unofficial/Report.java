package vn.bordergate.clearance.unofficial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FreeText;

/**
 * What somebody reports, in their own words. Its text form says nothing of it, so that it is in no
 * log.
 *
 * @param what happened; all that must be there
 * @param happened when, as they remember it
 * @param amount as they say it; a report charges nobody, so it is no number
 * @param contact how they can be asked, where they want to be
 */
record Report(
        @Nullable String gate,
        @Nullable String what,
        @Nullable String place,
        @Nullable String happened,
        @Nullable String byWhom,
        @Nullable String amount,
        @Nullable String contact) {

    static final int WHAT_CHARS_MAX = 2_000;
    static final int FIELD_CHARS_MAX = 200;

    private static final GateBook GATES = GateBook.shipped(List.of("lao-cai"));

    /** Everything that is wrong with it, at once. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (what == null || what.isBlank()) {
            faults.add(Fault.at("/what", "FIELD_MISSING"));
        }
        text(faults, what, "/what", WHAT_CHARS_MAX);
        text(faults, place, "/place", FIELD_CHARS_MAX);
        text(faults, happened, "/happened", FIELD_CHARS_MAX);
        text(faults, byWhom, "/byWhom", FIELD_CHARS_MAX);
        text(faults, amount, "/amount", FIELD_CHARS_MAX);
        text(faults, contact, "/contact", FIELD_CHARS_MAX);
        if (gate != null && !gate.isBlank() && !isKnown(gate)) {
            faults.add(Fault.at("/gate", "FEE_GATE_UNKNOWN"));
        }
        return faults;
    }

    private static void text(
            List<Fault> faults, @Nullable String text, String pointer, int charsMax) {
        if (text == null) {
            return;
        }
        if (text.length() > charsMax) {
            faults.add(Fault.at(pointer, "UNOFFICIAL_TEXT_LONG", Map.of("max", charsMax)));
        }
        if (!FreeText.isPlainLines(text.replace('\t', ' '))) {
            faults.add(Fault.at(pointer, "UNOFFICIAL_TEXT_FORM"));
        }
    }

    private static boolean isKnown(String gate) {
        try {
            return GATES.find(new GateCode(gate)).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Report[***]";
    }
}
