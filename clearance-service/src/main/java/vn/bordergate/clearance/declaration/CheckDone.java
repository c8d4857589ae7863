package vn.bordergate.clearance.declaration;

import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;

/**
 * A decided check.
 *
 * @param onVersion the version of the file that the officer had before them; tells a request sent
 *     twice from a second opinion
 */
public record CheckDone(CheckKind check, CheckOutcome outcome, Actor by, int onVersion) {}
