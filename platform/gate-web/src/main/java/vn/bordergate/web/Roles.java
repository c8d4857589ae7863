package vn.bordergate.web;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody is at the gate, as the claim of a token names it. A role says what kind of thing
 * somebody may do; at which gates they may do it, {@link GateGrants} says.
 */
public final class Roles {

    public static final String CUSTOMS_OFFICER = "customs-officer";

    /** Assigns work, and is the second officer where two are needed. */
    public static final String CUSTOMS_LEAD = "customs-lead";

    public static final String BORDER_GUARD = "border-guard";
    public static final String HEALTH_QUARANTINE = "health-quarantine";
    public static final String ANIMAL_QUARANTINE = "animal-quarantine";
    public static final String PLANT_QUARANTINE = "plant-quarantine";

    /** Collects the fees of the gate's infrastructure. */
    public static final String MANAGEMENT_BOARD = "management-board";

    public static final String YARD = "yard";

    /** Lodges declarations. */
    public static final String TRADER = "trader";

    /** A barrier, a plate camera or a weighbridge. */
    public static final String DEVICE = "device";

    /** Reads everything and changes nothing. */
    public static final String AUDITOR = "auditor";

    public static final String ADMINISTRATOR = "administrator";

    /** Every role, in the order in which people are used to hear of them. */
    public static final List<String> ALL =
            List.of(
                    CUSTOMS_OFFICER,
                    CUSTOMS_LEAD,
                    BORDER_GUARD,
                    HEALTH_QUARANTINE,
                    ANIMAL_QUARANTINE,
                    PLANT_QUARANTINE,
                    MANAGEMENT_BOARD,
                    YARD,
                    TRADER,
                    DEVICE,
                    AUDITOR,
                    ADMINISTRATOR);

    private Roles() {}

    /** Those who decide about customs matters. */
    public static String[] customs() {
        return new String[] {CUSTOMS_OFFICER, CUSTOMS_LEAD};
    }

    /** Everybody who works on the one file of a declaration: each sees what the others did. */
    public static String[] authorities() {
        return new String[] {
            CUSTOMS_OFFICER,
            CUSTOMS_LEAD,
            BORDER_GUARD,
            HEALTH_QUARANTINE,
            ANIMAL_QUARANTINE,
            PLANT_QUARANTINE,
            MANAGEMENT_BOARD,
            YARD
        };
    }

    /** The authorities, and who looks over their shoulder. */
    public static String[] readersOfFiles() {
        List<String> readers = new ArrayList<>(List.of(authorities()));
        readers.add(AUDITOR);
        return readers.toArray(String[]::new);
    }
}
