package vn.bordergate.clearance.crossing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;

/**
 * Who decides, and for which authorities they may speak.
 *
 * @param actor the account, as the records name it
 * @param person who that is, the same whichever of their accounts they use; null for a program
 */
public record Officer(Actor actor, @Nullable String person, Set<Authority> authorities) {

    public Officer {
        authorities = Set.copyOf(authorities);
    }

    boolean speaksForOneOf(Set<Authority> wanted) {
        return wanted.stream().anyMatch(authorities::contains);
    }
}
