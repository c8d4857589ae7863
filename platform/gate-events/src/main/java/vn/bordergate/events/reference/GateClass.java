package vn.bordergate.events.reference;

/** Class of a gate (Decree 112/2014/NĐ-CP); an office stands for a gate in foreign data sets. */
public enum GateClass {
    INTERNATIONAL,
    MAIN,
    AUXILIARY,
    OPENING,
    CLEARANCE_ROUTE,
    OFFICE
}
