package vn.bordergate.clearance.crossing;

/** What a vehicle in the yard lacks before it may be called; the name is the published code. */
public enum Lack {
    /** A declaration that it carries is not known, or was withdrawn. */
    DECLARATION_MISSING,
    DECLARATION_NOT_CLEARED,
    DECLARATION_HELD,
    /** Refused or expired: with this declaration it never crosses. */
    DECLARATION_REFUSED,
    FEE_DUE,
    VEHICLE_HELD,
    /** Nobody is named who drives it. */
    DRIVER_MISSING;

    /** Whether no word of the gate's own people can make up for it. */
    boolean isOfDeclarations() {
        return switch (this) {
            case DECLARATION_MISSING,
                    DECLARATION_NOT_CLEARED,
                    DECLARATION_HELD,
                    DECLARATION_REFUSED ->
                    true;
            case FEE_DUE, VEHICLE_HELD, DRIVER_MISSING -> false;
        };
    }
}
