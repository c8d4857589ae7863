package vn.bordergate.web;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.server.session.ReactiveOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends the sessions of somebody who has signed out elsewhere, when the provider says so by its
 * signed word (OpenID Connect Back-Channel Logout 1.0). Sessions carry whose they are, so they are
 * looked through; a register of them beside them would have to forget each that ends by itself.
 */
final class SignOutElsewhere implements ServerLogoutHandler, ReactiveOidcSessionRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(SignOutElsewhere.class);
    private static final String SESSION_OF_PROVIDER = "sid";

    private final Sessions sessions;
    private final AuditLog audit;

    SignOutElsewhere(Sessions sessions, AuditLog audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    /** The token was verified: signature, issuer, audience, its time, and what it is for. */
    @Override
    public Mono<Void> logout(WebFilterExchange filter, Authentication word) {
        if (!(word.getPrincipal() instanceof OidcLogoutToken token)) {
            return Mono.error(new IllegalStateException("not a logout token"));
        }
        return sessions.end(session -> isMeant(session, token))
                .doOnNext(
                        ended -> {
                            LOG.info("{} session(s) ended by a sign-out elsewhere", ended);
                            String who = String.valueOf(token.getSubject());
                            audit.write(filter.getExchange(), who, 200, "SIGNED_OUT_ELSEWHERE");
                        })
                .then(
                        Mono.fromRunnable(
                                () -> {
                                    var response = filter.getExchange().getResponse();
                                    response.setStatusCode(HttpStatus.OK);
                                    response.getHeaders().setCacheControl("no-store");
                                }));
    }

    /** A session of the provider, where it names one; else all of the person. */
    private static boolean isMeant(WebSession session, OidcLogoutToken token) {
        Object kept =
                session.getAttribute(
                        WebSessionServerSecurityContextRepository
                                .DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME);
        Authentication who = kept instanceof SecurityContext c ? c.getAuthentication() : null;
        if (who == null || !(who.getPrincipal() instanceof OidcUser person)) {
            return false;
        }
        Map<String, Object> claims = person.getIdToken().getClaims();
        boolean ofProvider =
                String.valueOf(token.getIssuer()).equals(String.valueOf(claims.get("iss")));
        boolean ofPerson =
                token.getSubject() == null || token.getSubject().equals(person.getSubject());
        boolean ofSession =
                token.getSessionId() == null
                        || token.getSessionId().equals(claims.get(SESSION_OF_PROVIDER));
        return ofProvider && ofPerson && ofSession;
    }

    @Override
    public Mono<Void> saveSessionInformation(OidcSessionInformation information) {
        return Mono.empty();
    }

    @Override
    public Mono<OidcSessionInformation> removeSessionInformation(String sessionId) {
        return Mono.empty();
    }

    @Override
    public Flux<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        return Flux.empty();
    }
}
