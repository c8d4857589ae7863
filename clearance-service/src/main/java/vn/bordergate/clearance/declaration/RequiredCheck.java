package vn.bordergate.clearance.declaration;

import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;

/**
 * A check that an authority must make before the goods are cleared.
 *
 * @param within from when the check can begin until its result is due
 */
public record RequiredCheck(Authority authority, CheckKind kind, WorkingTime within) {}
