package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import vn.bordergate.events.GateCode;

class GrantedClaimsTest {

    static Stream<Arguments> gates() {
        return Stream.of(
                Arguments.of(List.of("KIM-THANH", "BAN-VUOC"), "BAN-VUOC KIM-THANH"),
                Arguments.of("KIM-THANH BAN-VUOC", "BAN-VUOC KIM-THANH"),
                Arguments.of("*", "*"),
                Arguments.of(List.of("KIM-THANH", "*"), "*"),
                Arguments.of(List.of("**", "kim-thanh", 7, "A"), ""),
                Arguments.of(Map.of("KIM-THANH", true), ""),
                Arguments.of(true, ""),
                Arguments.of(null, ""));
    }

    @ParameterizedTest
    @MethodSource("gates")
    void gatesAreGrantedByWordsOfTheClaimAndByNothingElse(@Nullable Object claim, String granted) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("gates", claim);
        assertThat(grants(settings(), claims)).hasToString(granted);
    }

    @Test
    void aMissingClaimGrantsNoGate() {
        GateGrants none = grants(settings(), Map.of("roles", List.of("customs-officer")));
        assertThat(none.covers(new GateCode("KIM-THANH"))).isFalse();
        assertThat(none).isEqualTo(GateGrants.none());
    }

    @Test
    void aGrantCoversItsOwnGateAndAStarAllOfThem() {
        GateGrants one = grants(settings(), Map.of("gates", List.of("KIM-THANH")));
        assertThat(one.covers("KIM-THANH")).isTrue();
        assertThat(one.covers("KIM")).isFalse();
        assertThat(one.covers("*")).isFalse();
        assertThat(GateGrants.allGates().covers("BAN-VUOC")).isTrue();
    }

    @Test
    void moreWordsThanTheMostAreNotRead() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= GrantedClaims.WORDS_MAX; i++) {
            many.add("GATE-" + i);
        }
        assertThat(grants(settings(), Map.of("gates", many)).gates())
                .hasSize(GrantedClaims.WORDS_MAX)
                .doesNotContain("GATE-" + GrantedClaims.WORDS_MAX);
    }

    @Test
    void theClaimsMayHaveOtherNames() {
        SignInSettings named =
                settings(
                        Map.of(
                                "gate.sign-in.roles-claim", "groups",
                                "gate.sign-in.gates-claim", "places"));
        Map<String, Object> claims =
                Map.of("groups", "auditor", "places", "LUNG-PO", "gates", "*", "roles", "yard");
        assertThat(new GrantedClaims(named).authorities(claims))
                .extracting(Object::toString)
                .containsExactly("ROLE_auditor", "GATE_LUNG-PO");
    }

    @Test
    void whoSignedInIsAPersonUnderEachOfTheirAccounts() {
        GrantedClaims claims =
                new GrantedClaims(settings(Map.of("gate.sign-in.person-claim", "staff_number")));
        Map<String, Object> officer = Map.of("sub", "lan", "staff_number", "HQ-7");
        Map<String, Object> lead = Map.of("sub", "lan-lead", "staff_number", "HQ-7");
        assertThat(claims.ofPerson(officer)).extracting(Object::toString).contains("PERSON_HQ-7");
        assertThat(claims.ofPerson(officer)).isEqualTo(claims.ofPerson(lead));
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                // Of somebody who signed in, and whose program has a name of its own.
                Arguments.of(Map.of("sub", "lan", "auth_time", 1_795_000_000L), true),
                Arguments.of(
                        Map.of("sub", "lan", "auth_time", 1_795_000_000L, "client_id", "tablet"),
                        true),
                // As Keycloak writes it for whoever signed in with a browser.
                Arguments.of(ofKeycloak(Map.of("auth_time", 1_795_000_000L)), true),
                // As it writes it for a client with its own secret, now and in versions of before.
                Arguments.of(ofKeycloak(OF_CLIENT), false),
                Arguments.of(ofKeycloak(OF_CLIENT, Map.of("auth_time", 0L)), false),
                // The same should it name a time one day: each of the marks alone says enough.
                Arguments.of(ofKeycloak(OF_CLIENT, Map.of("auth_time", 1_795_000_000L)), false),
                Arguments.of(
                        ofKeycloak(
                                Map.of(
                                        "auth_time",
                                        1_795_000_000L,
                                        "preferred_username",
                                        "service-account-machine-1")),
                        false),
                Arguments.of(
                        ofKeycloak(
                                Map.of("auth_time", 1_795_000_000L, "clientAddress", "10.0.0.7")),
                        false),
                Arguments.of(
                        ofKeycloak(Map.of("auth_time", 1_795_000_000L, "clientHost", "10.0.0.7")),
                        false),
                // Of somebody for whom another acts, of nobody's browser, and of no time at all.
                Arguments.of(
                        ofKeycloak(
                                Map.of(
                                        "auth_time",
                                        1_795_000_000L,
                                        "act",
                                        Map.of("sub", "machine-1"))),
                        false),
                Arguments.of(ofKeycloak(Map.of("auth_time", 0)), false),
                Arguments.of(ofKeycloak(Map.of("auth_time", -1)), false),
                Arguments.of(ofKeycloak(Map.of("auth_time", "1795000000")), false),
                Arguments.of(ofKeycloak(Map.of("auth_time", true)), false),
                Arguments.of(ofKeycloak(Map.of()), false),
                Arguments.of(Map.of("auth_time", 1L), false),
                // Of the local provider: made beforehand, or for a program itself.
                Arguments.of(Map.of("sub", "local-customs-officer"), false),
                Arguments.of(Map.of("sub", "machine-1", "client_id", "machine-1"), false),
                Arguments.of(
                        Map.of("sub", "machine-1", "azp", "machine-1", "auth_time", 1L), false),
                Arguments.of(Map.of("sub", "  ", "auth_time", 1L), false));
    }

    /** What Keycloak adds for a client that shows its own secret. */
    private static final Map<String, Object> OF_CLIENT =
            Map.of(
                    "client_id", "machine-1",
                    "clientHost", "10.0.0.7",
                    "clientAddress", "10.0.0.7",
                    "preferred_username", "service-account-machine-1");

    /** Its subject is an account of Keycloak's own, also that of a client. */
    @SafeVarargs
    private static Map<String, Object> ofKeycloak(Map<String, Object>... more) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", "c66d48f6-2ae5-4d29-b0ee-a5a1a2d2f0f5");
        claims.put("azp", "machine-1");
        claims.put("typ", "Bearer");
        claims.put("acr", "1");
        claims.put("preferred_username", "lan");
        for (Map<String, Object> one : more) {
            claims.putAll(one);
        }
        return claims;
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenIsOfAPersonOnlyWhenSomebodySignedInForIt(
            Map<String, Object> claims, boolean ofPerson) {
        Jwt.Builder token = Jwt.withTokenValue("token").header("alg", "RS256");
        claims.forEach(token::claim);
        assertThat(
                        new GrantedClaims(settings())
                                .convert(token.build())
                                .map(Object::toString)
                                .filter(name -> name.startsWith("PERSON_"))
                                .collectList()
                                .block())
                .hasSize(ofPerson ? 1 : 0);
    }

    @Test
    void theSettingsHaveDefaults() {
        assertThat(settings())
                .hasToString(
                        "SignInSettings[registration=gate, rolesClaim=roles, gatesClaim=gates,"
                                + " firmsClaim=firms, personClaim=sub, idleMax=PT30M, sessionMax=PT10H,"
                                + " sessionsMax=10000, pendingMax=PT10M, providerAnswerMax=PT10S]");
    }

    static Stream<Arguments> firms() {
        return Stream.of(
                Arguments.of(List.of("0100109106", "FOREIGN_ID:CN-4481"), false, 2),
                Arguments.of("0100109106 0101248141-001", false, 2),
                Arguments.of(List.of("*"), true, 0),
                Arguments.of(List.of("*", "0100109106"), true, 0),
                Arguments.of(List.of("not a number", 7, "a", "lower-case"), false, 0),
                Arguments.of(Map.of("0100109106", true), false, 0),
                Arguments.of(null, false, 0));
    }

    @ParameterizedTest
    @MethodSource("firms")
    void firmsAreClaimedByWordsOfTheClaimAndByNothingElse(
            @Nullable Object claim, boolean every, int words) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("firms", claim);
        ClaimedFirms claimed = claimed(new GrantedClaims(settings()).authorities(claims));
        assertThat(claimed.every()).isEqualTo(every);
        assertThat(claimed.words()).hasSize(words);
    }

    @Test
    void nobodyWhoSignedInActsForEveryFirm() {
        ClaimedFirms claimed =
                claimed(
                        new GrantedClaims(settings())
                                .ofPerson(
                                        Map.of("sub", "lan", "firms", List.of("*", "0100109106"))));
        assertThat(claimed).isEqualTo(new ClaimedFirms(false, Set.of("0100109106")));
    }

    private static ClaimedFirms claimed(Set<GrantedAuthority> authorities) {
        return ClaimedFirms.of(new TestingAuthenticationToken("lan", "", authorities));
    }

    private static GateGrants grants(SignInSettings settings, Map<String, Object> claims) {
        return GateGrants.of(new GrantedClaims(settings).authorities(claims));
    }

    private static SignInSettings settings() {
        return settings(Map.of());
    }

    private static SignInSettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("gate.sign-in", SignInSettings.class);
    }
}
