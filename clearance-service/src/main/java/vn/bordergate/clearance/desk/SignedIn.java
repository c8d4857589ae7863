package vn.bordergate.clearance.desk;

import java.security.Principal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import vn.bordergate.clearance.declaration.Officer;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;

/** An officer at the desk: for whom they speak, by their roles, and at which gates. */
record SignedIn(Officer officer, GateGrants gates) {

    private static final String PREFIX = "ROLE_";

    private static final Map<String, Authority> ROLES =
            Map.of(
                    "customs-officer", Authority.CUSTOMS,
                    "customs-lead", Authority.CUSTOMS,
                    "border-guard", Authority.BORDER_GUARD,
                    "health-quarantine", Authority.HEALTH_QUARANTINE,
                    "animal-quarantine", Authority.ANIMAL_QUARANTINE,
                    "plant-quarantine", Authority.PLANT_QUARANTINE,
                    "management-board", Authority.MANAGEMENT_BOARD,
                    "yard", Authority.YARD);

    static SignedIn of(Principal who) {
        Set<Authority> authorities = EnumSet.noneOf(Authority.class);
        if (who instanceof Authentication signedIn) {
            for (GrantedAuthority granted : signedIn.getAuthorities()) {
                String name = granted.getAuthority();
                if (name != null && name.startsWith(PREFIX)) {
                    Authority one = ROLES.get(name.substring(PREFIX.length()));
                    if (one != null) {
                        authorities.add(one);
                    }
                }
            }
        }
        var actor = new Actor(ActorKind.OFFICER, who.getName());
        return new SignedIn(new Officer(actor, authorities), GateGrants.of(who));
    }

    Actor actor() {
        return officer.actor();
    }

    /** Whose check it is when a request does not say: their own, and Customs' before others. */
    Authority authority() {
        return officer.authorities().stream().min(Authority::compareTo).orElse(Authority.CUSTOMS);
    }
}
