package vn.bordergate.web;

import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who acts: a person in front of a page, or whoever sent a bearer token. A handler takes it as a
 * parameter; without a sign-in there is none, and the answer is 401.
 *
 * @param subject the provider's own name for them, which never changes and which the records keep
 * @param displayName as a person would call them
 * @param roles of {@link Roles}
 * @param grants the gates at which they may act
 * @param person who it is, the same under each of their accounts; null for a program, whose token
 *     nobody signed in for. What takes two people is signed by two who have one, and another one.
 */
public record SignedIn(
        String subject,
        String displayName,
        Set<String> roles,
        GateGrants grants,
        @Nullable String person) {

    private static final String ROLE_PREFIX = "ROLE_";
    private static final int NAME_CHARS_MAX = 80;

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    /** From either kind of sign-in. */
    public static SignedIn of(Principal who) {
        if (!(who instanceof Authentication authentication)) {
            return new SignedIn(who.getName(), who.getName(), Set.of(), GateGrants.none(), null);
        }
        Map<String, Object> claims =
                switch (authentication.getPrincipal()) {
                    case Jwt token -> token.getClaims();
                    case OAuth2User person -> person.getAttributes();
                    case null, default -> Map.of();
                };
        Set<String> roles = named(authentication, ROLE_PREFIX).collect(Collectors.toSet());
        String person = named(authentication, GrantedClaims.PERSON_PREFIX).findFirst().orElse(null);
        String subject = authentication.getName();
        return new SignedIn(
                subject, name(claims, subject), roles, GateGrants.of(authentication), person);
    }

    private static Stream<String> named(Authentication authentication, String prefix) {
        return authentication.getAuthorities().stream()
                .map(a -> String.valueOf(a.getAuthority()))
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()));
    }

    /** Whether they have one of these roles. */
    public boolean isOneOf(String... asked) {
        for (String role : asked) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    private static String name(Map<String, Object> claims, String subject) {
        String full = text(claims.get("name"));
        String given = full != null ? full : text(claims.get("preferred_username"));
        String name = given != null ? given : subject;
        return name.length() <= NAME_CHARS_MAX ? name : name.substring(0, NAME_CHARS_MAX) + "…";
    }

    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
