package vn.bordergate.web;

import java.security.Principal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.user.OAuth2User;

/**
 * The firms for which the provider vouches that somebody acts. A star is for machines that bring in
 * what firms declared elsewhere: of a person it says nothing, since nobody works for all firms.
 *
 * @param every whether it is such a machine
 * @param words the numbers of the firms as the claim writes them; empty where it is every firm
 */
public record ClaimedFirms(boolean every, Set<String> words) {

    static final String AUTHORITY_PREFIX = "FIRM_";
    static final String EVERY = "*";

    private static final ClaimedFirms NONE = new ClaimedFirms(false, Set.of());
    private static final ClaimedFirms ALL = new ClaimedFirms(true, Set.of());

    public ClaimedFirms {
        words = Set.copyOf(words);
    }

    /** However they signed in; a missing claim is no firm. */
    public static ClaimedFirms of(Principal who) {
        if (!(who instanceof Authentication authentication)) {
            return NONE;
        }
        boolean person = authentication.getPrincipal() instanceof OAuth2User;
        boolean star = false;
        Set<String> words = new HashSet<>();
        for (GrantedAuthority granted : authentication.getAuthorities()) {
            String name = String.valueOf(granted.getAuthority());
            person |= name.startsWith(GrantedClaims.PERSON_PREFIX);
            String word = after(AUTHORITY_PREFIX, name);
            if (EVERY.equals(word)) {
                star = true;
            } else if (word != null) {
                words.add(word);
            }
        }
        return star && !person ? ALL : new ClaimedFirms(false, words);
    }

    private static @Nullable String after(String prefix, String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : null;
    }
}
