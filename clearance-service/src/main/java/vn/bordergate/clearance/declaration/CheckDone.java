package vn.bordergate.clearance.declaration;

import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;

/**
 * A decided check.
 *
 * @param authority whose officer decided; Customs where it was kept before it was said
 * @param onVersion the version of the file that the officer had before them; tells a request sent
 *     twice from a second opinion
 */
public record CheckDone(
        Authority authority, CheckKind check, CheckOutcome outcome, Actor by, int onVersion) {

    public CheckDone {
        authority = authority == null ? Authority.CUSTOMS : authority;
    }

    boolean is(Authority ofAuthority, CheckKind kind) {
        return authority == ofAuthority && check == kind;
    }
}
