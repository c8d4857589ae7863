package vn.bordergate.clearance.priority;

import java.security.Principal;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/**
 * Who keeps the list.
 *
 * @param account as the records name it
 * @param person who that is, the same under each of their accounts
 * @param name as a person would call them
 */
record Keeper(String account, String person, String name) {

    /**
     * The list holds at every gate, so it takes somebody who was granted all of them; and it
     * outweighs most rows of the rules, so no program writes in it.
     */
    static Keeper of(Principal officer) {
        SignedIn signedIn = SignedIn.of(officer);
        if (!signedIn.grants().everywhere()) {
            throw FaultsException.of(403, Fault.at("", "FOREIGN_GATE"));
        }
        String person = signedIn.person();
        if (person == null) {
            throw FaultsException.of(403, Fault.at("", "PERSON_NEEDED"));
        }
        return new Keeper(signedIn.subject(), person, signedIn.displayName());
    }

    Actor actor() {
        return new Actor(ActorKind.OFFICER, account);
    }
}
