package vn.bordergate.web;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sign-in by bearer token, and doors that are shut until a rule opens them. */
@AutoConfiguration(
        after = GateWebAutoConfiguration.class,
        afterName =
                "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive"
                        + ".ReactiveOAuth2ResourceServerAutoConfiguration",
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.reactive"
                    + ".ReactiveWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.reactive"
                    + ".ReactiveManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive"
                    + ".ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SignInSettings.class)
public class GateSecurityAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(GateSecurityAutoConfiguration.class);
    private static final String BEARER = "Bearer";

    /** After the services' own rules, so that these add to them and never overrule them. */
    @Bean
    @Order(1000)
    AccessRules shellRules() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/assets/**", "/problems", "/problems/{code}"),
                AccessRules.open(
                        HttpMethod.GET,
                        "/actuator/health",
                        "/actuator/health/liveness",
                        "/actuator/health/readiness"),
                AccessRules.allow(null, "/actuator", "/actuator/**").to(Roles.ADMINISTRATOR));
    }

    @Bean
    TokenAudience tokenAudience(Environment environment) {
        return new TokenAudience(environment);
    }

    @Bean
    SafetyHeaders safetyHeaders(GateWeb settings) {
        return new SafetyHeaders(settings);
    }

    @Bean
    AuditLog auditLog(ObjectProvider<InstantSource> clock) {
        return new AuditLog(clock.getIfUnique(InstantSource::system));
    }

    @Bean
    Refusals refusals(
            Problems problems, ProblemAnswers answers, SafetyHeaders headers, AuditLog audit) {
        return new Refusals(problems, answers, headers, audit);
    }

    @Bean
    InnerRefusals innerRefusals(Problems problems, AuditLog audit) {
        return new InnerRefusals(problems, audit);
    }

    @Bean
    GrantedClaims grantedClaims(SignInSettings settings) {
        return new GrantedClaims(settings);
    }

    @Bean
    Doorkeeper doorkeeper(ObjectProvider<AccessRules> rules) {
        return new Doorkeeper(rules.orderedStream());
    }

    /** Ahead of the chains that ask for form tokens. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 3)
    OpenDoors openDoors(ObjectProvider<AccessRules> rules) {
        return new OpenDoors(rules.orderedStream());
    }

    @Bean
    WebFluxConfigurer signedInArgument() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new SignedInArgument());
            }
        };
    }

    /**
     * For programs: what has no bearer token is somebody in front of a page, if there are pages.
     */
    @Bean
    @Order(1)
    SecurityWebFilterChain bearerSecurity(
            ServerHttpSecurity http,
            GateWeb settings,
            Refusals refusals,
            SafetyHeaders safety,
            Doorkeeper doorkeeper,
            GrantedClaims claims,
            ObjectProvider<ReactiveClientRegistrationRepository> provider,
            ObjectProvider<ReactiveJwtDecoder> verifier,
            ObjectProvider<InstantSource> clock) {
        if (provider.getIfAvailable() != null) {
            http.securityMatcher(GateSecurityAutoConfiguration::hasBearerToken);
        }
        ReactiveJwtDecoder tokens =
                new RememberedTokens(
                        verifier.getIfAvailable(GateSecurityAutoConfiguration::noTokens),
                        settings,
                        clock.getIfUnique(InstantSource::system));
        return http.authorizeExchange(doors -> doors.anyExchange().access(doorkeeper))
                .oauth2ResourceServer(
                        server ->
                                server.authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals)
                                        .jwt(jwt -> jwt(jwt, tokens, claims)))
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .csrf(csrf -> csrf.accessDeniedHandler(refusals))
                .headers(safety::inPlaceOfOthers)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    private static void jwt(
            ServerHttpSecurity.OAuth2ResourceServerSpec.JwtSpec jwt,
            ReactiveJwtDecoder tokens,
            GrantedClaims claims) {
        ReactiveJwtAuthenticationConverter granted = new ReactiveJwtAuthenticationConverter();
        granted.setJwtGrantedAuthoritiesConverter(claims);
        jwt.jwtDecoder(tokens).jwtAuthenticationConverter(granted);
    }

    /** A service that was given no key still serves what is open, and believes nobody. */
    private static ReactiveJwtDecoder noTokens() {
        LOG.warn(
                "no spring.security.oauth2.resourceserver.jwt.public-key-location and no issuer-uri:"
                        + " every token will be refused");
        return _ -> Mono.error(new BadJwtException("no key to verify tokens with"));
    }

    private static Mono<ServerWebExchangeMatcher.MatchResult> hasBearerToken(
            ServerWebExchange exchange) {
        String given = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? ServerWebExchangeMatcher.MatchResult.match()
                : ServerWebExchangeMatcher.MatchResult.notMatch();
    }
}
