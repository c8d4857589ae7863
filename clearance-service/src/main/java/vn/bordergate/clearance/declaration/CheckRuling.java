package vn.bordergate.clearance.declaration;

import java.util.List;
import vn.bordergate.events.Ruling;

/**
 * What the table of checks says of a declaration in its channel.
 *
 * @param checks each (authority, kind) once, with the shortest limit of the rows that ask for it
 * @param ruling table, version and every row in force that hit
 * @param dryRunRows rows on trial that hit; they decide nothing
 */
public record CheckRuling(List<RequiredCheck> checks, Ruling ruling, List<String> dryRunRows) {
    public CheckRuling {
        checks = List.copyOf(checks);
        dryRunRows = List.copyOf(dryRunRows);
    }
}
