package vn.bordergate.clearance.notice;

import java.util.Locale;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.DeclarationId;

/** What slips are called, and which checks readers of the first version know. */
final class Slips {

    private static final int DIGITS = 8;

    private Slips() {}

    /** Short enough to be read out, and the same wherever it is made. */
    static String number(DeclarationId id, int slip) {
        String all = id.toString();
        return all.substring(all.length() - DIGITS).toUpperCase(Locale.ROOT) + "-" + slip;
    }

    /** Two checks of Customs; an enum value that is new to an old reader would stop it. */
    static boolean knownOfOld(Authority authority, CheckKind kind) {
        return authority == Authority.CUSTOMS
                && (kind == CheckKind.DOCUMENT_CHECK || kind == CheckKind.PHYSICAL_INSPECTION);
    }
}
