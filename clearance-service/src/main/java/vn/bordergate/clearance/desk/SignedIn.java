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

/**
 * An officer at the desk: for whom they speak, by their roles, and at which gates.
 *
 * @param name as a person would call them
 */
record SignedIn(Officer officer, String name, GateGrants gates) {

    /** Who meets the declarant only as a vehicle in the yard needs to know no more of them. */
    private static final Set<Authority> NEED_NO_NAME = Set.of(Authority.YARD);

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
        return new SignedIn(
                new Officer(actor, person.person(), authorities),
                person.displayName(),
                person.grants());
    }

    Actor actor() {
        return officer.actor();
    }

    /** Whether they see no more of a declarant's name than is needed to recognize it. */
    boolean isMasked() {
        Set<Authority> authorities = officer.authorities();
        return !authorities.isEmpty() && NEED_NO_NAME.containsAll(authorities);
    }

    /**
     * Who did something, as they may know them; an account of a declarant may carry their number.
     */
    Actor shown(Actor who) {
        return isMasked() && who.kind() == ActorKind.DECLARANT
                ? new Actor(who.kind(), Dossier.HIDDEN)
                : who;
    }

    /** Whose check it is when a request does not say: their own, and Customs' before others. */
    Authority authority() {
        return officer.authorities().stream().min(Authority::compareTo).orElse(Authority.CUSTOMS);
    }
}
