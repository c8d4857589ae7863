package vn.bordergate.web;

import java.security.Principal;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import vn.bordergate.events.GateCode;

/**
 * The gates at which somebody may act. Who was granted none may act nowhere: a missing claim is no
 * permission.
 *
 * @param everywhere whether all gates are granted, those to come included
 * @param gates codes of the granted gates; empty where all are
 */
public record GateGrants(boolean everywhere, Set<String> gates) {

    static final String AUTHORITY_PREFIX = "GATE_";
    static final String EVERYWHERE = "*";

    private static final GateGrants NONE = new GateGrants(false, Set.of());
    private static final GateGrants ALL = new GateGrants(true, Set.of());

    public GateGrants {
        gates = Set.copyOf(gates);
    }

    /** May act nowhere. */
    public static GateGrants none() {
        return NONE;
    }

    /** May act at every gate. */
    public static GateGrants allGates() {
        return ALL;
    }

    /** May act at these gates only. */
    public static GateGrants at(Collection<String> gates) {
        return new GateGrants(false, Set.copyOf(gates));
    }

    /** What this signed-in person or machine was granted, however they signed in. */
    public static GateGrants of(Principal who) {
        return who instanceof Authentication a ? of(a.getAuthorities()) : none();
    }

    static GateGrants of(Collection<? extends GrantedAuthority> authorities) {
        Set<String> gates =
                authorities.stream()
                        .map(a -> String.valueOf(a.getAuthority()))
                        .filter(name -> name.startsWith(AUTHORITY_PREFIX))
                        .map(name -> name.substring(AUTHORITY_PREFIX.length()))
                        .collect(Collectors.toSet());
        return gates.contains(EVERYWHERE) ? ALL : at(gates);
    }

    public boolean covers(String gate) {
        return everywhere || gates.contains(gate);
    }

    public boolean covers(GateCode gate) {
        return covers(gate.value());
    }

    /** As a person reads it: the codes in alphabetical order, or a star. */
    @Override
    public String toString() {
        return everywhere ? EVERYWHERE : String.join(" ", new TreeSet<>(gates));
    }
}
