package vn.bordergate.clearance.dispatch;

/** Vehicles that go through the same kind of lane (nhóm làn). */
public enum LaneGroup {
    PERISHABLE,
    COLD,
    GENERAL,
    /** Heavy bulk: ores, coal, fertiliser. */
    BULK,
    /** Chemicals and fuels, apart from food. */
    DANGEROUS,
    /** To be inspected: by the lane beside the inspection hall. */
    INSPECTION,
    EMPTY
}
