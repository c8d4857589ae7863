package vn.bordergate.clearance.desk;

import java.security.Principal;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import vn.bordergate.events.GateCode;

/**
 * At which gates somebody may act: the token's claim {@code gates}, a list of codes or {@code "*"}.
 * A token without the claim grants none.
 */
record GateGrants(boolean everywhere, Set<String> gates) {

    static final GateGrants NONE = new GateGrants(false, Set.of());

    static GateGrants of(Principal who) {
        return who instanceof JwtAuthenticationToken token
                ? of(token.getToken().getClaims().get("gates"))
                : NONE;
    }

    private static GateGrants of(@Nullable Object claim) {
        return switch (claim) {
            case String one -> of(Set.of(one));
            case Collection<?> many ->
                    of(many.stream().map(String::valueOf).collect(Collectors.toSet()));
            case null, default -> NONE;
        };
    }

    private static GateGrants of(Set<String> codes) {
        return new GateGrants(codes.contains("*"), codes);
    }

    boolean allow(GateCode gate) {
        return everywhere || gates.contains(gate.value());
    }
}
