package vn.bordergate.local.signin;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a service the tokens for a code, and a machine those for itself. */
final class TokenEndpoint {

    private final Map<String, Client> clients;
    private final Codes codes;
    private final SignedTokens tokens;

    TokenEndpoint(Map<String, Client> clients, Codes codes, SignedTokens tokens) {
        this.clients = clients;
        this.codes = codes;
        this.tokens = tokens;
    }

    Answer answer(Request request) {
        HTTPResponse response = respond(request).toHTTPResponse();
        String body = response.getBody() == null ? "{}" : response.getBody();
        Answer answer = Answer.json(body);
        return new Answer(response.getStatusCode(), answer.headers(), body);
    }

    private TokenResponse respond(Request request) {
        try {
            TokenRequest asked = TokenRequest.parse(http(request));
            Client client = known(asked);
            if (client == null) {
                return refuse(OAuth2Error.INVALID_CLIENT);
            }
            return switch (asked.getAuthorizationGrant()) {
                case AuthorizationCodeGrant grant -> forCode(client, grant);
                case ClientCredentialsGrant _ when client.role() != null ->
                        new AccessTokenResponse(new Tokens(tokens.accessToken(client), null));
                case ClientCredentialsGrant _ -> refuse(OAuth2Error.UNAUTHORIZED_CLIENT);
                default -> refuse(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
            };
        } catch (ParseException e) {
            return refuse(
                    e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject());
        } catch (IllegalArgumentException unreadable) {
            return refuse(OAuth2Error.INVALID_REQUEST);
        }
    }

    private static HTTPRequest http(Request request) throws ParseException {
        HTTPRequest http = new HTTPRequest(HTTPRequest.Method.POST, request.address());
        if (request.contentType() != null) {
            http.setEntityContentType(parsed(request.contentType()));
        }
        if (request.authorization() != null) {
            http.setAuthorization(request.authorization());
        }
        http.setBody(request.form());
        return http;
    }

    private static ContentType parsed(String contentType) throws ParseException {
        try {
            return ContentType.parse(contentType);
        } catch (java.text.ParseException e) {
            throw new ParseException(e.getMessage(), OAuth2Error.INVALID_REQUEST, e);
        }
    }

    /** The client whose secret was shown; comparing takes the same time wherever they differ. */
    private @Nullable Client known(TokenRequest asked) {
        if (!(asked.getClientAuthentication() instanceof PlainClientSecret shown)) {
            return null;
        }
        Client client = clients.get(shown.getClientID().getValue());
        return client != null && client.secret().equals(shown.getClientSecret()) ? client : null;
    }

    private TokenResponse forCode(Client client, AuthorizationCodeGrant grant) {
        Codes.Issued issued = codes.redeem(grant.getAuthorizationCode());
        boolean fits =
                issued != null
                        && issued.clientId().equals(client.id())
                        && issued.redirectUri().equals(grant.getRedirectionURI())
                        && grant.getCodeVerifier() != null
                        && CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                                .equals(issued.challenge());
        if (issued == null || !fits) {
            return refuse(OAuth2Error.INVALID_GRANT);
        }
        return new OIDCTokenResponse(
                new OIDCTokens(tokens.idToken(issued), tokens.accessToken(issued.person()), null));
    }

    private static TokenResponse refuse(ErrorObject fault) {
        return new TokenErrorResponse(fault);
    }
}
