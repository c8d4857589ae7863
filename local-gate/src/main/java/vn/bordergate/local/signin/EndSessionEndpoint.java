package vn.bordergate.local.signin;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Ends a sign-in at this end. The provider remembers nobody between two sign-ins, so what is left
 * to do is to send the browser back, and only to an address that is known.
 */
final class EndSessionEndpoint {

    private final Map<String, Client> clients;
    private final SignedTokens tokens;
    private final SignInPage page;

    EndSessionEndpoint(Map<String, Client> clients, SignedTokens tokens, SignInPage page) {
        this.clients = clients;
        this.tokens = tokens;
        this.page = page;
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
            return known ? Answer.redirect(back) : page.refusal(request, "sign-out");
        } catch (ParseException e) {
            return page.refusal(request, "sign-out");
        }
    }
}
