package vn.bordergate.clearance.desk;

import java.security.Principal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import vn.bordergate.clearance.declaration.Officer;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.web.GateGrants;
import vn.bordergate.web.Roles;

/** An officer at the desk: for whom they speak, by their roles, and at which gates. */
record SignedIn(Officer officer, GateGrants gates) {

    private static final Map<String, Authority> ROLES =
            Map.of(
                    Roles.CUSTOMS_OFFICER, Authority.CUSTOMS,
                    Roles.CUSTOMS_LEAD, Authority.CUSTOMS,
                    Roles.BORDER_GUARD, Authority.BORDER_GUARD,
                    Roles.HEALTH_QUARANTINE, Authority.HEALTH_QUARANTINE,
                    Roles.ANIMAL_QUARANTINE, Authority.ANIMAL_QUARANTINE,
                    Roles.PLANT_QUARANTINE, Authority.PLANT_QUARANTINE,
                    Roles.MANAGEMENT_BOARD, Authority.MANAGEMENT_BOARD,
                    Roles.YARD, Authority.YARD);

    static SignedIn of(Principal who) {
        var person = vn.bordergate.web.SignedIn.of(who);
        Set<Authority> authorities = EnumSet.noneOf(Authority.class);
        for (String role : person.roles()) {
            Authority one = ROLES.get(role);
            if (one != null) {
                authorities.add(one);
            }
        }
        var actor = new Actor(ActorKind.OFFICER, person.subject());
        return new SignedIn(new Officer(actor, person.person(), authorities), person.grants());
    }

    Actor actor() {
        return officer.actor();
    }

    /** Whose check it is when a request does not say: their own, and Customs' before others. */
    Authority authority() {
        return officer.authorities().stream().min(Authority::compareTo).orElse(Authority.CUSTOMS);
    }
}
