package vn.bordergate.clearance.declaration;

import java.util.Set;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;

/** Who decides, and for which authorities they may speak. */
public record Officer(Actor actor, Set<Authority> authorities) {

    public Officer {
        authorities = Set.copyOf(authorities);
    }

    boolean speaksFor(Authority authority) {
        return authorities.contains(authority);
    }
}
