package vn.bordergate.clearance.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.RequiredCheck;
import vn.bordergate.clearance.declaration.WorkingTime;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;

/**
 * A row of the table of checks.
 *
 * @param check what it asks for, or null for the row that says that nothing is asked for
 */
public record CheckRow(String id, Mode mode, @Nullable RequiredCheck check, RuleLine line) {

    static final String NONE = "NONE";

    static CheckRow of(RuleLine line) {
        return new CheckRow(line.id(), line.mode(), check(line), line);
    }

    private static @Nullable RequiredCheck check(RuleLine line) {
        String authority = line.text("authority");
        String kind = line.text("kind");
        if (authority.equals(NONE) && kind.equals(NONE)) {
            return null;
        }
        return new RequiredCheck(
                Authority.valueOf(authority),
                CheckKind.valueOf(kind),
                new WorkingTime(
                        Integer.parseInt(line.text("hours")), Integer.parseInt(line.text("days"))),
                List.of(line.id()));
    }
}
