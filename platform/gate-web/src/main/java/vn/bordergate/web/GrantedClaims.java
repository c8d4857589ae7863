package vn.bordergate.web;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Flux;

/**
 * Reads roles, gates and firms from claims, the same way for a person's sign-in and for a bearer
 * token. Each claim is a list of words, or one text of words between spaces; what has any other
 * form grants nothing.
 */
final class GrantedClaims implements Converter<Jwt, Flux<GrantedAuthority>> {

    static final int WORDS_MAX = 256;

    static final String PERSON_PREFIX = "PERSON_";
    static final int PERSON_CHARS_MAX = 255;

    /** How Keycloak names the account of a client that asks for a token of its own. */
    private static final String CLIENTS_ACCOUNT = "service-account-";

    private static final Set<String> SAID_OF_CLIENTS = Set.of("clientHost", "clientAddress", "act");

    private static final String ROLE_PREFIX = "ROLE_";
    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern GATE = Pattern.compile("[A-Z0-9-]{2,16}|\\*");
    private static final Pattern FIRM = Pattern.compile("[A-Z_]{0,16}:?[A-Z0-9-]{3,35}|\\*");

    private final String rolesClaim;
    private final String gatesClaim;
    private final String firmsClaim;
    private final String personClaim;

    GrantedClaims(SignInSettings settings) {
        this.rolesClaim = settings.rolesClaim();
        this.gatesClaim = settings.gatesClaim();
        this.firmsClaim = settings.firmsClaim();
        this.personClaim = settings.personClaim();
    }

    @Override
    public Flux<GrantedAuthority> convert(Jwt token) {
        Map<String, Object> claims = token.getClaims();
        return Flux.fromIterable(isOfPerson(claims) ? ofPerson(claims) : authorities(claims));
    }

    /**
     * The same of somebody who has signed in, and who they are, under whichever of their accounts.
     * Without the claim that says it they are nobody in particular, and can sign nothing.
     */
    Set<GrantedAuthority> ofPerson(Map<String, Object> claims) {
        Set<GrantedAuthority> granted = authorities(claims);
        if (claims.get(personClaim) instanceof String who
                && !who.isBlank()
                && who.length() <= PERSON_CHARS_MAX) {
            granted.add(authority(PERSON_PREFIX, who.strip()));
        }
        return granted;
    }

    /**
     * Whether somebody signed in for the token. Only what says so is believed: it must name the
     * time at which they did (RFC 9068, 2.2.1). A client's own token does not, neither from the
     * local provider nor from Keycloak, which tells that time from the session of a browser; old
     * ones write a zero for whoever came by no browser. Beside that, nothing in the token may say
     * that it is of a client: its subject being the client, Keycloak's name for an account of a
     * client, the address from which a client asked, or a party that acts for somebody (RFC 8693,
     * 4.1).
     */
    private static boolean isOfPerson(Map<String, Object> claims) {
        return claims.get("auth_time") instanceof Number since
                && since.longValue() > 0
                && claims.get("sub") instanceof String subject
                && !subject.equals(claims.get("client_id"))
                && !subject.equals(claims.get("azp"))
                && !String.valueOf(claims.get("preferred_username")).startsWith(CLIENTS_ACCOUNT)
                && Collections.disjoint(claims.keySet(), SAID_OF_CLIENTS);
    }

    Set<GrantedAuthority> authorities(Map<String, Object> claims) {
        Set<GrantedAuthority> granted = new LinkedHashSet<>();
        read(claims.get(rolesClaim), ROLE, r -> granted.add(authority(ROLE_PREFIX, r)));
        read(
                claims.get(gatesClaim),
                GATE,
                g -> granted.add(authority(GateGrants.AUTHORITY_PREFIX, g)));
        read(
                claims.get(firmsClaim),
                FIRM,
                f -> granted.add(authority(ClaimedFirms.AUTHORITY_PREFIX, f)));
        return granted;
    }

    private static GrantedAuthority authority(String prefix, String name) {
        return new SimpleGrantedAuthority(prefix + name);
    }

    private static void read(@Nullable Object claim, Pattern form, Consumer<String> word) {
        words(claim).limit(WORDS_MAX).filter(w -> form.matcher(w).matches()).forEach(word);
    }

    private static Stream<String> words(@Nullable Object claim) {
        return switch (claim) {
            case String text -> Stream.of(text.strip().split("\\s+"));
            case Collection<?> list ->
                    list.stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.empty();
        };
    }
}
