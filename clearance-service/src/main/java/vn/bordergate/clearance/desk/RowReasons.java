package vn.bordergate.clearance.desk;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.bordergate.clearance.rulebook.RuleLine;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.Ruling;
import vn.bordergate.web.Language;

/** Why a row of a ruling says what it says, in the reader's language. */
@Component
final class RowReasons {

    private final Rulebook rulebook;
    private final MessageSource texts;

    RowReasons(Rulebook rulebook, MessageSource texts) {
        this.rulebook = rulebook;
        this.texts = texts;
    }

    /**
     * As the row read in the version that ruled. What no table says (the lot, a priority
     * enterprise, the word of an officer or of Customs) has a text of the desk's own.
     */
    String of(Ruling ruling, String rowId, Language language) {
        RuleLine row = rulebook.row(ruling.table(), ruling.version(), rowId);
        if (row != null) {
            return row.reason().in(language.tag());
        }
        String own = texts.getMessage("desk.row." + rowId, null, "", language.locale());
        return own == null ? "" : own;
    }

    /** Whether the table has a page of its own to read it on. */
    static boolean isTable(String name) {
        return RuleTables.NAMES.contains(name);
    }
}
