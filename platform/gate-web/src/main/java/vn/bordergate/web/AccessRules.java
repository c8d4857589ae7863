package vn.bordergate.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may come to which path; the first rule that fits decides. What no rule fits is not there, for
 * anybody. Services contribute beans of this type; their order among each other is the bean order.
 */
public record AccessRules(List<Rule> rules) {

    public AccessRules {
        rules = List.copyOf(rules);
    }

    /**
     * @param method null for every method; GET covers HEAD
     * @param roles empty for everybody, with or without a token
     */
    public record Rule(@Nullable HttpMethod method, PathPattern pattern, Set<String> roles) {
        public Rule {
            roles = Set.copyOf(roles);
        }

        public boolean isOpen() {
            return roles.isEmpty();
        }

        boolean covers(HttpMethod asked) {
            return method == null
                    || method.equals(asked)
                    || (asked == HttpMethod.HEAD && method == HttpMethod.GET);
        }
    }

    @SafeVarargs
    public static AccessRules of(List<Rule>... rules) {
        return new AccessRules(Stream.of(rules).flatMap(List::stream).toList());
    }

    /** Everybody, with or without a token. */
    public static List<Rule> open(@Nullable HttpMethod method, String... patterns) {
        return rules(method, patterns, Set.of());
    }

    public static Door allow(@Nullable HttpMethod method, String... patterns) {
        return roles -> {
            if (roles.length == 0) {
                throw new IllegalArgumentException("a door without a role; use open");
            }
            return rules(method, patterns, Set.of(roles));
        };
    }

    /** Paths that wait for the roles that may use them. */
    @FunctionalInterface
    public interface Door {
        List<Rule> to(String... roles);
    }

    private static List<Rule> rules(
            @Nullable HttpMethod method, String[] patterns, Set<String> roles) {
        return Stream.of(patterns)
                .map(p -> new Rule(method, PathPatternParser.defaultInstance.parse(p), roles))
                .toList();
    }
}
