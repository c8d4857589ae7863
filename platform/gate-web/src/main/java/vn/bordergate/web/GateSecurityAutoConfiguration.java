package vn.bordergate.web;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
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
public class GateSecurityAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(GateSecurityAutoConfiguration.class);

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
                AccessRules.allow(null, "/actuator", "/actuator/**").to("administrator"));
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
    Refusals refusals(
            Problems problems,
            ProblemAnswers answers,
            SafetyHeaders headers,
            ObjectProvider<InstantSource> clock) {
        return new Refusals(problems, answers, headers, clock.getIfUnique(InstantSource::system));
    }

    @Bean
    @ConditionalOnMissingBean(SecurityWebFilterChain.class)
    SecurityWebFilterChain gateSecurity(
            ServerHttpSecurity http,
            GateWeb settings,
            Refusals refusals,
            SafetyHeaders safety,
            ObjectProvider<AccessRules> rules,
            ObjectProvider<ReactiveJwtDecoder> verifier,
            ObjectProvider<InstantSource> clock) {
        ReactiveJwtDecoder tokens =
                new RememberedTokens(
                        verifier.getIfAvailable(GateSecurityAutoConfiguration::noTokens),
                        settings,
                        clock.getIfUnique(InstantSource::system));
        Doorkeeper doorkeeper = new Doorkeeper(rules.orderedStream());
        return http.authorizeExchange(doors -> doors.anyExchange().access(doorkeeper))
                .oauth2ResourceServer(
                        server ->
                                server.authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals)
                                        .jwt(
                                                jwt ->
                                                        jwt.jwtDecoder(tokens)
                                                                .jwtAuthenticationConverter(
                                                                        rolesClaim())))
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .csrf(csrf -> csrf.accessDeniedHandler(refusals))
                .headers(
                        headers ->
                                headers.writer(safety)
                                        .frameOptions(f -> f.disable())
                                        .contentTypeOptions(c -> c.disable()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    /** A service that was given no key still serves what is open, and believes nobody. */
    private static ReactiveJwtDecoder noTokens() {
        LOG.warn(
                "no spring.security.oauth2.resourceserver.jwt.public-key-location and no issuer-uri:"
                        + " every token will be refused");
        return _ -> Mono.error(new BadJwtException("no key to verify tokens with"));
    }

    private static ReactiveJwtAuthenticationConverter rolesClaim() {
        JwtGrantedAuthoritiesConverter roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("ROLE_");
        ReactiveJwtAuthenticationConverter converter = new ReactiveJwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                new ReactiveJwtGrantedAuthoritiesConverterAdapter(roles));
        return converter;
    }
}
