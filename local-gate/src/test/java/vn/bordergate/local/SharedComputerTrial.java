package vn.bordergate.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.bordergate.local.signin.Client;
import vn.bordergate.local.signin.LocalProvider;

/**
 * A computer that officers share, with two services open in it: whoever signs out of one is gone
 * from both, and from no other computer.
 */
@NullUnmarked
class SharedComputerTrial {

    private static final String SECRET = "known-to-this-trial-only";
    private static final List<String> NAMES = List.of("trial-desk", "trial-totals");

    private static LocalKeys keys;
    private static LocalProvider provider;
    private static int[] ports;
    private static final ConfigurableApplicationContext[] SERVICES =
            new ConfigurableApplicationContext[2];

    private final TrialBrowser shared = new TrialBrowser();

    @BeforeAll
    static void openTheOffice(@TempDir Path folder) throws Exception {
        keys = LocalKeys.keptIn(folder, Instant.now());
        ports = new int[] {freePort(), freePort()};
        provider =
                LocalProvider.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        List.of(
                                Client.service(NAMES.get(0), SECRET, ports[0]),
                                Client.service(NAMES.get(1), SECRET, ports[1])),
                        keys.signingKey(),
                        keys.checkingKey(),
                        LocalKeys.AUDIENCE,
                        InstantSource.system());
        for (int i = 0; i < SERVICES.length; i++) {
            SERVICES[i] = service(i);
        }
    }

    private static ConfigurableApplicationContext service(int which) {
        String client = "--spring.security.oauth2.client.";
        String tokens = "--spring.security.oauth2.resourceserver.jwt.";
        return new SpringApplicationBuilder(TrialDesk.class)
                .run(
                        "--spring.application.name=" + NAMES.get(which),
                        "--server.address=127.0.0.1",
                        "--server.port=" + ports[which],
                        tokens + "public-key-location=" + keys.publicKey().toUri(),
                        tokens + "audiences=" + LocalKeys.AUDIENCE,
                        client + "provider.gate.issuer-uri=" + provider.issuer(),
                        client + "registration.gate.client-id=" + NAMES.get(which),
                        client + "registration.gate.client-secret=" + SECRET,
                        client + "registration.gate.scope=openid,profile");
    }

    @AfterAll
    static void closeTheOffice() {
        for (ConfigurableApplicationContext service : SERVICES) {
            service.close();
        }
        provider.close();
    }

    @AfterEach
    void letSessionsEnd() {
        TrialDesk.CLOCK.moveOn(Duration.ofDays(1));
    }

    @Test
    void whoSignsOutOfOneServiceIsNobodyAnywhereOnThisComputer() throws Exception {
        HttpResponse<String> desk = signIn(shared, 0, "hoa");
        signIn(shared, 1, "hoa");
        assertThat(me(shared, 0)).startsWith("hoa|");
        assertThat(me(shared, 1)).startsWith("hoa|");

        signOut(shared, 0, desk);

        assertThat(me(shared, 0)).isEqualTo("nobody");
        assertThat(me(shared, 1)).isEqualTo("nobody");
        HttpResponse<String> next = signIn(shared, 1, "binh");
        assertThat(next.body()).contains("Trần Văn Bình").doesNotContain("Nguyễn Thị Hoa");
    }

    @Test
    void atAnotherComputerTheSamePersonStaysSignedIn() throws Exception {
        TrialBrowser elsewhere = new TrialBrowser();
        signIn(elsewhere, 1, "hoa");
        HttpResponse<String> desk = signIn(shared, 0, "hoa");
        signIn(shared, 1, "hoa");

        signOut(shared, 0, desk);

        assertThat(me(shared, 1)).isEqualTo("nobody");
        assertThat(me(elsewhere, 1)).startsWith("hoa|");
    }

    @Test
    void whoSignsOutTakesNobodyElseAlong() throws Exception {
        TrialBrowser colleague = new TrialBrowser();
        signIn(colleague, 1, "binh");
        signIn(shared, 1, "duc");
        HttpResponse<String> desk = signIn(shared, 0, "hoa");

        signOut(shared, 0, desk);

        assertThat(me(colleague, 1)).startsWith("binh|");
        assertThat(me(shared, 1)).as("signed in as somebody else there").startsWith("duc|");
    }

    @Test
    void onlyTheProvidersOwnWordForThisServiceEndsASession(@TempDir Path elsewhere)
            throws Exception {
        signIn(shared, 1, "hoa");
        JWTClaimsSet good = word(NAMES.get(1)).build();
        LocalKeys others = LocalKeys.keptIn(elsewhere, Instant.now());
        for (String bad :
                List.of(
                        signed(good, "logout+jwt", others),
                        signed(word(NAMES.get(0)).build(), "logout+jwt", keys),
                        signed(
                                word(NAMES.get(1)).issuer("http://evil.example").build(),
                                "JWT",
                                keys),
                        signed(word(NAMES.get(1)).claim("events", null).build(), "JWT", keys),
                        signed(word(NAMES.get(1)).claim("nonce", "n").build(), "JWT", keys),
                        signed(
                                word(NAMES.get(1))
                                        .expirationTime(Date.from(Instant.now().minusSeconds(600)))
                                        .build(),
                                "logout+jwt",
                                keys),
                        "nothing")) {
            assertThat(tell(1, bad)).as(bad).isIn(400, 401);
        }
        assertThat(me(shared, 1)).startsWith("hoa|");
        assertThat(tell(1, signed(good, "logout+jwt", keys))).isEqualTo(200);
        assertThat(me(shared, 1)).isEqualTo("nobody");
    }

    /** The provider's word that hoa has signed out, of whichever of her browsers. */
    private static JWTClaimsSet.Builder word(String audience) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .audience(audience)
                .subject("hoa")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim(
                        "events",
                        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    private static String signed(JWTClaimsSet claims, String type, LocalKeys by) throws Exception {
        String id = new RSAKey.Builder(keys.checkingKey()).keyIDFromThumbprint().build().getKeyID();
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(new JOSEObjectType(type))
                                .keyID(id)
                                .build(),
                        claims);
        token.sign(new RSASSASigner(by.signingKey()));
        return token.serialize();
    }

    private static int tell(int which, String token) throws Exception {
        return new TrialBrowser()
                .submitOnly(
                        at(which, "/logout/connect/back-channel/gate"),
                        Map.of("logout_token", token))
                .statusCode();
    }

    private static HttpResponse<String> signIn(TrialBrowser browser, int which, String person)
            throws Exception {
        HttpResponse<String> page = browser.choose(browser.open(at(which, "/desk/page")), person);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page;
    }

    private static void signOut(TrialBrowser browser, int which, HttpResponse<String> page)
            throws Exception {
        HttpResponse<String> leaving =
                browser.submit(at(which, "/sign-out"), TrialBrowser.formToken(page));
        String onward = TrialBrowser.found(leaving.body(), "content=\"0;url=([^\"]+)\"");
        assertThat(browser.open(URI.create(onward)).uri()).isEqualTo(at(which, "/signed-out"));
    }

    /** Who the service takes this browser for. */
    private static String me(TrialBrowser browser, int which) throws Exception {
        HttpResponse<String> answer = browser.openOnly(at(which, "/desk/me"));
        return answer.statusCode() == 303 ? "nobody" : answer.body();
    }

    private static URI at(int which, String path) {
        return URI.create("http://localhost:" + ports[which] + path);
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
