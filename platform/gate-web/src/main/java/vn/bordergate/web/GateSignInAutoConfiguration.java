package vn.bordergate.web;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;

/**
 * Sign-in of people through an OpenID provider, beside the bearer tokens of programs. Switched on
 * by a client registration; without one a service has pages for everybody and nothing else.
 */
@AutoConfiguration(
        after = GateSecurityAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.webflux.autoconfigure.WebSessionIdResolverAutoConfiguration",
            "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.reactive"
                    + ".ReactiveOAuth2ClientAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.reactive"
                    + ".ReactiveOAuth2ClientWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
public class GateSignInAutoConfiguration {

    @Bean
    @Order(1000)
    AccessRules signInRules() {
        return AccessRules.of(AccessRules.open(HttpMethod.GET, SignInSteps.SIGNED_OUT));
    }

    @Bean
    ReactiveClientRegistrationRepository providerWhenNeeded(
            OAuth2ClientProperties properties, SignInSettings settings, GateWeb web) {
        return new LateRegistrations(properties, settings, web.retryAfter());
    }

    @Bean
    SignInCookies signInCookies(Environment environment) {
        return new SignInCookies(environment.getProperty("spring.application.name", "gate"));
    }

    @Bean
    Sessions sessions(SignInSettings settings, ObjectProvider<Clock> clock) {
        return new Sessions(settings, clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    WebSessionManager webSessionManager(SignInCookies cookies, Sessions sessions) {
        DefaultWebSessionManager manager = new DefaultWebSessionManager();
        manager.setSessionIdResolver(cookies);
        manager.setSessionStore(sessions);
        return manager;
    }

    /** Roles and gates of a person, from the id token and from what the provider tells besides. */
    @Bean
    ReactiveOAuth2UserService<OidcUserRequest, OidcUser> people(GrantedClaims claims) {
        OidcReactiveOAuth2UserService provider = new OidcReactiveOAuth2UserService();
        return request ->
                provider.loadUser(request)
                        .map(
                                person -> {
                                    Map<String, Object> told = person.getClaims();
                                    Set<GrantedAuthority> granted = claims.ofPerson(told);
                                    return new DefaultOidcUser(
                                            granted, person.getIdToken(), person.getUserInfo());
                                });
    }

    @Bean
    SignInSteps signInSteps(
            SignInSettings settings,
            ReactiveClientRegistrationRepository provider,
            Sessions sessions,
            Refusals refusals,
            ProblemAnswers answers,
            AuditLog audit) {
        return new SignInSteps(settings, provider, sessions, refusals, answers, audit);
    }

    @Bean
    SignOutElsewhere signOutElsewhere(Sessions sessions, AuditLog audit) {
        return new SignOutElsewhere(sessions, audit);
    }

    @Bean
    SignedOutPage signedOutPage() {
        return new SignedOutPage();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain pageSecurity(
            ServerHttpSecurity http,
            Doorkeeper doorkeeper,
            SignInSettings settings,
            SignInSteps steps,
            SignInCookies cookies,
            SignOutElsewhere elsewhere,
            ReactiveClientRegistrationRepository provider,
            Refusals refusals,
            SafetyHeaders safety,
            ObjectProvider<InstantSource> clock) {
        PendingSignIns pending =
                new PendingSignIns(
                        cookies, provider, settings, clock.getIfUnique(InstantSource::system));
        return http.authorizeExchange(doors -> doors.anyExchange().access(doorkeeper))
                .oauth2Login(
                        login ->
                                login.authorizationRequestRepository(pending)
                                        .authorizedClientRepository(new NoClientTokens())
                                        .securityContextRepository(
                                                new WebSessionServerSecurityContextRepository())
                                        .authenticationSuccessHandler(steps)
                                        .authenticationFailureHandler(steps))
                .logout(leaving -> signOut(leaving, steps))
                .oidcLogout(
                        leaving ->
                                leaving.oidcSessionRegistry(elsewhere)
                                        .backChannel(word -> word.logoutHandler(elsewhere)))
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(steps).accessDeniedHandler(refusals))
                .csrf(csrf -> csrf.accessDeniedHandler(refusals))
                .headers(safety::inPlaceOfOthers)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .addFilterBefore(SignedInPages.offering(steps), SecurityWebFiltersOrder.CSRF)
                .addFilterAfter(
                        new SignedInPages(),
                        SecurityWebFiltersOrder.SECURITY_CONTEXT_SERVER_WEB_EXCHANGE)
                .build();
    }

    private static void signOut(ServerHttpSecurity.LogoutSpec leaving, SignInSteps steps) {
        leaving.requiresLogout(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/sign-out"))
                .logoutHandler(
                        new DelegatingServerLogoutHandler(
                                new SecurityContextServerLogoutHandler(),
                                new WebSessionServerLogoutHandler()))
                .logoutSuccessHandler(steps);
    }
}
