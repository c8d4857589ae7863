package vn.bordergate.clearance.traffic;

import java.security.Principal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import vn.bordergate.clearance.crossing.Officer;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.web.GateGrants;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/** Who works at the yards and barriers: for whom they speak, by their roles, and at which gates. */
record GateOfficer(Officer officer, GateGrants gates) {

    private static final Map<String, Authority> ROLES =
            Map.of(
                    Roles.CUSTOMS_OFFICER, Authority.CUSTOMS,
                    Roles.CUSTOMS_LEAD, Authority.CUSTOMS,
                    Roles.BORDER_GUARD, Authority.BORDER_GUARD,
                    Roles.MANAGEMENT_BOARD, Authority.MANAGEMENT_BOARD,
                    Roles.YARD, Authority.YARD);

    static GateOfficer of(Principal who) {
        SignedIn person = SignedIn.of(who);
        Set<Authority> authorities = EnumSet.noneOf(Authority.class);
        for (String role : person.roles()) {
            Authority one = ROLES.get(role);
            if (one != null) {
                authorities.add(one);
            }
        }
        var actor = new Actor(ActorKind.OFFICER, person.subject());
        return new GateOfficer(new Officer(actor, person.person(), authorities), person.grants());
    }

    Actor actor() {
        return officer.actor();
    }

    /** Drivers' names and documents are for those who meet them at the barrier. */
    boolean seesDrivers() {
        return officer.authorities().contains(Authority.BORDER_GUARD)
                || officer.authorities().contains(Authority.YARD);
    }
}
