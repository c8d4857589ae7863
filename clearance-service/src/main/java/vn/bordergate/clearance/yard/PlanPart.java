package vn.bordergate.clearance.yard;

/** A kind of figure in the plan of a gate; each has its reason in the plan. */
public enum PlanPart {
    LANES,
    HOURS,
    SERVICE,
    BATCHES,
    YARDS,
    OVERFLOW,
    /** What the opposite side takes as a rule. */
    INTAKE
}
