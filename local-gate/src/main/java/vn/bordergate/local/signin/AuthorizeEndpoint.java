package vn.bordergate.local.signin;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows the people one may be, and sends the browser back with a code for the chosen one. A request
 * whose client or address is not known, to the letter, is sent nowhere.
 */
final class AuthorizeEndpoint {

    private final Map<String, Client> clients;
    private final Codes codes;
    private final SignInPage page;
    private final Browsers browsers = new Browsers();

    AuthorizeEndpoint(Map<String, Client> clients, Codes codes, SignInPage page) {
        this.clients = clients;
        this.codes = codes;
        this.page = page;
    }

    Answer show(Request request) {
        return checked(
                request,
                request.query(),
                (asked, back) ->
                        page.people(request, request.address().getRawQuery(), Person.ALL)
                                .withFormsTo(back));
    }

    Answer choose(Request request) {
        Map<String, List<String>> fields = request.fields();
        String chosen = Request.only(fields, "person");
        Map<String, List<String>> original = Request.parameters(Request.only(fields, "request"));
        return checked(
                request,
                original,
                (asked, back) ->
                        Person.ALL.stream()
                                .filter(p -> p.subject().equals(chosen))
                                .findFirst()
                                .map(person -> sendBack(request, asked, back, person))
                                .orElseGet(() -> page.refusal(request, "person")));
    }

    private interface Step {
        Answer take(AuthenticationRequest asked, URI back);
    }

    private Answer checked(Request request, Map<String, List<String>> parameters, Step next) {
        String clientId = Request.only(parameters, "client_id");
        Client client = clientId == null ? null : clients.get(clientId);
        URI back = client == null ? null : registered(client, parameters);
        if (back == null) {
            return page.refusal(request, "address");
        }
        try {
            AuthenticationRequest asked = AuthenticationRequest.parse(parameters);
            ErrorObject fault = fault(asked);
            return fault == null ? next.take(asked, back) : error(back, fault, asked.getState());
        } catch (ParseException e) {
            ErrorObject fault =
                    e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject();
            String state = Request.only(parameters, "state");
            return error(back, fault, state == null ? null : new State(state));
        }
    }

    private static @Nullable URI registered(Client client, Map<String, List<String>> parameters) {
        String asked = Request.only(parameters, "redirect_uri");
        return client.redirectUris().stream()
                .filter(uri -> uri.toString().equals(asked))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ErrorObject fault(AuthenticationRequest asked) {
        if (!ResponseType.CODE.equals(asked.getResponseType())) {
            return OAuth2Error.UNSUPPORTED_RESPONSE_TYPE;
        }
        if (asked.specifiesRequestObject()) {
            return OAuth2Error.REQUEST_NOT_SUPPORTED;
        }
        boolean otherMode =
                asked.getResponseMode() != null
                        && !ResponseMode.QUERY.equals(asked.getResponseMode());
        boolean proof =
                asked.getCodeChallenge() != null
                        && CodeChallengeMethod.S256.equals(asked.getCodeChallengeMethod());
        if (otherMode || !proof) {
            return OAuth2Error.INVALID_REQUEST.appendDescription(
                    ": response_mode query and code_challenge_method S256 are needed");
        }
        return null;
    }

    private Answer sendBack(Request request, AuthenticationRequest asked, URI back, Person person) {
        String known = browsers.known(request);
        String browser = known == null ? browsers.fresh() : known;
        var code =
                codes.issue(
                        asked.getClientID().getValue(),
                        back,
                        asked.getCodeChallenge(),
                        asked.getNonce(),
                        person,
                        Browsers.session(browser, person));
        Answer answer =
                Answer.redirect(
                        new AuthenticationSuccessResponse(
                                        back,
                                        code,
                                        null,
                                        null,
                                        asked.getState(),
                                        null,
                                        ResponseMode.QUERY)
                                .toURI());
        return known == null ? answer.with("Set-Cookie", Browsers.cookie(browser)) : answer;
    }

    private static Answer error(URI back, ErrorObject fault, @Nullable State state) {
        return Answer.redirect(
                new AuthenticationErrorResponse(back, fault, state, ResponseMode.QUERY).toURI());
    }
}
