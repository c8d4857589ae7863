package vn.bordergate.web;

import java.util.Collection;
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
 * Reads roles and gates from claims, the same way for a person's sign-in and for a bearer token.
 * Each claim is a list of words, or one text of words between spaces; what has any other form
 * grants nothing.
 */
final class GrantedClaims implements Converter<Jwt, Flux<GrantedAuthority>> {

    static final int WORDS_MAX = 256;

    private static final String ROLE_PREFIX = "ROLE_";
    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern GATE = Pattern.compile("[A-Z0-9-]{2,16}|\\*");

    private final String rolesClaim;
    private final String gatesClaim;

    GrantedClaims(SignInSettings settings) {
        this.rolesClaim = settings.rolesClaim();
        this.gatesClaim = settings.gatesClaim();
    }

    @Override
    public Flux<GrantedAuthority> convert(Jwt token) {
        return Flux.fromIterable(authorities(token.getClaims()));
    }

    Set<GrantedAuthority> authorities(Map<String, Object> claims) {
        Set<GrantedAuthority> granted = new LinkedHashSet<>();
        read(claims.get(rolesClaim), ROLE, r -> granted.add(authority(ROLE_PREFIX, r)));
        read(
                claims.get(gatesClaim),
                GATE,
                g -> granted.add(authority(GateGrants.AUTHORITY_PREFIX, g)));
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
