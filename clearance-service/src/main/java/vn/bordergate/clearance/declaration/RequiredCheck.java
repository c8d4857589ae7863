package vn.bordergate.clearance.declaration;

import java.util.List;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;

/**
 * A check that an authority must make before the goods are cleared.
 *
 * @param within from when the check can begin until its result is due
 * @param rows ids of the rows of the table of checks that ask for it; none where no table does
 */
public record RequiredCheck(
        Authority authority, CheckKind kind, WorkingTime within, List<String> rows) {

    public RequiredCheck {
        rows = rows == null ? List.of() : List.copyOf(rows);
    }

    /** A check that no row of a table asks for. */
    public RequiredCheck(Authority authority, CheckKind kind, WorkingTime within) {
        this(authority, kind, within, List.of());
    }
}
