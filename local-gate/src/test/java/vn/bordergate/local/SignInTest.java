package vn.bordergate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.local.signin.Client;
import vn.bordergate.local.signin.LocalProvider;

/** A person signs in at a service with the provider of this machine, and so does a machine. */
@NullUnmarked
class SignInTest {

    private static final String SECRET = "known-to-this-trial-only";

    private static LocalKeys keys;
    private static LocalProvider provider;
    private static ConfigurableApplicationContext service;
    private static int port;

    private final TrialBrowser browser = new TrialBrowser();

    @BeforeAll
    static void openTheDesk(@TempDir Path folder) throws Exception {
        keys = LocalKeys.keptIn(folder, Instant.now());
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        provider =
                LocalProvider.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        List.of(
                                Client.service("trial-desk", SECRET, port),
                                Client.machine("machine-trader", SECRET, "trader")),
                        keys.signingKey(),
                        keys.checkingKey(),
                        LocalKeys.AUDIENCE,
                        InstantSource.system());
        String client = "--spring.security.oauth2.client.";
        String tokens = "--spring.security.oauth2.resourceserver.jwt.";
        service =
                new SpringApplicationBuilder(TrialDesk.class)
                        .run(
                                "--spring.application.name=trial-desk",
                                "--server.address=127.0.0.1",
                                "--server.port=" + port,
                                "--gate.sign-in.sessions-max=3",
                                tokens + "public-key-location=" + keys.publicKey().toUri(),
                                tokens + "audiences=" + LocalKeys.AUDIENCE,
                                client + "provider.gate.issuer-uri=" + provider.issuer(),
                                client + "registration.gate.client-id=trial-desk",
                                client + "registration.gate.client-secret=" + SECRET,
                                client + "registration.gate.scope=openid,profile");
    }

    @AfterAll
    static void closeTheDesk() {
        service.close();
        provider.close();
    }

    @AfterEach
    void letSessionsEnd() {
        TrialDesk.CLOCK.moveOn(Duration.ofDays(1));
    }

    @Test
    void aPersonIsSentToSignInAndComesBackToThePageTheyWanted() throws Exception {
        HttpResponse<String> people = browser.open(at("/desk/me?from=list"));
        assertThat(people.uri().toString()).startsWith(provider.issuer() + "/authorize?");
        assertThat(people.body()).contains("Trần Văn Bình", "Customs team lead", "no password");
        HttpResponse<String> me = browser.choose(people, "pao");
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.uri()).isEqualTo(at("/desk/me?from=list"));
        assertThat(me.body()).isEqualTo("pao|Lý A Páo|[customs-officer]|KIM-THANH");
    }

    @Test
    void theCookiesAreForThisHostAloneAndNotForScripts() throws Exception {
        signIn("hoa");
        assertThat(browser.cookiesSet)
                .filteredOn(cookie -> cookie.startsWith("trial-desk-session="))
                .as("one session, which a page does not change")
                .singleElement()
                .satisfies(
                        cookie ->
                                assertThat(cookie)
                                        .contains("Path=/", "HTTPOnly", "SameSite=Lax")
                                        .doesNotContain("Domain", "Secure", "Max-Age"));
    }

    @Test
    void awayFromThisMachineTheyTravelOverASecureWireOnly() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String asked =
                    "GET /oauth2/authorization/gate HTTP/1.1\r\nHost: desk.gate.vn\r\n"
                            + "Accept: text/html\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.UTF_8))
                    .containsIgnoringCase("set-cookie: __Host-trial-desk-sign-in=")
                    .contains("; Secure; HTTPOnly; SameSite=Lax")
                    .doesNotContain("Domain=");
        }
    }

    @Test
    void aProgramIsToldInsteadOfBeingSentToAPage() throws Exception {
        HttpResponse<String> told =
                browser.send(
                        HttpRequest.newBuilder(at("/desk/me"))
                                .header("Accept", "application/json")
                                .build());
        assertThat(told.statusCode()).isEqualTo(401);
        assertThat(told.headers().firstValue("content-type")).hasValue("application/problem+json");
        HttpResponse<String> part =
                browser.send(
                        TrialBrowser.page(at("/desk/me")).header("HX-Request", "true").build());
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Refresh")).hasValue("true");
        assertThat(browser.cookiesSet).isEmpty();
    }

    @Test
    void aFormWithoutItsTokenIsRefusedAndWithItTaken() throws Exception {
        HttpResponse<String> page = signIn("hoa");
        HttpResponse<String> forged = browser.submit(at("/desk/decide"), Map.of("x", "1"));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("FORM_TOKEN_MISSING");
        HttpResponse<String> taken =
                browser.submit(at("/desk/decide"), TrialBrowser.formToken(page));
        assertThat(taken.body()).isEqualTo("decided by hoa");
        String header =
                TrialBrowser.found(page.body(), "name=\"csrf-header\" content=\"([^\"]+)\"");
        String token = TrialBrowser.found(page.body(), "name=\"csrf-token\" content=\"([^\"]+)\"");
        HttpResponse<String> byScript =
                browser.send(
                        TrialBrowser.page(at("/desk/decide"))
                                .header(header, token)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build());
        assertThat(byScript.body()).isEqualTo("decided by hoa");
    }

    @Test
    void aFormOfSomebodyWhoIsNotSignedInAsksForTheSignIn() throws Exception {
        HttpResponse<String> answer = browser.submit(at("/desk/decide"), Map.of("x", "1"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("SIGN_IN_REQUIRED", "/oauth2/authorization/gate?to=");
    }

    @Test
    void bearerTokensNeedNeitherSessionNorFormToken() throws Exception {
        HttpResponse<String> taken = post("/lodge", keys.token("trader"));
        assertThat(taken.body()).isEqualTo("decided by local-trader");
        assertThat(post("/desk/decide", keys.token("trader")).statusCode()).isEqualTo(403);
        assertThat(browser.cookiesSet).isEmpty();
        signIn("hoa");
        assertThat(post("/lodge", keys.token("trader")).body())
                .as("the token speaks, not the session")
                .isEqualTo("decided by local-trader");
    }

    @Test
    void aMachineGetsItsTokenWithItsOwnSecret() throws Exception {
        HttpResponse<String> answer = tokens("machine-trader", "grant_type=client_credentials");
        String token = JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
        assertThat(post("/lodge", token).body()).isEqualTo("decided by machine-trader");
        // It says of no time at which anybody signed in, so it is of no person.
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaim("auth_time")).isNull();
        assertThat(tokens("trial-desk", "grant_type=client_credentials").body())
                .contains("unauthorized_client");
    }

    @Test
    void aWrongRoleIsAPageThatSaysSo() throws Exception {
        signIn("hoa");
        HttpResponse<String> refused = browser.open(at("/lead?lang=vi"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("không có quyền", "Nguyễn Thị Hoa", "Đăng xuất");
    }

    @Test
    void aSessionThatRestedTooLongHasEnded() throws Exception {
        signIn("hoa");
        TrialDesk.CLOCK.moveOn(Duration.ofMinutes(29));
        assertThat(browser.openOnly(at("/desk/me")).statusCode()).isEqualTo(200);
        TrialDesk.CLOCK.moveOn(Duration.ofMinutes(31));
        assertThat(browser.openOnly(at("/desk/me")).statusCode()).isEqualTo(303);
    }

    @Test
    void aSessionEndsWithTheShiftHoweverBusyItIs() throws Exception {
        signIn("hoa");
        for (int quarter = 1; quarter < 40; quarter++) {
            TrialDesk.CLOCK.moveOn(Duration.ofMinutes(15));
            assertThat(browser.openOnly(at("/desk/me")).statusCode()).isEqualTo(200);
        }
        TrialDesk.CLOCK.moveOn(Duration.ofMinutes(15));
        assertThat(browser.openOnly(at("/desk/me")).statusCode()).isEqualTo(303);
    }

    @Test
    void whoSignsOutIsOutAtBothEnds() throws Exception {
        HttpResponse<String> page = signIn("duc");
        assertThat(browser.openOnly(at("/lead")).statusCode()).isEqualTo(200);
        assertThat(browser.submit(at("/sign-out"), Map.of()).statusCode()).isEqualTo(403);
        HttpResponse<String> leaving =
                browser.submit(at("/sign-out"), TrialBrowser.formToken(page));
        String onward = TrialBrowser.found(leaving.body(), "content=\"0;url=([^\"]+)\"");
        assertThat(onward).startsWith(provider.issuer() + "/end-session?");
        HttpResponse<String> out = browser.open(URI.create(onward));
        assertThat(out.uri()).isEqualTo(at("/signed-out"));
        assertThat(out.body()).contains("Signed out").doesNotContain("Phạm Minh Đức");
        assertThat(browser.openOnly(at("/lead")).statusCode()).isEqualTo(303);
        HttpResponse<String> elsewhere =
                browser.openOnly(URI.create(onward.replace("signed-out", "elsewhere")));
        assertThat(elsewhere.statusCode()).isEqualTo(400);
    }

    @Test
    void aCodeBuysTokensOnceAndOnlyWithItsProof() throws Exception {
        String verifier = "a".repeat(43);
        String first = code(verifier);
        String exchange = "grant_type=authorization_code&redirect_uri=%s&code=%s&code_verifier=%s";
        String good = exchange.formatted(at("/login/oauth2/code/gate"), first, verifier);
        assertThat(tokens("trial-desk", good).body()).contains("id_token");
        assertThat(tokens("trial-desk", good).body()).contains("invalid_grant");
        String wrongProof =
                exchange.formatted(at("/login/oauth2/code/gate"), code(verifier), "b".repeat(43));
        assertThat(tokens("trial-desk", wrongProof).body()).contains("invalid_grant");
        String wrongAddress = exchange.formatted(at("/elsewhere"), code(verifier), verifier);
        assertThat(tokens("trial-desk", wrongAddress).body()).contains("invalid_grant");
        String wrongClient =
                exchange.formatted(at("/login/oauth2/code/gate"), code(verifier), verifier);
        assertThat(tokens("machine-trader", wrongClient).body()).contains("invalid_grant");
    }

    @Test
    void aTokenThatSomebodySignedInForSaysWhen() throws Exception {
        String verifier = "c".repeat(43);
        String bought =
                tokens(
                                "trial-desk",
                                "grant_type=authorization_code&redirect_uri=%s&code=%s&code_verifier=%s"
                                        .formatted(
                                                at("/login/oauth2/code/gate"),
                                                code(verifier),
                                                verifier))
                        .body();
        String token = JsonMapper.shared().readTree(bought).path("access_token").asString();
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getDateClaim("auth_time"))
                .isCloseTo(new java.util.Date(), 60_000);
    }

    @Test
    void aStrangeAddressIsSentNowhere() throws Exception {
        for (String back :
                List.of("http://localhost:1/login/oauth2/code/gate", at("/elsewhere").toString())) {
            HttpResponse<String> refused =
                    browser.openOnly(URI.create(request(back, "&code_challenge=x")));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.headers().firstValue("location")).isEmpty();
        }
    }

    @Test
    void aRequestWithoutProofOfItsSenderIsSentBackWithAnError() throws Exception {
        HttpResponse<String> back =
                browser.openOnly(URI.create(request(at("/login/oauth2/code/gate").toString(), "")));
        assertThat(back.headers().firstValue("location").orElseThrow())
                .contains("error=invalid_request", "state=s1");
    }

    @Test
    void anAnswerThatNobodyAskedForSignsNobodyIn() throws Exception {
        HttpResponse<String> people = browser.open(at("/desk/me"));
        TrialBrowser victim = new TrialBrowser();
        HttpResponse<String> callback =
                browser.submitOnly(
                        people.uri().resolve("/authorize"), TrialBrowser.choice(people, "hoa"));
        URI address = URI.create(callback.headers().firstValue("location").orElseThrow());
        HttpResponse<String> refused = victim.open(address);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("SIGN_IN_FAILED");
        assertThat(victim.openOnly(at("/desk/me")).statusCode()).isEqualTo(303);
    }

    @Test
    void whoTakesTooLongAtTheSignInPageBeginsAgain() throws Exception {
        HttpResponse<String> people = browser.open(at("/desk/me"));
        TrialDesk.CLOCK.moveOn(Duration.ofMinutes(11));
        HttpResponse<String> late = browser.choose(people, "hoa");
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).contains("SIGN_IN_FAILED", "/oauth2/authorization/gate?to=%2F");
        assertThat(browser.choose(browser.open(at("/desk/me")), "hoa").body()).startsWith("hoa|");
    }

    @Test
    void aSignInThatThisServiceDidNotSealIsNone() throws Exception {
        for (String forged : List.of("x", "%%%", "A".repeat(200), "A".repeat(5000))) {
            HttpResponse<String> refused =
                    new TrialBrowser()
                            .send(
                                    TrialBrowser.page(at("/login/oauth2/code/gate?code=c&state=s"))
                                            .header("Cookie", "trial-desk-sign-in=" + forged)
                                            .build());
            assertThat(refused.statusCode()).as(forged).isEqualTo(401);
        }
    }

    @Test
    void nobodyIsTakenToAnotherSiteOrToNoAddressAfterSigningIn() throws Exception {
        for (String to :
                List.of("//evil.example/", "https://evil.example/", "/\\evil.example", "/a|b")) {
            String asked = URLEncoder.encode(to, StandardCharsets.UTF_8);
            HttpResponse<String> people =
                    browser.open(at("/oauth2/authorization/gate?to=" + asked));
            HttpResponse<String> callback =
                    browser.submitOnly(
                            people.uri().resolve("/authorize"), TrialBrowser.choice(people, "hoa"));
            HttpResponse<String> in =
                    browser.openOnly(
                            URI.create(callback.headers().firstValue("location").orElseThrow()));
            assertThat(in.headers().firstValue("location")).hasValue("/");
        }
    }

    @Test
    void moreThanTheMostPeopleAreToldSo() throws Exception {
        HttpResponse<String> last = null;
        for (int i = 0; i < 4; i++) {
            TrialBrowser another = new TrialBrowser();
            last = another.choose(another.open(at("/desk/me")), "hoa");
        }
        assertThat(last.statusCode()).isEqualTo(503);
        assertThat(last.body()).contains("SIGN_INS_FULL");
    }

    @Test
    void theProviderListensToThisMachineOnlyAndToItsOwnName() throws Exception {
        assertThatThrownBy(
                        () ->
                                LocalProvider.start(
                                        new InetSocketAddress("0.0.0.0", 0),
                                        Set.of(),
                                        keys.signingKey(),
                                        keys.checkingKey(),
                                        LocalKeys.AUDIENCE,
                                        InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), providerPort())) {
            String asked =
                    "GET /authorize HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400");
        }
    }

    private HttpResponse<String> signIn(String person) throws Exception {
        HttpResponse<String> page = browser.choose(browser.open(at("/desk/page")), person);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page;
    }

    private HttpResponse<String> post(String path, String token) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    private String code(String verifier) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(verifier.getBytes(StandardCharsets.US_ASCII));
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        String proof = "&code_challenge_method=S256&code_challenge=" + challenge;
        HttpResponse<String> people =
                browser.open(URI.create(request(at("/login/oauth2/code/gate").toString(), proof)));
        HttpResponse<String> back =
                browser.submitOnly(
                        people.uri().resolve("/authorize"), TrialBrowser.choice(people, "hoa"));
        String location = back.headers().firstValue("location").orElseThrow();
        return TrialBrowser.found(location, "code=([^&]+)");
    }

    private static String request(String back, String proof) {
        return provider.issuer()
                + "/authorize?response_type=code&client_id=trial-desk&scope=openid&state=s1"
                + "&nonce=n1&redirect_uri="
                + URLEncoder.encode(back, StandardCharsets.UTF_8)
                + proof;
    }

    private HttpResponse<String> tokens(String client, String form)
            throws IOException, InterruptedException {
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (client + ":" + SECRET).getBytes(StandardCharsets.US_ASCII));
        return browser.send(
                HttpRequest.newBuilder(URI.create(provider.issuer() + "/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
    }

    private static int providerPort() {
        return URI.create(provider.issuer()).getPort();
    }

    private static URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
