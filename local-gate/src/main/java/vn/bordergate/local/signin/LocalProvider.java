package vn.bordergate.local.signin;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The provider as a server, on the loopback interface. */
public final class LocalProvider implements AutoCloseable {

    static final int BODY_BYTES_MAX = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(LocalProvider.class);

    private final String issuer;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> ownNames;
    private final Map<String, Function<Request, Answer>> handlers;

    private LocalProvider(
            HttpServer server,
            Collection<Client> known,
            RSAPrivateCrtKey privateKey,
            RSAPublicKey publicKey,
            String audience,
            InstantSource clock) {
        int port = server.getAddress().getPort();
        this.server = server;
        this.issuer = "http://localhost:" + port;
        this.ownNames = Set.of("localhost:" + port, "127.0.0.1:" + port);
        Map<String, Client> clients =
                known.stream().collect(Collectors.toUnmodifiableMap(Client::id, c -> c));
        SignedTokens tokens = new SignedTokens(issuer, audience, privateKey, publicKey, clock);
        Codes codes = new Codes(clock);
        SignInPage page = new SignInPage();
        AuthorizeEndpoint authorize = new AuthorizeEndpoint(clients, codes, page);
        TokenEndpoint token = new TokenEndpoint(clients, codes, tokens);
        EndSessionEndpoint end =
                new EndSessionEndpoint(
                        clients, tokens, page, codes, new BackChannel(clients, tokens, threads));
        String description = description(issuer);
        this.handlers =
                Map.of(
                        "GET /.well-known/openid-configuration",
                        _ -> Answer.json(description),
                        "GET /jwks",
                        _ -> Answer.json(tokens.publicKeys().toString()),
                        "GET /authorize",
                        authorize::show,
                        "POST /authorize",
                        authorize::choose,
                        "POST /token",
                        token::answer,
                        "GET /end-session",
                        request -> end.answer(request, request.query()),
                        "POST /end-session",
                        request -> end.answer(request, request.fields()),
                        "GET /sign-in.css",
                        _ -> Answer.style(page.style()));
    }

    /**
     * Starts it.
     *
     * @param audience whom its access tokens are for
     * @throws IllegalArgumentException when others than this machine could reach the address: it
     *     asks nobody for a password
     */
    public static LocalProvider start(
            InetSocketAddress address,
            Collection<Client> clients,
            RSAPrivateCrtKey privateKey,
            RSAPublicKey publicKey,
            String audience,
            InstantSource clock)
            throws IOException {
        InetAddress host = address.getAddress();
        if (host == null || !host.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "a sign-in without passwords is for the loopback interface, not for "
                            + address);
        }
        HttpServer server = HttpServer.create(address, 0);
        LocalProvider provider =
                new LocalProvider(server, clients, privateKey, publicKey, audience, clock);
        server.setExecutor(provider.threads);
        server.createContext("/", provider::serve);
        server.start();
        return provider;
    }

    public String issuer() {
        return issuer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (RuntimeException e) {
                LOG.error("sign-in page", e);
                answer = Answer.plain(500, "failed; more in the log");
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.bytes();
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        // A name that leads to this machine from elsewhere is an attempt to speak through a
        // browser.
        if (!ownNames.contains(String.valueOf(headers.getFirst("Host")))) {
            return Answer.plain(400, "this is " + issuer);
        }
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            return Answer.plain(413, "too large").with("Connection", "close");
        }
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        Function<Request, Answer> handler = handlers.get(asked);
        if (handler == null) {
            return Answer.plain(404, "not here");
        }
        return handler.apply(
                new Request(
                        exchange.getRequestMethod(),
                        URI.create(issuer).resolve(exchange.getRequestURI()),
                        new String(body, StandardCharsets.UTF_8),
                        headers.getFirst("Content-Type"),
                        headers.getFirst("Authorization"),
                        String.join(";", headers.getOrDefault("Cookie", List.of())),
                        headers.getFirst("Accept-Language")));
    }

    private static String description(String issuer) {
        OIDCProviderMetadata metadata =
                new OIDCProviderMetadata(
                        new Issuer(issuer),
                        List.of(SubjectType.PUBLIC),
                        URI.create(issuer + "/jwks"));
        metadata.setAuthorizationEndpointURI(URI.create(issuer + "/authorize"));
        metadata.setTokenEndpointURI(URI.create(issuer + "/token"));
        metadata.setEndSessionEndpointURI(URI.create(issuer + "/end-session"));
        metadata.setSupportsBackChannelLogout(true);
        metadata.setSupportsBackChannelLogoutSession(true);
        metadata.setScopes(new Scope("openid", "profile"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.CLIENT_CREDENTIALS));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(
                List.of(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                        ClientAuthenticationMethod.CLIENT_SECRET_POST));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        metadata.setClaims(List.of("sub", "sid", "name", "roles", "gates", "firms"));
        return metadata.toJSONObject().toString();
    }
}
