package vn.bordergate.web;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * A sign-in provider signs tokens for other services too, and one of those must open nothing here.
 * So a service that trusts a provider has to be told which audience its tokens name; a key of our
 * own signs for us alone.
 */
final class TokenAudience {

    static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";

    private static final List<String> PROVIDERS =
            List.of(
                    "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                    "spring.security.oauth2.resourceserver.jwt.jwk-set-uri");

    /** Ends the start when tokens of a provider would be taken whomever they are for. */
    TokenAudience(Environment environment) {
        List<String> audiences =
                Binder.get(environment)
                        .bind(AUDIENCES, Bindable.listOf(String.class))
                        .orElseGet(List::of);
        boolean named = audiences.stream().anyMatch(StringUtils::hasText);
        for (String provider : PROVIDERS) {
            String address = environment.getProperty(provider);
            if (!named && StringUtils.hasText(address)) {
                throw new InvalidConfigurationPropertyValueException(
                        AUDIENCES,
                        "",
                        provider
                                + " is set, so it must name the audience that the provider writes"
                                + " into the tokens for this service; without it, a token for any"
                                + " other service would be taken");
            }
        }
    }
}
