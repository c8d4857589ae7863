package vn.bordergate.clearance.notice;

import java.util.Locale;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.DeclarationId;

/** What slips are called, and which checks readers of the first version know. */
public final class Slips {

    private static final int DIGITS = 8;

    private Slips() {}

    /** Short enough to be read out, and the same wherever it is made. */
    public static String number(DeclarationId id, int slip) {
        return beginning(id) + "-" + slip;
    }

    /** Of the one notice that a declaration is refused (từ chối). */
    public static String refusalNumber(DeclarationId id) {
        return beginning(id) + "-TC";
    }

    private static String beginning(DeclarationId id) {
        String all = id.toString();
        return all.substring(all.length() - DIGITS).toUpperCase(Locale.ROOT);
    }

    /** Two checks of Customs; an enum value that is new to an old reader would stop it. */
    static boolean knownOfOld(Authority authority, CheckKind kind) {
        return authority == Authority.CUSTOMS
                && (kind == CheckKind.DOCUMENT_CHECK || kind == CheckKind.PHYSICAL_INSPECTION);
    }
}
