package vn.bordergate.local.signin;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Ends a sign-in everywhere. The provider remembers nobody between two sign-ins, so what is left to
 * do is to tell every service, and then to send the browser back, only to an address that is known.
 */
final class EndSessionEndpoint {

    private final Map<String, Client> clients;
    private final SignedTokens tokens;
    private final SignInPage page;
    private final Codes codes;
    private final BackChannel services;

    EndSessionEndpoint(
            Map<String, Client> clients,
            SignedTokens tokens,
            SignInPage page,
            Codes codes,
            BackChannel services) {
        this.clients = clients;
        this.tokens = tokens;
        this.page = page;
        this.codes = codes;
        this.services = services;
    }

    Answer answer(Request request, Map<String, List<String>> parameters) {
        try {
            LogoutRequest asked = LogoutRequest.parse(parameters);
            String clientId = Request.only(parameters, "client_id");
            Client client = clientId == null ? null : clients.get(clientId);
            JWT hint = asked.getIDTokenHint();
            URI back = asked.getPostLogoutRedirectionURI();
            boolean known =
                    client != null
                            && hint != null
                            && tokens.isOurs(hint, client.id())
                            && back != null
                            && client.signedOutUris().contains(back);
            if (!known || hint == null || back == null) {
                return page.refusal(request, "sign-out");
            }
            endEverywhere(hint);
            return Answer.redirect(back);
        } catch (ParseException e) {
            return page.refusal(request, "sign-out");
        }
    }

    /** Of the browser in which the token was given, as the token itself says. */
    private void endEverywhere(JWT token) throws ParseException {
        try {
            String subject = token.getJWTClaimsSet().getSubject();
            String session = token.getJWTClaimsSet().getStringClaim("sid");
            if (subject != null && session != null) {
                codes.forget(session);
                services.signedOut(subject, session);
            }
        } catch (java.text.ParseException e) {
            throw new ParseException(e.getMessage(), e);
        }
    }
}
