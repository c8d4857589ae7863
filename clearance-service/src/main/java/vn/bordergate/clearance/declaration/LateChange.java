package vn.bordergate.clearance.declaration;

/** What a declarant may ask for when it is too late. */
public enum LateChange {
    AMENDMENT,
    WITHDRAWAL
}
